package broadsheet.catalog;

import broadsheet.config.Config;
import broadsheet.config.Home;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The databases a catalogue can live in, for tests that hold of both. Each home has a catalogue of its own: a file, or a
 * schema of the one PostgreSQL that a run of the tests starts when it first needs it.
 */
public enum Store {
    SQLITE {
        @Override
        public Config.Catalogue settings(Home home) {
            return Config.Catalogue.IN_HOME;
        }

        @Override
        public Connection connect(Home home) throws SQLException {
            return CatalogueDump.connect(home.catalogue());
        }

        @Override
        String place(Home home) {
            return home.catalogue().toString();
        }

        @Override
        String holdingUpWrites() {
            return "begin exclusive";
        }

        @Override
        String refusingListings() {
            return "create trigger no_listing before insert on listing begin select raise(abort, 'no'); end";
        }
    },

    POSTGRES {
        @Override
        public Config.Catalogue settings(Home home) {
            try (Connection connection = Postgres.SERVER.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create schema if not exists " + schema(home));
            } catch (SQLException e) {
                throw new IllegalStateException("making the schema of " + home, e);
            }
            return new Config.Catalogue(url(home), "postgres", "");
        }

        @Override
        public Connection connect(Home home) throws SQLException {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(url(home));
            source.setUser("postgres");
            return source.getConnection();
        }

        @Override
        String place(Home home) {
            return "jdbc:postgresql://localhost:" + Postgres.SERVER.getPort() + "/postgres";
        }

        @Override
        String holdingUpWrites() {
            return "begin; lock table catalogue_state";
        }

        @Override
        String refusingListings() {
            return "alter table listing add constraint no_listing check (day < 0)";
        }

        private static String url(Home home) {
            return "jdbc:postgresql://localhost:" + Postgres.SERVER.getPort() + "/postgres?currentSchema="
                    + schema(home);
        }

        private static String schema(Home home) {
            return "home_" + Integer.toHexString(home.folder().toString().hashCode());
        }
    };

    /** Started when first touched; stops with the JVM. */
    private static final class Postgres {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("starting PostgreSQL for the tests", e);
            }
        }
    }

    /** Where the configuration of a home says its catalogue is. */
    public abstract Config.Catalogue settings(Home home);

    /** A plain connection to a home's catalogue. */
    public abstract Connection connect(Home home) throws SQLException;

    /** How messages call a home's catalogue. */
    abstract String place(Home home);

    /** A statement after which others cannot write until it is rolled back. */
    abstract String holdingUpWrites();

    /** A statement after which no listing can be stored. */
    abstract String refusingListings();

    /** A number out of a home's catalogue, 0 where there is none yet. The connection does not outlive the question. */
    public long number(Home home, String question) throws SQLException {
        try (Connection connection = connect(home);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException e) {
            // A process is just making the tables.
            if (String.valueOf(e.getMessage()).matches("(?s).*(no such table|does not exist|SQLITE_BUSY).*")) {
                return 0;
            }
            throw e;
        }
    }

    /** Opens the catalogue of a home. */
    public Catalogue open(Home home, InstantSource clock) {
        return Catalogue.open(home, settings(home), clock);
    }

    /** Opens the catalogue of a home that waits only so long for others. */
    Catalogue open(Home home, InstantSource clock, Duration patience) {
        return Catalogue.open(home, settings(home), clock, patience);
    }
}
