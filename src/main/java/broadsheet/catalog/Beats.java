package broadsheet.catalog;

import broadsheet.paper.PaperId;
import broadsheet.paper.TextKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The beats that readers described. Thread-safe. */
public final class Beats {
    private final Database database;
    private final InstantSource clock;

    Beats(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All of them, by name. */
    public List<Beat> list() {
        return database.read("reading the beats", Beats::list);
    }

    /** Read at once, as another process may change one between two questions. */
    private static List<Beat> list(Handle handle) {
        Map<String, Kept> kept = new LinkedHashMap<>();
        handle.createQuery("""
                        select b.key, b.name, b.instruction, e.paper, e.stance
                        from beat b left join beat_example e on e.beat = b.key
                        order by b.key, e.place""")
                .map((row, context) -> new Row(
                        row.getString("key"),
                        row.getString("name"),
                        row.getString("instruction"),
                        Optional.ofNullable(row.getString("paper")),
                        Optional.ofNullable(row.getString("stance"))))
                .forEach(row -> row.paper()
                        .ifPresentOrElse(
                                paper -> row.in(kept)
                                        .examples()
                                        .add(example(paper, row.stance().orElse(""))),
                                () -> row.in(kept)));
        return kept.values().stream()
                .map(beat -> new Beat(beat.name(), beat.instruction(), beat.examples()))
                .toList();
    }

    /** A beat while its rows are read. */
    private record Kept(String name, String instruction, List<Beat.Example> examples) {}

    /** A row: an example of a beat, or a beat that has none. */
    private record Row(String key, String name, String instruction, Optional<String> paper, Optional<String> stance) {
        Kept in(Map<String, Kept> kept) {
            return kept.computeIfAbsent(key, one -> new Kept(name, instruction, new ArrayList<>()));
        }
    }

    /** The one of a name. */
    public Optional<Beat> find(String name) {
        String key = TextKey.of(name);
        return list().stream().filter(beat -> beat.key().equals(key)).findFirst();
    }

    private static Optional<Beat> find(Handle handle, String key) {
        return list(handle).stream().filter(beat -> beat.key().equals(key)).findFirst();
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

    /** Keeps a beat in place of another, which may have another name; false if a third has its name, and nothing changes. */
    public boolean replace(String former, Beat beat) {
        return database.write("changing the beat " + former, handle -> {
            String key = TextKey.of(former);
            boolean isFree = beat.key().equals(key) || find(handle, beat.key()).isEmpty();
            if (isFree) {
                remove(handle, key);
                insert(handle, beat);
            }
            return isFree;
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

    private static Beat.Example example(String paper, String stance) {
        return new Beat.Example(PaperId.ofText(paper), Beat.Stance.valueOf(stance.toUpperCase(Locale.ROOT)));
    }
}
