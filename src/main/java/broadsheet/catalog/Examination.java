package broadsheet.catalog;

import broadsheet.config.Config;
import broadsheet.config.Home;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/** What a look at a home's catalogue finds. Looking neither makes, migrates nor mends it. */
public sealed interface Examination {
    /** There is none yet. */
    record Missing() implements Examination {}

    /** Another process is just migrating or replacing it. */
    record Changing() implements Examination {}

    /** The file is a database, but none of ours. */
    record Foreign() implements Examination {}

    /** It is of an older schema, to which the next start applies what is missing. */
    record Older(int schema) implements Examination {}

    /** It is of a newer schema than this program knows. */
    record Newer(int schema) implements Examination {}

    /** The file is damaged, or no database; says where. */
    record Torn(String fault) implements Examination {}

    /**
     * All is well with it.
     *
     * @param papers how many it holds
     * @param runs the last run of each import
     * @param warnings those that hold
     */
    record Sound(long papers, List<ImportRun> runs, List<Warning> warnings) implements Examination {
        public Sound {
            runs = List.copyOf(runs);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Reads every page of a home's catalogue. Others may have it open; it is marked as in use, so that no restore replaces
     * it meanwhile. Whether the pages of PostgreSQL are sound is for the server itself to watch.
     *
     * @param home whose folder is there
     * @param settings where its catalogue is kept
     * @throws CatalogueException if the file cannot be read, is locked by another program, or the database does not answer
     */
    static Examination of(Home home, Config.Catalogue settings) {
        return settings.url().isEmpty() ? ofFile(home) : of(new PostgresEngine(settings));
    }

    private static Examination ofFile(Home home) {
        Path file = home.catalogue();
        // An empty file is what a start that was killed leaves; the next one goes on with it.
        if (file.toFile().length() == 0) {
            return new Missing();
        }
        try (Home.Lock inUse = home.use().orElse(null)) {
            return inUse == null ? new Changing() : of(file);
        }
    }

    private static Examination of(Path file) {
        DataSource source = looking(file);
        String fault = Backups.fault(source, file);
        if (!fault.isEmpty()) {
            return new Torn(fault);
        }
        int schema;
        try {
            schema = SqliteEngine.schema(source);
        } catch (SQLException e) {
            throw CatalogueException.of("opening the catalogue", file, e);
        }
        if (schema != 0 && schema != Schema.VERSION) {
            return schema > Schema.VERSION ? new Newer(schema) : new Older(schema);
        }
        try {
            return Jdbi.create(source).withHandle(handle -> schema == 0 ? withoutSchema(handle) : sound(handle));
        } catch (JdbiException e) {
            throw CatalogueException.of("examining the catalogue", file, e);
        }
    }

    private static Examination of(PostgresEngine engine) {
        int schema = Schema.found(engine, Database.PATIENCE);
        if (schema == 0) {
            return new Missing();
        }
        if (schema != Schema.VERSION) {
            return schema > Schema.VERSION ? new Newer(schema) : new Older(schema);
        }
        try {
            return Jdbi.create(engine.source(Database.PATIENCE, Engine.Durability.ON_DISK))
                    .withHandle(Examination::sound);
        } catch (JdbiException e) {
            throw CatalogueException.of("examining the catalogue", engine, e);
        }
    }

    /** A start that was killed may also leave a database without a table. */
    private static Examination withoutSchema(Handle handle) {
        long tables = handle.createQuery("select count(*) from sqlite_master")
                .mapTo(Long.class)
                .one();
        return tables == 0 ? new Missing() : new Foreign();
    }

    private static Examination sound(Handle handle) {
        return new Sound(
                handle.createQuery(Catalogue.SIZE).mapTo(Long.class).one(),
                ImportRuns.last(handle),
                Warnings.list(handle));
    }

    /** Connections that leave the file in whatever mode it is, and do not make one. */
    private static DataSource looking(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) Database.PATIENCE.toMillis());
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
