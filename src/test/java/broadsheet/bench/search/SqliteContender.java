package broadsheet.bench.search;

import broadsheet.paper.Author;
import broadsheet.paper.Paper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * SQLite's FTS5: Porter's stems of titles, abstracts and authors, any word of the query, ranked by its BM25 with weights of
 * the columns. In this process; the file is in the system's cache.
 */
public final class SqliteContender implements Contender {
    private static final int BATCH = 1_000;

    private final Connection connection;

    /** An empty one. */
    public SqliteContender(Path folder) throws IOException {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("fts5.db"));
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma journal_mode = wal");
                statement.execute("pragma synchronous = normal");
                statement.execute("pragma cache_size = -131072");
                statement.execute("pragma mmap_size = 2147483648");
                statement.execute("pragma temp_store = memory");
                statement.execute("create table paper(n integer primary key, id text not null)");
                statement.execute("""
                        create virtual table words using fts5(
                            title, abstract, authors, content = '', tokenize = 'porter unicode61 remove_diacritics 2')""");
                // What `order by rank` goes by, which FTS5 sorts by itself, unlike a call of bm25().
                statement.execute("insert into words(words, rank) values ('rank', 'bm25(10.0, 1.0, 1.0)')");
            }
        } catch (SQLException e) {
            throw new IOException("making an index of FTS5 in " + folder, e);
        }
    }

    @Override
    public String name() {
        return "SQLite FTS5";
    }

    @Override
    public String tag() {
        return "sqlite-fts5";
    }

    @Override
    public void index(Stream<Paper> papers) throws IOException {
        try (PreparedStatement ids = connection.prepareStatement("insert into paper values (?, ?)");
                PreparedStatement texts = connection.prepareStatement(
                        "insert into words(rowid, title, abstract, authors) values (?, ?, ?, ?)");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            int n = 0;
            for (Iterator<Paper> rest = papers.iterator(); rest.hasNext(); ) {
                Paper paper = rest.next();
                n++;
                ids.setInt(1, n);
                ids.setString(2, paper.id().text());
                ids.addBatch();
                texts.setInt(1, n);
                texts.setString(2, paper.title());
                texts.setString(3, paper.abstractText());
                texts.setString(4, authors(paper));
                texts.addBatch();
                if (n % BATCH == 0) {
                    ids.executeBatch();
                    texts.executeBatch();
                }
            }
            ids.executeBatch();
            texts.executeBatch();
            statement.execute("insert into words(words) values ('optimize')");
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IOException("indexing with FTS5", e);
        }
    }

    static String authors(Paper paper) {
        return paper.authors().stream().map(Author::name).collect(Collectors.joining(", "));
    }

    @Override
    public List<String> top(String query, int k) throws IOException {
        // In quotation marks no word is an operator.
        String any =
                QueryWords.telling(query).stream().map(word -> '"' + word + '"').collect(Collectors.joining(" OR "));
        if (any.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement found = connection.prepareStatement("""
                select paper.id
                from (select rowid as n, rank as score from words where words match ? order by rank limit ?) best
                join paper on paper.n = best.n
                order by best.score, best.n""")) {
            found.setString(1, any);
            found.setInt(2, k);
            return texts(found);
        } catch (SQLException e) {
            throw new IOException("searching with FTS5 for " + query, e);
        }
    }

    static List<String> texts(PreparedStatement found) throws SQLException {
        try (ResultSet rows = found.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException("closing an index of FTS5", e);
        }
    }
}
