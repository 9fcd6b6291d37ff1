package broadsheet.catalog;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The warnings that hold, one of each source at most. Thread-safe. */
public final class Warnings {
    private final Database database;

    Warnings(Database database) {
        this.database = database;
    }

    /** All that hold, by source. */
    public List<Warning> list() {
        return database.read("reading the warnings", Warnings::list);
    }

    static List<Warning> list(Handle handle) {
        return handle.createQuery("select * from warning order by source")
                .map((row, context) -> new Warning(
                        row.getString("source"), Instant.ofEpochMilli(row.getLong("since")), row.getString("message")))
                .list();
    }

    /**
     * Raises a warning, unless one of its source holds already.
     *
     * @return whether it was raised
     */
    public boolean raise(Warning warning) {
        return database.write(
                "raising a warning of " + warning.source(),
                handle -> handle.createUpdate("""
                                insert into warning (source, since, message) values (:source, :since, :message)
                                on conflict (source) do nothing""")
                                .bind("source", warning.source())
                                .bind("since", warning.since().toEpochMilli())
                                .bind("message", warning.message())
                                .execute()
                        == 1);
    }

    /**
     * Takes back the warning of a source.
     *
     * @return whether there was one
     */
    public boolean withdraw(String source) {
        return database.write(
                "taking back a warning of " + source,
                handle -> handle.createUpdate("delete from warning where source = :source")
                                .bind("source", source)
                                .execute()
                        > 0);
    }
}
