package broadsheet.catalog;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/**
 * The database a catalogue lives in, and all that differs between the two there can be: the statements of the catalogue are
 * written in the dialect both share. Thread-safe.
 */
sealed interface Engine permits SqliteEngine, PostgresEngine {
    /** How messages call the place: the path of a file, or the address of a database. */
    String place();

    /**
     * A plain source of connections, without a pool.
     *
     * @param patience how long a connection waits for others before it fails
     * @param durability what holds when a write is acknowledged
     */
    DataSource source(Duration patience, Durability durability);

    /** What holds when a write is acknowledged. */
    enum Durability {
        /** It is on the disk. */
        ON_DISK,
        /** It survives the end of the process, and is on the disk once the catalogue was settled. */
        WHEN_SETTLED
    }

    /**
     * An expression for the title's key in the column {@code words}, without blanks and cut to {@link #TITLE_LENGTH}
     * characters. Titles are indexed by it, so it cannot change without a migration.
     */
    String titleOfWords();

    /** How much of a title is indexed, in characters; what is longer must be compared. */
    int TITLE_LENGTH = 40;

    /** What stands for the placeholders of migrations. */
    Map<String, String> placeholders();

    /**
     * The version of the schema.
     *
     * @return 0 if there is no database yet, or none of ours in it
     * @throws SQLException if that cannot be told
     */
    int schema(Duration patience) throws SQLException;

    /** Makes a transaction that has just begun the only one that writes, until it ends. */
    void takeTurn(Handle transaction);

    /** Says what holds when a write by this connection is acknowledged, from its next transaction on. */
    void promise(Handle handle, Durability durability);

    /** Puts everything that was written onto the disk, as {@link Catalogue#settle} says. */
    Catalogue.Settled settle(Handle handle);

    /** How large the catalogue is on the disk, bytes. */
    long bytes(Handle handle);

    /**
     * Reads all of the catalogue.
     *
     * @return the first fault, or empty if it is sound
     */
    String fault();

    /** What a fault of the database means for the one who keeps the server, and the next step. */
    String explained(Throwable fault);
}
