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
import org.jdbi.v3.core.Handle;

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
        return database.read("reading the beats", handle -> {
            Map<String, List<Beat.Example>> examples = new LinkedHashMap<>();
            handle.createQuery("select beat, paper, stance from beat_example order by beat, place")
                    .map((row, context) ->
                            Map.entry(row.getString("beat"), example(row.getString("paper"), row.getString("stance"))))
                    .forEach(one -> examples.computeIfAbsent(one.getKey(), beat -> new ArrayList<>())
                            .add(one.getValue()));
            return handle.createQuery("select key, name, instruction from beat order by key")
                    .map((row, context) -> new Beat(
                            row.getString("name"),
                            row.getString("instruction"),
                            examples.getOrDefault(row.getString("key"), List.of())))
                    .list();
        });
    }

    /** The one of a name. */
    public Optional<Beat> find(String name) {
        String key = TextKey.of(name);
        return list().stream().filter(beat -> beat.key().equals(key)).findFirst();
    }

    /** Keeps a beat, in place of the one of that name if there is one. */
    public void keep(Beat beat) {
        database.write("keeping the beat " + beat.key(), handle -> {
            remove(handle, beat.key());
            handle.createUpdate("""
                            insert into beat (key, name, instruction, made_at) values (:key, :name, :instruction, :now)""")
                    .bind("key", beat.key())
                    .bind("name", beat.name())
                    .bind("instruction", beat.instruction())
                    .bind("now", clock.instant().toEpochMilli())
                    .execute();
            int place = 0;
            for (Beat.Example example : beat.examples()) {
                handle.createUpdate("""
                                insert into beat_example (beat, place, paper, stance)
                                values (:key, :place, :paper, :stance)""")
                        .bind("key", beat.key())
                        .bind("place", place++)
                        .bind("paper", example.paper().text())
                        .bind("stance", example.stance().name().toLowerCase(Locale.ROOT))
                        .execute();
            }
            return place;
        });
    }

    /** Removes the beat of a name; false if there is none. */
    public boolean remove(String name) {
        return database.write("removing the beat " + name, handle -> remove(handle, TextKey.of(name)));
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
