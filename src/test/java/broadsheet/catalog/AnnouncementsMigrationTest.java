package broadsheet.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.config.Config;
import broadsheet.config.Home;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Brings catalogues to the schema that has a look-up of what was announced again. */
@ParameterizedClass
@EnumSource
class AnnouncementsMigrationTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));

    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    /** The schema of the second migration, whatever came later. */
    private void makeOld(Home home) throws IOException {
        Path migrations = Files.createDirectory(folder.resolve("migrations"));
        for (String name : List.of("V001__papers.sql", "V002__harvests.sql")) {
            try (InputStream file = getClass().getResourceAsStream("/db/" + name)) {
                Files.write(
                        migrations.resolve(name),
                        Objects.requireNonNull(file, name).readAllBytes());
            }
        }
        Config.Catalogue settings = store.settings(home);
        Engine engine = settings.url().isEmpty() ? new SqliteEngine(home.catalogue()) : new PostgresEngine(settings);
        new Schema(home, engine, CLOCK, Duration.ofSeconds(30), List.of("filesystem:" + migrations), 2).migrate();
    }

    private static String paper(int key, String details) {
        return """
                insert into paper values (%d, 'arxiv:2603.0000%d', 1, 0, 0, null, 0, 'cs.CL', null, null, null, null, null,
                  null, 0, 0, 0, 'REGISTRY', 0, 'Title', '', 0, 'cs.CL', '', '', '', '', '', '', '', '', '', '%s')""".formatted(key, key, details);
    }

    @Test
    void whatWasAnnouncedAgainIsLookedUpFromThePapersThatAreThere() throws Exception {
        Home home = new Home(folder.resolve("home"));
        home.prepare();
        makeOld(home);
        try (Connection connection = store.connect(home);
                Statement statement = connection.createStatement()) {
            statement.execute(paper(
                    1,
                    "{\"again\":[{\"kind\":\"CROSS\",\"day\":\"2026-03-02\",\"source\":\"arxiv-rss\"},"
                            + "{\"kind\":\"REPLACEMENT\",\"day\":\"1969-12-31\",\"source\":\"arxiv-rss\"}]}"));
            statement.execute(paper(2, "{\"links\":[]}"));
            statement.execute(paper(3, "{\"summary\":{\"source\":\"x\",\"text\":\"a \\\"again\\\" b\"}}"));
        }

        store.open(home, CLOCK).close();

        try (Connection connection = store.connect(home)) {
            assertThat(CatalogueDump.of(connection).stream().filter(row -> row.startsWith("reannouncement ")))
                    .containsExactly(
                            "reannouncement {day=-1, kind=REPLACEMENT, of_paper=arxiv:2603.00001}",
                            "reannouncement {day=20514, kind=CROSS, of_paper=arxiv:2603.00001}");
        }
    }
}
