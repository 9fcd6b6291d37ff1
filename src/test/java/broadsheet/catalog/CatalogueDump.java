package broadsheet.catalog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sqlite.SQLiteDataSource;

/**
 * The whole content of a catalogue as sorted lines, so that two catalogues can be compared: every row of every table,
 * with papers' ids for the keys of their rows, and without what differs between two runs that did the same: clock values,
 * revisions and the book of imports.
 */
public final class CatalogueDump {
    private static final Set<String> NO_CONTENT = Set.of(
            "flyway_schema_history",
            "catalogue_state",
            "import_run",
            "first_listed",
            "broken_record",
            "removed_row",
            "warning",
            "completeness",
            "missing_paper",
            "sqlite_sequence",
            "sqlite_stat1");
    private static final Set<String> WITHOUT_KEYS = Set.of(
            "paper",
            "removed_paper",
            "harvest",
            "followed",
            "page_state",
            "kept_apart",
            "beat",
            "beat_example",
            "mark",
            "mail_text",
            "outbox",
            "issue_count",
            "mailbox",
            "subscriber",
            "subscription",
            "delivered",
            "issue",
            "hook_text",
            "hook_delivery");
    private static final Set<String> OF_THE_RUN =
            Set.of("paper", "revision", "added_at", "changed_at", "begun_at", "reached_at");

    private CatalogueDump() {}

    /** The content of a file, which others may have open. */
    public static List<String> of(Path file) throws SQLException {
        try (Connection connection = connect(file)) {
            return of(connection);
        }
    }

    /** The content of a catalogue, which others may have open. */
    public static List<String> of(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        for (String table : tables(connection)) {
            boolean ofPapers = !WITHOUT_KEYS.contains(table);
            String query = ofPapers
                    ? "select t.*, (select p.id from paper p where p.paper = t.paper) as of_paper from " + table + " t"
                    : "select * from " + table;
            lines.addAll(rows(connection, table, query));
        }
        lines.sort(null);
        return lines;
    }

    /** The ids of all papers, with the revision at which each was last written. */
    static List<String> revisions(Connection connection) throws SQLException {
        List<String> lines =
                rows(connection, "", "select id, 'at ' || revision || ' ' || changed_at as written from paper");
        lines.sort(null);
        return lines;
    }

    /** The ids that had a paper and have none now, sorted. */
    static List<String> removed(Connection connection) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from removed_paper order by id")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    private static Set<String> tables(Connection connection) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (ResultSet rows =
                connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME"));
            }
        }
        names.removeAll(NO_CONTENT);
        return names;
    }

    private static List<String> rows(Connection connection, String table, String query) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            ResultSetMetaData columns = rows.getMetaData();
            while (rows.next()) {
                TreeMap<String, String> row = new TreeMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    String column = columns.getColumnName(i);
                    if (!OF_THE_RUN.contains(column)) {
                        row.put(column, String.valueOf(rows.getString(i)));
                    }
                }
                lines.add(table + " " + row);
            }
        }
        return lines;
    }

    /** A plain connection. */
    public static Connection connect(Path file) throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        return source.getConnection();
    }
}
