package broadsheet.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    /** As SQLite numbers them: 1 is NORMAL, 2 is FULL. */
    private static int synchronous(Handle handle) {
        return handle.createQuery("pragma synchronous").mapTo(Integer.class).one();
    }

    @Test
    void whatSomebodyIsToldOfIsOnTheDiskByThenAndNothingElseWaitsForIt(@TempDir Path folder) {
        try (Database database = new Database(new SqliteEngine(folder.resolve("a.db")), Duration.ofSeconds(5))) {
            assertThat(database.write("testing", DatabaseTest::synchronous)).isEqualTo(1);
            assertThat(database.acknowledge("testing", DatabaseTest::synchronous))
                    .isEqualTo(2);
            assertThatThrownBy(() -> database.acknowledge("testing", handle -> handle.execute("nonsense")))
                    .isInstanceOf(CatalogueException.class)
                    .hasMessageContaining("testing");
            assertThat(database.write("testing", DatabaseTest::synchronous)).isEqualTo(1);
        }
    }

    @Test
    void whatFailsLeavesNothing(@TempDir Path folder) {
        try (Database database = new Database(new SqliteEngine(folder.resolve("a.db")), Duration.ofSeconds(5))) {
            database.write("testing", handle -> handle.execute("create table one (a integer)"));
            assertThatThrownBy(() -> database.acknowledge("testing", handle -> {
                        handle.execute("insert into one values (1)");
                        return handle.execute("nonsense");
                    }))
                    .isInstanceOf(CatalogueException.class);
            int rows = database.read(
                    "testing",
                    handle -> handle.createQuery("select count(*) from one")
                            .mapTo(Integer.class)
                            .one());
            assertThat(rows).isZero();
        }
    }
}
