package broadsheet.catalog;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;

/**
 * The connections to the catalogue: one that writes, a few that read. Thread-safe. Several processes may have the same
 * catalogue open; each write waits its turn.
 */
final class Database implements AutoCloseable {
    /** How long a connection usually waits for other processes before it fails. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int READERS = 4;

    /** How long a connection may take at least until it is made or comes free, however little patience there is with locks. */
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private final Engine engine;
    private final HikariDataSource writing;
    private final HikariDataSource reading;
    private final Jdbi writer;
    private final Jdbi reader;

    /** @param patience how long a connection waits for other processes before it fails */
    Database(Engine engine, Duration patience) {
        this.engine = engine;
        this.writing = pool("writer", engine.source(patience, Engine.Durability.WHEN_SETTLED), 1, patience);
        this.reading = pool("reader", engine.source(patience, Engine.Durability.WHEN_SETTLED), READERS, patience);
        this.writer = jdbi(writing);
        this.reader = jdbi(reading);
    }

    /** Faults do not tell what was bound: addresses, secrets and queries are no business of the log. */
    private static Jdbi jdbi(DataSource source) {
        Jdbi jdbi = Jdbi.create(source);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }

    /** A plain source of connections to a file, without a pool, whose writes are on the disk when they are acknowledged. */
    static DataSource source(Path file) {
        return new SqliteEngine(file).source(PATIENCE, Engine.Durability.ON_DISK);
    }

    private static HikariDataSource pool(String name, DataSource source, int size, Duration patience) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(Math.max(patience.toMillis() * 2, CONNECTING.toMillis()));
        // The database is opened by the first query, which says what was being done if it fails.
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /**
     * Reads.
     *
     * @param doing what for, as the message of a fault will say it
     */
    <T> T read(String doing, Function<Handle, T> query) {
        try {
            return reader.withHandle(query::apply);
        } catch (JdbiException e) {
            throw CatalogueException.of(doing, engine, e);
        }
    }

    /**
     * Writes in one transaction: all of it or nothing.
     *
     * @param doing what for, as the message of a fault will say it
     */
    <T> T write(String doing, Function<Handle, T> change) {
        try {
            return writer.inTransaction(transaction -> {
                engine.takeTurn(transaction);
                return change.apply(transaction);
            });
        } catch (JdbiException e) {
            throw CatalogueException.of(doing, engine, e);
        }
    }

    /**
     * Writes in one transaction, and returns when that is on the disk: for what somebody is told of.
     *
     * @param doing what for, as the message of a fault will say it
     */
    <T> T acknowledge(String doing, Function<Handle, T> change) {
        try {
            return writer.withHandle(handle -> {
                engine.promise(handle, Engine.Durability.ON_DISK);
                try {
                    return handle.inTransaction(transaction -> {
                        engine.takeTurn(transaction);
                        return change.apply(transaction);
                    });
                } finally {
                    engine.promise(handle, Engine.Durability.WHEN_SETTLED);
                }
            });
        } catch (JdbiException e) {
            throw CatalogueException.of(doing, engine, e);
        }
    }

    /** Runs statements that want no transaction around them. */
    <T> T maintain(String doing, Function<Handle, T> maintenance) {
        try {
            return writer.withHandle(maintenance::apply);
        } catch (JdbiException e) {
            throw CatalogueException.of(doing, engine, e);
        }
    }

    Engine engine() {
        return engine;
    }

    @Override
    public void close() {
        reading.close();
        writing.close();
    }
}
