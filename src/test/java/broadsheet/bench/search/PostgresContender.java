package broadsheet.bench.search;

import broadsheet.paper.Paper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * PostgreSQL's full text search: the English configuration's stems of titles, authors and abstracts in one {@code tsvector}
 * with weights, a GIN index, any word of the query, ranked by {@code ts_rank}. A server of its own on this machine, asked
 * through a loopback connection by statements prepared once.
 */
public final class PostgresContender implements Contender {
    private static final int BATCH = 1_000;

    private final EmbeddedPostgres server;
    private final Connection connection;

    /** An empty one, whose server runs until it is closed. */
    public PostgresContender(Path folder) throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgresql"))
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("maintenance_work_mem", "256MB")
                .setServerConfig("work_mem", "64MB")
                .setServerConfig("max_wal_size", "4GB")
                // To compile a query takes longer than to run one of these.
                .setServerConfig("jit", "off")
                // The words decide how many papers match, so that one plan for all of them is a bad one.
                .setServerConfig("plan_cache_mode", "force_custom_plan")
                .start();
        try {
            connection = server.getDatabase("postgres", "postgres", Map.of("reWriteBatchedInserts", "true"))
                    .getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "create table paper(n integer primary key, id text not null, words tsvector not null)");
            }
        } catch (SQLException e) {
            server.close();
            throw new IOException("making a table in PostgreSQL", e);
        }
    }

    @Override
    public String name() {
        return "PostgreSQL full text";
    }

    @Override
    public String tag() {
        return "postgresql";
    }

    @Override
    public void index(Stream<Paper> papers) throws IOException {
        try (PreparedStatement rows = connection.prepareStatement("""
                        insert into paper values (?, ?, setweight(to_tsvector('english', ?), 'A')
                            || setweight(to_tsvector('english', ?), 'B')
                            || setweight(to_tsvector('english', ?), 'D'))""");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            int n = 0;
            for (Iterator<Paper> rest = papers.iterator(); rest.hasNext(); ) {
                Paper paper = rest.next();
                n++;
                rows.setInt(1, n);
                rows.setString(2, paper.id().text());
                rows.setString(3, paper.title());
                rows.setString(4, SqliteContender.authors(paper));
                rows.setString(5, paper.abstractText());
                rows.addBatch();
                if (n % BATCH == 0) {
                    rows.executeBatch();
                }
            }
            rows.executeBatch();
            statement.execute("create index paper_words on paper using gin(words) with (fastupdate = off)");
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze paper");
        } catch (SQLException e) {
            throw new IOException("indexing with PostgreSQL", e);
        }
    }

    @Override
    public List<String> top(String query, int k) throws IOException {
        // It knows its own stop words. Letters and digits alone are no operators.
        String any = String.join(" | ", QueryWords.all(query));
        try (PreparedStatement found = connection.prepareStatement("""
                select id
                from paper
                where words @@ to_tsquery('english', ?)
                order by ts_rank('{0.5, 0.5, 0.5, 1.0}', words, to_tsquery('english', ?)) desc, n
                limit ?""")) {
            found.setString(1, any);
            found.setString(2, any);
            found.setInt(3, k);
            return SqliteContender.texts(found);
        } catch (SQLException e) {
            throw new IOException("searching with PostgreSQL for " + query, e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException("closing a connection to PostgreSQL", e);
        } finally {
            server.close();
        }
    }
}
