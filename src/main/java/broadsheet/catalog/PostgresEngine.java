package broadsheet.catalog;

import broadsheet.config.Config;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL, on this machine or another. Writers of all processes take turns by an advisory lock, as they do at a file:
 * keys are made here, and a batch may meet any paper.
 *
 * @param settings where it is and who asks
 */
record PostgresEngine(Config.Catalogue settings) implements Engine {
    /** The turn to write; a number of our own that no other program is likely to lock in the same database. */
    private static final long TURN = 0x42_726f_6164_7368L;

    @Override
    public String place() {
        // A password may stand in the address; messages and logs must not have it.
        return settings.url().replaceFirst("[?].*", "");
    }

    @Override
    public PGSimpleDataSource source(Duration patience, Durability durability) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        if (!settings.user().isEmpty()) {
            source.setUser(settings.user());
        }
        if (!settings.password().isEmpty()) {
            source.setPassword(settings.password());
        }
        source.setApplicationName("broadsheet");
        source.setReWriteBatchedInserts(true);
        source.setConnectTimeout((int) Math.max(10, patience.toSeconds()));
        source.setTcpKeepAlive(true);
        source.setOptions("-c lock_timeout=" + patience.toMillis());
        return source;
    }

    @Override
    public String titleOfWords() {
        return "substr(replace(split_part(words, ' | ', 1), ' ', ''), 1, 40)";
    }

    @Override
    public Map<String, String> placeholders() {
        return Map.of(
                "title",
                titleOfWords(),
                "key",
                "bigint",
                "again_rows",
                "lateral json_array_elements(p.details::json -> 'again')",
                "again_day",
                "cast(again.value ->> 'day' as date) - date '1970-01-01'");
    }

    @Override
    public int schema(Duration patience) throws SQLException {
        try (Connection connection = source(patience, Durability.ON_DISK).getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
                if (!rows.next() || !rows.getBoolean(1)) {
                    return 0;
                }
            }
            return Schema.recorded(statement, "true");
        }
    }

    @Override
    public void takeTurn(Handle transaction) {
        transaction
                .createQuery("select 1 from (select pg_advisory_xact_lock(:turn)) t")
                .bind("turn", TURN)
                .mapTo(Integer.class)
                .one();
    }

    /** A commit is on the disk when it is acknowledged, unless the server was told otherwise. */
    @Override
    public void promise(Handle handle, Durability durability) {}

    @Override
    public Catalogue.Settled settle(Handle handle) {
        return Catalogue.Settled.IN_THE_FILE;
    }

    @Override
    public long bytes(Handle handle) {
        return handle.createQuery("select pg_database_size(current_database())")
                .mapTo(Long.class)
                .one();
    }

    /** Whether its pages are sound is the server's own to watch; here it is asked whether it answers. */
    @Override
    public String fault() {
        try (Connection connection =
                        source(Database.PATIENCE, Durability.ON_DISK).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from paper")) {
            return rows.next() ? "" : "no answer";
        } catch (SQLException e) {
            throw CatalogueException.of("checking the catalogue", this, e);
        }
    }

    @Override
    public String explained(Throwable fault) {
        SQLException sql = CatalogueException.cause(fault, SQLException.class);
        String message = String.valueOf((sql == null ? fault : sql).getMessage());
        String state = CatalogueException.state(fault);
        return "the database " + place() + " "
                + switch (state.length() < 2 ? "" : state.substring(0, 2)) {
                    case "08", "57" ->
                        "cannot be reached (" + message
                                + "). Check that it runs and that [catalogue] url is right, and run the"
                                + " command again; what was reported as stored is stored.";
                    case "28" ->
                        "refuses to let us in (" + message
                                + "). Check [catalogue] user and password in broadsheet.toml or"
                                + " BROADSHEET_CATALOGUE_PASSWORD.";
                    case "3D" -> "does not exist (" + message + "). Make it with 'createdb', or mend [catalogue] url.";
                    case "53" ->
                        "has no room left (" + message
                                + "). Free some space on its disk or let it have more connections; what"
                                + " was reported as stored is stored.";
                    case "55" ->
                        "is locked by another program and did not come free. End that program, or wait for it, and run the"
                                + " command again.";
                    case "25" ->
                        "cannot be written (" + message
                                + "). It may be a replica; name the primary in [catalogue] url.";
                    default ->
                        "failed: " + message
                                + ". 'broadsheet doctor' tells whether it answers; its own log tells more.";
                };
    }
}
