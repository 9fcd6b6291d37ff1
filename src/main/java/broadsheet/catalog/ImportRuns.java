package broadsheet.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The imports that were run, so that editions and {@code /about} can say how fresh the catalogue is. Thread-safe. */
public final class ImportRuns {
    private final Database database;
    private final InstantSource clock;

    ImportRuns(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Notes that an import begins.
     *
     * @return the run's number, for {@link #end}
     */
    public long begin(String source) {
        return database.write(
                "noting an import",
                handle -> handle.createQuery("""
                        insert into import_run
                          (run, source, started_at, ended_at, outcome, added, changed, unchanged, broken, message)
                        select coalesce(max(run), 0) + 1, :source, :now, null, 'BEGUN', 0, 0, 0, 0, '' from import_run
                        returning run""")
                        .bind("source", source)
                        .bind("now", clock.millis())
                        .mapTo(Long.class)
                        .one());
    }

    /** Notes how an import ended. */
    public void end(long run, ImportRun.Outcome outcome, Papers.Stored stored, long broken, String message) {
        database.write(
                "noting an import",
                handle -> handle.createUpdate("""
                        update import_run set ended_at = :now, outcome = :outcome, added = :added, changed = :changed,
                          unchanged = :unchanged, broken = :broken, message = :message
                        where run = :run""")
                        .bind("now", clock.millis())
                        .bind("outcome", outcome.name())
                        .bind("added", stored.added())
                        .bind("changed", stored.changed())
                        .bind("unchanged", stored.unchanged())
                        .bind("broken", broken)
                        .bind("message", message)
                        .bind("run", run)
                        .execute());
    }

    /** The last run of each source, by source. */
    public List<ImportRun> last() {
        return database.read("reading the imports", ImportRuns::last);
    }

    static List<ImportRun> last(Handle handle) {
        return list(handle, "select max(run) from import_run group by source");
    }

    /** The last run of each source that came to its end, by source. */
    public List<ImportRun> lastDone() {
        return database.read(
                "reading the imports",
                handle -> list(handle, "select max(run) from import_run where outcome = 'DONE' group by source"));
    }

    /** @param which a query for the numbers of runs */
    private static List<ImportRun> list(Handle handle, String which) {
        return handle.createQuery("select * from import_run where run in (" + which + ") order by source")
                .map((row, context) -> PaperRow.read(row, ImportRuns::run))
                .list();
    }

    /** How each source stands that was ever run, by source. */
    public List<SourceState> states() {
        return database.read(
                "reading the imports",
                handle -> handle.createQuery("""
                        select r.*, g.started_at as read_up_to,
                          (select count(*) from import_run f where f.source = r.source and f.outcome = 'FAILED'
                             and f.run > coalesce(g.run, 0)) as failures
                        from import_run r
                        left join import_run g on g.run = (select max(d.run) from import_run d
                                                           where d.source = r.source and d.outcome = 'DONE')
                        where r.run = (select max(o.run) from import_run o where o.source = r.source)
                        order by r.source""")
                        .map((row, context) -> PaperRow.read(row, ImportRuns::state))
                        .list());
    }

    private static SourceState state(ResultSet row) throws SQLException {
        long readUpTo = row.getLong("read_up_to");
        boolean never = row.wasNull();
        return new SourceState(run(row), never ? null : Instant.ofEpochMilli(readUpTo), row.getInt("failures"));
    }

    /** The runs of a source that began since a moment, in their order. */
    public List<ImportRun> since(String source, Instant moment) {
        return database.read(
                "reading the imports",
                handle -> handle.createQuery("""
                        select * from import_run where source = :source and started_at >= :moment order by run""")
                        .bind("source", source)
                        .bind("moment", moment.toEpochMilli())
                        .map((row, context) -> PaperRow.read(row, ImportRuns::run))
                        .list());
    }

    /** The last run of a source. */
    public Optional<ImportRun> last(String source) {
        return database.read(
                "reading the imports",
                handle -> handle.createQuery("""
                        select * from import_run where source = :source order by run desc limit 1""")
                        .bind("source", source)
                        .map((row, context) -> PaperRow.read(row, ImportRuns::run))
                        .findOne());
    }

    private static ImportRun run(ResultSet row) throws SQLException {
        long ended = row.getLong("ended_at");
        boolean running = row.wasNull();
        return new ImportRun(
                row.getString("source"),
                Instant.ofEpochMilli(row.getLong("started_at")),
                running ? null : Instant.ofEpochMilli(ended),
                ImportRun.Outcome.valueOf(row.getString("outcome")),
                row.getLong("added"),
                row.getLong("changed"),
                row.getLong("unchanged"),
                row.getLong("broken"),
                row.getString("message"));
    }
}
