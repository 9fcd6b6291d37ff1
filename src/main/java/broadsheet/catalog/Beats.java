package broadsheet.catalog;

import broadsheet.catalog.Beat.Stance;
import broadsheet.paper.PaperId;
import broadsheet.paper.TextKey;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** The beats that readers described. Thread-safe. */
public final class Beats {
    /** Read by one question, as another process may change a beat between two. */
    private static final String SELECT = """
            select b.key, b.name, b.instruction, coalesce(p.id, e.paper) as paper, e.stance
            from beat b
            left join beat_example e on e.beat = b.key
            left join paper_id i on i.id = e.paper
            left join paper p on p.paper = i.paper
            %s
            order by b.key, e.place""";

    private final Database database;
    private final InstantSource clock;

    Beats(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All of them, by name; their examples under the names by which these papers are filed now. */
    public List<Beat> list() {
        return database.read("reading the beats", handle -> beats(handle.createQuery(SELECT.formatted(""))));
    }

    /** The one of a name. */
    public Optional<Beat> find(String name) {
        String key = TextKey.of(name);
        return database.read("reading the beat " + key, handle -> find(handle, key));
    }

    private static Optional<Beat> find(Handle handle, String key) {
        return beats(handle.createQuery(SELECT.formatted("where b.key = :key")).bind("key", key)).stream()
                .findFirst();
    }

    private static List<Beat> beats(Query query) {
        Map<String, Kept> kept = new LinkedHashMap<>();
        query.map((row, context) -> new Row(
                        row.getString("key"),
                        row.getString("name"),
                        row.getString("instruction"),
                        Optional.ofNullable(row.getString("paper")),
                        Optional.ofNullable(row.getString("stance"))))
                .forEach(row -> row.addTo(kept.computeIfAbsent(
                        row.key(), key -> new Kept(row.name(), row.instruction(), new LinkedHashMap<>()))));
        return kept.values().stream().map(Kept::beat).toList();
    }

    /** A beat while its rows are read. */
    private record Kept(String name, String instruction, Map<PaperId, Stance> examples) {
        Beat beat() {
            return new Beat(
                    name,
                    instruction,
                    examples.entrySet().stream()
                            .map(one -> new Beat.Example(one.getKey(), one.getValue()))
                            .toList());
        }
    }

    /** A row: an example of a beat, or a beat that has none. */
    private record Row(String key, String name, String instruction, Optional<String> paper, Optional<String> stance) {
        /** Two examples that are one paper by now are one; if one of them was wanted, it is. */
        void addTo(Kept kept) {
            paper.map(PaperId::ofText)
                    .ifPresent(id -> kept.examples()
                            .merge(
                                    id,
                                    Stance.valueOf(stance.orElseThrow().toUpperCase(Locale.ROOT)),
                                    (before, now) -> before.isWanted() ? before : now));
        }
    }

    /** Keeps a beat, in place of the one of that name if there is one. */
    public void keep(Beat beat) {
        database.write("keeping the beat " + beat.key(), handle -> {
            insert(handle, beat);
            return beat;
        });
    }

    /** Keeps a beat; false if there is one of that name, which stays. */
    public boolean add(Beat beat) {
        return database.write("keeping the beat " + beat.key(), handle -> {
            boolean isFree = find(handle, beat.key()).isEmpty();
            if (isFree) {
                insert(handle, beat);
            }
            return isFree;
        });
    }

    /** What became of a change. */
    public enum Replaced {
        /** It is kept. */
        DONE,
        /** A third beat has its name; nothing changed. */
        TAKEN,
        /** The beat was changed or removed since it was looked at; nothing changed. */
        OUTDATED
    }

    /**
     * Keeps a beat in place of another, which may have another name.
     *
     * @param fingerprint of the other as whoever changes it saw it
     */
    public Replaced replace(String former, String fingerprint, Beat beat) {
        return database.write("changing the beat " + former, handle -> {
            String key = TextKey.of(former);
            if (!find(handle, key).map(Beat::fingerprint).equals(Optional.of(fingerprint))) {
                return Replaced.OUTDATED;
            }
            if (!beat.key().equals(key) && find(handle, beat.key()).isPresent()) {
                return Replaced.TAKEN;
            }
            remove(handle, key);
            insert(handle, beat);
            return Replaced.DONE;
        });
    }

    /**
     * Changes the beat of a name.
     *
     * @return as it is now; nothing if there is none
     */
    public Optional<Beat> change(String name, UnaryOperator<Beat> how) {
        return database.write("changing the beat " + name, handle -> {
            Optional<Beat> changed = find(handle, TextKey.of(name)).map(how);
            changed.ifPresent(beat -> insert(handle, beat));
            return changed;
        });
    }

    private void insert(Handle handle, Beat beat) {
        remove(handle, beat.key());
        handle.createUpdate("""
                        insert into beat (key, name, instruction, made_at) values (:key, :name, :instruction, :now)""")
                .bind("key", beat.key())
                .bind("name", beat.name())
                .bind("instruction", beat.instruction())
                .bind("now", clock.instant().toEpochMilli())
                .execute();
        PreparedBatch examples = handle.prepareBatch("""
                insert into beat_example (beat, place, paper, stance) values (:key, :place, :paper, :stance)""");
        for (int place = 0; place < beat.examples().size(); place++) {
            Beat.Example example = beat.examples().get(place);
            examples.bind("key", beat.key())
                    .bind("place", place)
                    .bind("paper", example.paper().text())
                    .bind("stance", example.stance().name().toLowerCase(Locale.ROOT))
                    .add();
        }
        if (!beat.examples().isEmpty()) {
            examples.execute();
        }
        // Pages that show the beat are kept as long as the catalogue stays as it is.
        Papers.nextRevision(handle);
    }

    /** Removes the beat of a name; false if there is none. */
    public boolean remove(String name) {
        return database.write("removing the beat " + name, handle -> {
            Papers.nextRevision(handle);
            return remove(handle, TextKey.of(name));
        });
    }

    private static boolean remove(Handle handle, String key) {
        handle.createUpdate("delete from beat_example where beat = :key")
                .bind("key", key)
                .execute();
        return handle.createUpdate("delete from beat where key = :key")
                        .bind("key", key)
                        .execute()
                > 0;
    }
}
