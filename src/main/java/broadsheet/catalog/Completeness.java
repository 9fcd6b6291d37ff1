package broadsheet.catalog;

import broadsheet.paper.PaperId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** How complete the catalogue is, as a look a day tells, and which papers are missing. Thread-safe. */
public final class Completeness {
    /** How long looks are kept. */
    public static final Duration KEPT = Duration.ofDays(90);

    /** How long a paper is missed, and asked for each day. */
    public static final Duration MISSED = Duration.ofDays(7);

    private final Database database;
    private final InstantSource clock;

    Completeness(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Which of some papers are not here under any of their ids, in their order. */
    public Set<PaperId> lacking(Collection<PaperId> ids) {
        Set<PaperId> lacking = new LinkedHashSet<>(ids);
        for (List<String> some :
                PaperSql.inParts(lacking.stream().map(PaperId::text).toList())) {
            List<String> known = database.read(
                    "looking which papers are here",
                    handle -> handle.createQuery("select id from paper_id where id in (<ids>)")
                            .bindList("ids", some)
                            .mapTo(String.class)
                            .list());
            known.forEach(id -> lacking.remove(PaperId.ofText(id)));
        }
        return lacking;
    }

    /**
     * Notes looks, each in place of an earlier one at the same, and what is missing from now on; what is here by now, or was
     * missed for a week, is missed no more.
     */
    public void note(Collection<Look> looks, Collection<PaperId> missing) {
        long now = clock.millis();
        database.write("noting how complete the catalogue is", handle -> {
            looks.forEach(look -> write(handle, look));
            try (PreparedBatch batch = handle.prepareBatch("""
                    insert into missing_paper (paper, since) values (:paper, :now) on conflict (paper) do nothing""")) {
                missing.forEach(
                        id -> batch.bind("paper", id.text()).bind("now", now).add());
                if (batch.size() > 0) {
                    batch.execute();
                }
            }
            handle.createUpdate("delete from missing_paper where paper in (select id from paper_id)")
                    .execute();
            handle.createUpdate("delete from missing_paper where since < :limit")
                    .bind("limit", now - MISSED.toMillis())
                    .execute();
            return handle.createUpdate("delete from completeness where looked_at < :limit")
                    .bind("limit", now - KEPT.toMillis())
                    .execute();
        });
    }

    private static void write(Handle handle, Look look) {
        handle.createUpdate("""
                        insert into completeness (day, part, looked_at, listed, held, asked, came)
                        values (:day, :part, :at, :listed, :held, :asked, :came)
                        on conflict (day, part) do update set looked_at = excluded.looked_at,
                          listed = excluded.listed, held = excluded.held, asked = excluded.asked, came = excluded.came""")
                .bind("day", look.day().toEpochDay())
                .bind("part", look.part().name())
                .bind("at", look.at().toEpochMilli())
                .bind("listed", look.listed())
                .bind("held", look.held())
                .bind("asked", look.asked())
                .bind("came", look.came())
                .execute();
    }

    /** The latest looks, by day, the latest first. */
    public List<Look> latest(int most) {
        return database.read(
                "reading how complete the catalogue is",
                handle -> handle.createQuery("""
                        select * from completeness order by day desc, part limit :most""")
                        .bind("most", most)
                        .map((row, context) -> PaperRow.read(row, Completeness::look))
                        .list());
    }

    /** The papers that are missing, and since when that is known, the longest missed first. */
    public SequencedMap<PaperId, Instant> missing() {
        SequencedMap<PaperId, Instant> missing = new LinkedHashMap<>();
        database.read(
                        "reading which papers are missing",
                        handle -> handle.createQuery("select paper, since from missing_paper order by since, paper")
                                .map((row, context) -> PaperRow.read(
                                        row,
                                        one -> new Missed(
                                                PaperId.ofText(one.getString("paper")),
                                                Instant.ofEpochMilli(one.getLong("since")))))
                                .list())
                .forEach(one -> missing.put(one.id(), one.since()));
        return missing;
    }

    private record Missed(PaperId id, Instant since) {}

    private static Look look(ResultSet row) throws SQLException {
        return new Look(
                LocalDate.ofEpochDay(row.getLong("day")),
                Look.Part.valueOf(row.getString("part")),
                Instant.ofEpochMilli(row.getLong("looked_at")),
                row.getInt("listed"),
                row.getInt("held"),
                row.getInt("asked"),
                row.getInt("came"));
    }
}
