package broadsheet.catalog;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * The connections to the catalogue's file: one that writes, a few that read. Thread-safe. Several processes may have the
 * same file open; each write waits its turn.
 */
final class Database implements AutoCloseable {
    /** How long a connection usually waits for other processes before it fails. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int READERS = 4;

    /**
     * How long the log may become before its pages go into the file, in pages of 4 kB. An import writes the same pages again
     * and again; with SQLite's own 1,000 it moves a sixth more to the disk.
     */
    private static final int LOGGED_PAGES = 4_000;

    private final Path file;
    private final HikariDataSource writing;
    private final HikariDataSource reading;
    private final Jdbi writer;
    private final Jdbi reader;

    /** @param patience how long a connection waits for other processes before it fails */
    Database(Path file, Duration patience) {
        this.file = file;
        this.writing = pool("writer", source(file, SynchronousMode.NORMAL, patience), 1, patience);
        this.reading = pool("reader", source(file, SynchronousMode.NORMAL, patience), READERS, patience);
        this.writer = Jdbi.create(writing);
        this.reader = Jdbi.create(reading);
    }

    /** A plain source of connections to a file, without a pool, whose writes are on the disk when they are acknowledged. */
    static SQLiteDataSource source(Path file) {
        return source(file, SynchronousMode.FULL, PATIENCE);
    }

    /** A plain source of connections to a file, without a pool. */
    static SQLiteDataSource source(Path file, SynchronousMode synchronous, Duration patience) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(synchronous);
        config.setBusyTimeout((int) patience.toMillis());
        // A transaction that begins by reading cannot become a writing one once another has written; ours begin as what
        // they are.
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setCacheSize(-8_000);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, String.valueOf(LOGGED_PAGES));
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static HikariDataSource pool(String name, DataSource source, int size, Duration patience) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(patience.toMillis() * 2);
        // The file is opened by the first query, which says what was being done if it fails.
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
            throw CatalogueException.of(doing, file, e);
        }
    }

    /**
     * Writes in one transaction: all of it or nothing.
     *
     * @param doing what for, as the message of a fault will say it
     */
    <T> T write(String doing, Function<Handle, T> change) {
        try {
            return writer.inTransaction(change::apply);
        } catch (JdbiException e) {
            throw CatalogueException.of(doing, file, e);
        }
    }

    /** Runs statements that want no transaction around them. */
    void maintain(String doing, Consumer<Handle> maintenance) {
        try {
            writer.useHandle(maintenance::accept);
        } catch (JdbiException e) {
            throw CatalogueException.of(doing, file, e);
        }
    }

    Path file() {
        return file;
    }

    @Override
    public void close() {
        reading.close();
        writing.close();
    }
}
