package broadsheet.catalog;

import broadsheet.config.Home;
import broadsheet.config.HomeException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The numbered migrations in {@code db/}, applied when a catalogue is opened that needs them, after a copy of its file has
 * been made.
 */
final class Schema {
    /** The newest migration this program knows; a test holds it to the files. */
    static final int VERSION = 17;

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    private final Home home;
    private final Engine engine;
    private final InstantSource clock;
    private final Duration patience;
    private final List<String> locations;
    private final int version;

    Schema(Home home, Engine engine, InstantSource clock, Duration patience) {
        this(home, engine, clock, patience, List.of("classpath:db"), VERSION);
    }

    /**
     * @param locations where the migrations lie, as Flyway names places
     * @param version the number of the last of them
     */
    Schema(Home home, Engine engine, InstantSource clock, Duration patience, List<String> locations, int version) {
        this.home = home;
        this.engine = engine;
        this.clock = clock;
        this.patience = patience;
        this.locations = List.copyOf(locations);
        this.version = version;
    }

    /**
     * Brings the catalogue to the version this program knows. Costs one small query where it already is. The caller has the
     * {@link Home#turn turn}, so that nobody opens a file of the home meanwhile. A file is copied first; PostgreSQL undoes a
     * migration that fails, and has means of its own to copy.
     *
     * @throws CatalogueException if it is newer than this program, somebody has its file open, or it cannot be read
     */
    void migrate() {
        int found = found(engine, patience);
        if (found == version) {
            return;
        }
        if (found > version) {
            throw new CatalogueException("The catalogue " + engine.place()
                    + " was written by a newer Broadsheet (schema "
                    + found + "; this one knows " + version + "). Install that version or a later one, or restore a"
                    + " backup made by this one.");
        }
        try (Home.Lock alone = home.alone().orElse(null)) {
            if (alone == null) {
                throw new CatalogueException("The catalogue " + engine.place() + " must be brought from schema "
                        + found
                        + " to " + version + ", but another Broadsheet has it open. Stop that one, and run the command"
                        + " again.");
            }
            if (found > 0 && engine instanceof SqliteEngine) {
                copy(found);
            }
            apply();
        }
    }

    /**
     * The version of a catalogue's schema; 0 if there is none.
     *
     * @throws CatalogueException if it cannot be read
     */
    static int found(Engine engine, Duration patience) {
        try {
            return engine.schema(patience);
        } catch (SQLException e) {
            throw CatalogueException.of("opening the catalogue", engine, e);
        }
    }

    /**
     * The newest migration in the table that Flyway keeps, which is there.
     *
     * @param trueWord how the database writes the truth
     */
    static int recorded(Statement statement, String trueWord) throws SQLException {
        String history = """
                select max(cast("version" as integer))
                from flyway_schema_history
                where "success" = %s""".formatted(trueWord);
        try (ResultSet rows = statement.executeQuery(history)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private void copy(int found) {
        try {
            Path copy = Backups.unusedCopy(home, "schema" + found, clock.instant());
            Backups.copyInto(plainSource(), home.catalogue(), copy);
            LOG.info("migration from={} to={} copy={}", found, version, copy);
        } catch (IOException e) {
            throw new CatalogueException(
                    "The folder " + home.copies() + " for the copy before a migration cannot be made: "
                            + HomeException.reason(e)
                            + ". Check the free space of its disk and the mode of the home.",
                    e);
        }
    }

    private void apply() {
        try {
            Flyway.configure()
                    .dataSource(plainSource())
                    .locations(locations.toArray(String[]::new))
                    .placeholders(engine.placeholders())
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw CatalogueException.of("bringing the catalogue to schema " + version, engine, e);
        }
    }

    private DataSource plainSource() {
        return engine.source(patience, Engine.Durability.ON_DISK);
    }
}
