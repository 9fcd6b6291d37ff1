package broadsheet.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * SQLite, in a file of the home. Writers of all processes take turns at the whole file.
 *
 * @param file the catalogue's file, which need not exist
 */
record SqliteEngine(Path file) implements Engine {
    /**
     * How long the log may become before its pages go into the file, in pages of 4 kB. An import writes the same pages again
     * and again; with SQLite's own 1,000 it moves a sixth more to the disk.
     */
    private static final int LOGGED_PAGES = 4_000;

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public SQLiteDataSource source(Duration patience, Durability durability) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(durability == Durability.ON_DISK ? SynchronousMode.FULL : SynchronousMode.NORMAL);
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

    @Override
    public String titleOfWords() {
        return "substr(replace(substr(words, 1, instr(words, ' | ')), ' ', ''), 1, 40)";
    }

    @Override
    public Map<String, String> placeholders() {
        return Map.of(
                "title",
                titleOfWords(),
                "key",
                "integer",
                "again_rows",
                "json_each(p.details, '$.again')",
                "again_day",
                "cast(julianday(again.value ->> 'day') - 2440587.5 as integer)");
    }

    @Override
    public int schema(Duration patience) throws SQLException {
        return Files.notExists(file) ? 0 : schema(source(patience, Durability.ON_DISK));
    }

    /** The version of the schema that connections of some source see; 0 if there is none of ours. */
    static int schema(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            String present = "select count(*) from sqlite_master where name = 'flyway_schema_history'";
            try (ResultSet rows = statement.executeQuery(present)) {
                if (!rows.next() || rows.getInt(1) == 0) {
                    return 0;
                }
            }
            return Schema.recorded(statement, "1");
        }
    }

    /** A transaction here has the file to itself from its beginning. */
    @Override
    public void takeTurn(Handle transaction) {}

    @Override
    public void promise(Handle handle, Durability durability) {
        handle.execute("pragma synchronous = " + (durability == Durability.ON_DISK ? "full" : "normal"));
    }

    @Override
    public Catalogue.Settled settle(Handle handle) {
        int busy = handle.createQuery("pragma wal_checkpoint(truncate)")
                .mapTo(Integer.class)
                .one();
        if (busy == 0) {
            return Catalogue.Settled.IN_THE_FILE;
        }
        // A checkpoint that readers keep from its end may not have put the log onto the disk. What the log holds of a
        // commit is all that SQLite needs to find it again. None of its locks lies on the log, so none goes when this
        // closes it.
        try {
            Backups.force(file.resolveSibling(file.getFileName() + "-wal"));
            return Catalogue.Settled.IN_THE_LOG;
        } catch (NoSuchFileException e) {
            // It was written back and removed in the meantime, which puts it onto the disk.
            return Catalogue.Settled.IN_THE_FILE;
        } catch (IOException e) {
            throw CatalogueException.of("putting the catalogue onto the disk", this, e);
        }
    }

    @Override
    public long bytes(Handle handle) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("measuring " + file, e);
        }
    }

    @Override
    public String fault() {
        return Backups.fault(file);
    }

    @Override
    public String explained(Throwable fault) {
        return CatalogueException.explained(file, fault);
    }
}
