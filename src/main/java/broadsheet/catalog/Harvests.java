package broadsheet.catalog;

import broadsheet.net.Validators;
import broadsheet.paper.Paper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How far harvests have come, and in what state the pages were that are asked for again and again. The papers of a page and the place after it are stored in one transaction, so that a harvest
 * may be killed at any moment and goes on where it was, with nothing lost. Thread-safe.
 */
public final class Harvests {
    private final Database database;
    private final Papers papers;

    Harvests(Database database, Papers papers) {
        this.database = database;
        this.papers = papers;
    }

    /** Where a harvest stands; nothing if none is under way. */
    public Optional<HarvestPosition> position(String name) {
        return database.read(
                "reading how far the harvest of " + name + " is",
                handle -> handle.createQuery("select * from harvest where name = :name and from_day is not null")
                        .bind("name", name)
                        .map((row, context) -> PaperRow.read(row, Harvests::position))
                        .findOne());
    }

    /** Up to which moment, by the source's clock, everything was read; nothing if it never was. */
    public Optional<Instant> reached(String name) {
        return database.read(
                "reading how far the harvest of " + name + " came",
                handle -> handle.createQuery(
                                "select reached_at from harvest where name = :name and reached_at is not null")
                        .bind("name", name)
                        .mapTo(Long.class)
                        .findOne()
                        .map(Instant::ofEpochMilli));
    }

    /**
     * Stores the papers of a page and the place after it, both or neither.
     *
     * @return what became of the papers
     */
    public Papers.Stored store(String name, List<Paper> page, HarvestPosition after) {
        return database.write("storing harvested papers", handle -> {
            Papers.Stored stored = papers.storeIn(handle, page);
            save(handle, name, after);
            return stored;
        });
    }

    /**
     * Stores the papers of the last page and notes that the harvest is at its end.
     *
     * @param reached up to which moment everything is read now; null if the harvest did not read up to its own beginning
     * @return what became of the papers
     */
    public Papers.Stored finish(String name, List<Paper> page, @Nullable Instant reached) {
        return database.write("storing harvested papers", handle -> {
            Papers.Stored stored = papers.storeIn(handle, page);
            handle.createUpdate("""
                            insert into harvest (name, reached_at) values (:name, :reached)
                            on conflict (name) do update set from_day = null, until_day = null, skip = null,
                              oldest_day = null, begun_at = null,
                              reached_at = coalesce(excluded.reached_at, harvest.reached_at)""")
                    .bind("name", name)
                    .bind("reached", reached == null ? null : Long.valueOf(reached.toEpochMilli()))
                    .execute();
            return stored;
        });
    }

    /** What a server said of the state of a page when it was last stored; {@link Validators#NONE} if nothing is known. */
    public Validators state(String address) {
        return database.read(
                "reading the state of " + address,
                handle -> handle.createQuery("select etag, last_modified from page_state where address = :address")
                        .bind("address", address)
                        .map((row, context) -> PaperRow.read(
                                row, one -> new Validators(one.getString("etag"), one.getString("last_modified"))))
                        .findOne()
                        .orElse(Validators.NONE));
    }

    /**
     * Stores the papers of a page and the state it was in, both or neither.
     *
     * @param address of the page
     * @return what became of the papers
     */
    public Papers.Stored store(String address, List<Paper> page, Validators state) {
        return database.write("storing what was announced", handle -> {
            Papers.Stored stored = papers.storeIn(handle, page);
            handle.createUpdate("""
                            insert into page_state (address, etag, last_modified) values (:address, :etag, :modified)
                            on conflict (address) do update set etag = excluded.etag,
                              last_modified = excluded.last_modified""")
                    .bind("address", address)
                    .bind("etag", state.etag())
                    .bind("modified", state.lastModified())
                    .execute();
            return stored;
        });
    }

    private static void save(Handle handle, String name, HarvestPosition position) {
        LocalDate until = position.until();
        Instant begun = position.begun();
        handle.createUpdate("""
                        insert into harvest (name, from_day, until_day, skip, oldest_day, begun_at)
                        values (:name, :from, :until, :skip, :oldest, :begun)
                        on conflict (name) do update set from_day = excluded.from_day, until_day = excluded.until_day,
                          skip = excluded.skip, oldest_day = excluded.oldest_day, begun_at = excluded.begun_at""")
                .bind("name", name)
                .bind("from", position.from().toEpochDay())
                .bind("until", until == null ? null : Long.valueOf(until.toEpochDay()))
                .bind("skip", position.skip())
                .bind("oldest", position.oldest().toEpochDay())
                .bind("begun", begun == null ? null : Long.valueOf(begun.toEpochMilli()))
                .execute();
    }

    private static HarvestPosition position(ResultSet row) throws SQLException {
        Long until = number(row, "until_day");
        Long begun = number(row, "begun_at");
        return new HarvestPosition(
                LocalDate.ofEpochDay(row.getLong("from_day")),
                until == null ? null : LocalDate.ofEpochDay(until),
                row.getInt("skip"),
                LocalDate.ofEpochDay(row.getLong("oldest_day")),
                begun == null ? null : Instant.ofEpochMilli(begun));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
