package broadsheet.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The records that sources sent and nobody could read, by kind and with their names: the latest thousand of each source, for
 * a month. Thread-safe.
 */
public final class BrokenRecords {
    /** How many of each source are kept. */
    public static final int MOST = 1_000;

    /** How long one is kept that does not come again. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final int LONGEST = 300;

    private final Database database;
    private final InstantSource clock;

    BrokenRecords(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A record that was just met.
     *
     * @param record its own name; empty if it has none; cut to 300 characters
     * @param kind what is wrong, one word
     * @param reason what is wrong, for a person; cut to 300 characters
     */
    public record Met(String record, String kind, String reason) {
        public Met {
            record = record.substring(0, Math.min(record.length(), LONGEST));
            reason = reason.substring(0, Math.min(reason.length(), LONGEST));
        }
    }

    /** Notes records of a source. */
    public void note(String source, Collection<Met> records) {
        if (records.isEmpty()) {
            return;
        }
        long now = clock.millis();
        // A statement must not touch a row twice, and some records have no name to tell them apart.
        Map<List<String>, List<Met>> alike =
                records.stream().collect(Collectors.groupingBy(met -> List.of(met.record(), met.kind())));
        database.write("noting broken records", handle -> {
            try (PreparedBatch batch = handle.prepareBatch("""
                    insert into broken_record (source, record, kind, reason, first_at, last_at, times)
                    values (:source, :record, :kind, :reason, :now, :now, :times)
                    on conflict (source, record, kind) do update set reason = excluded.reason,
                      last_at = excluded.last_at, times = broken_record.times + excluded.times""")) {
                alike.values()
                        .forEach(same -> batch.bind("source", source)
                                .bind("record", same.getLast().record())
                                .bind("kind", same.getLast().kind())
                                .bind("reason", same.getLast().reason())
                                .bind("now", now)
                                .bind("times", same.size())
                                .add());
                batch.execute();
            }
            handle.createUpdate("delete from broken_record where last_at < :limit")
                    .bind("limit", now - KEPT.toMillis())
                    .execute();
            return handle.createUpdate("""
                            delete from broken_record where source = :source and (record, kind) in
                              (select record, kind from broken_record where source = :source
                               order by last_at desc, record, kind limit 1000000 offset :most)""")
                    .bind("source", source)
                    .bind("most", MOST)
                    .execute();
        });
    }

    /** All that are kept, by source, the latest first. */
    public List<BrokenRecord> list() {
        return database.read(
                "reading the broken records",
                handle -> handle.createQuery("""
                        select * from broken_record order by source, last_at desc, record, kind""")
                        .map((row, context) -> PaperRow.read(row, BrokenRecords::record))
                        .list());
    }

    /** How many of each kind were met since a moment, by source and kind. */
    public Map<String, Map<String, Long>> counts(Instant since) {
        return database.read(
                "counting the broken records",
                handle -> handle.createQuery("""
                        select source, kind, count(*) as records from broken_record
                        where last_at >= :since group by source, kind""")
                        .bind("since", since.toEpochMilli())
                        .reduceRows(new TreeMap<String, Map<String, Long>>(), (counts, row) -> {
                            counts.computeIfAbsent(row.getColumn("source", String.class), _ -> new TreeMap<>())
                                    .put(row.getColumn("kind", String.class), row.getColumn("records", Long.class));
                            return counts;
                        }));
    }

    private static BrokenRecord record(ResultSet row) throws SQLException {
        return new BrokenRecord(
                row.getString("source"),
                row.getString("record"),
                row.getString("kind"),
                row.getString("reason"),
                Instant.ofEpochMilli(row.getLong("first_at")),
                Instant.ofEpochMilli(row.getLong("last_at")),
                row.getInt("times"));
    }
}
