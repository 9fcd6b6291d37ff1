package broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueDump;
import broadsheet.config.Config;
import broadsheet.config.Home;
import broadsheet.net.WebClient;
import broadsheet.source.arxiv.ArxivHarvest;
import broadsheet.source.arxiv.ArxivSettings;
import broadsheet.source.arxiv.QuietTime;
import broadsheet.source.arxiv.server.ArxivTestServer;
import broadsheet.source.arxiv.world.Announcements;
import broadsheet.source.arxiv.world.ArxivWorld;
import broadsheet.source.arxiv.world.MadeLives;
import broadsheet.source.arxiv.world.SettableClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that is stopped and started again in the midst of a harvest. */
class RestartedDatabaseTest {
    private static final Instant START = Instant.parse("2026-11-13T18:00:00Z");

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock(START);
    private ArxivTestServer server;
    private EmbeddedPostgres database;

    @BeforeEach
    void start() throws IOException {
        ArxivWorld world = new ArxivWorld(
                MadeLives.make(17, 900, LocalDate.of(2026, 11, 2), 12, Announcements.EVERY_WEEK),
                Announcements.EVERY_WEEK,
                clock);
        server = ArxivTestServer.start(world, 40);
        database = started(0);
    }

    private EmbeddedPostgres started(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setPort(port == 0 ? freePort() : port)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        database.close();
    }

    private Home home(String schema) throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
        }
        Home home = new Home(folder.resolve(schema));
        home.prepare();
        return home;
    }

    private Config.Catalogue place(String schema) {
        return new Config.Catalogue(
                "jdbc:postgresql://localhost:" + database.getPort() + "/postgres?currentSchema=" + schema,
                "postgres",
                "");
    }

    private List<String> content(String schema) throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection()) {
            connection.setSchema(schema);
            return CatalogueDump.of(connection);
        }
    }

    /** Harvests by the schedule until it is done; stops and starts the database at a page, if at any. */
    private void harvest(String schema, int restartAtPause) throws Exception {
        clock.set(START);
        int[] pauses = {0};
        try (Catalogue catalogue = Catalogue.open(home(schema), place(schema), clock);
                WebClient web = new WebClient(new Config.Network(""), "test", List.of(), clock, duration -> {
                    if (++pauses[0] == restartAtPause) {
                        restart();
                    }
                    clock.advance(duration);
                })) {
            ArxivSettings settings =
                    new ArxivSettings(server.at("/oai"), Duration.ofSeconds(3), 2, 1 << 22, QuietTime.AFTER_MIDNIGHT);
            Job job = new HarvestJob(
                    Daily.everyDay(LocalTime.of(4, 20)),
                    catalogue,
                    new ArxivHarvest(catalogue, web, settings, clock, clock::advance),
                    clock,
                    7);
            Schedule schedule = new Schedule(List.of(job), catalogue, clock);
            // A failed step waits for a minute, then for two; the next is that of the night.
            Instant next = schedule.step();
            while (next.isBefore(START.plus(Duration.ofHours(2)))) {
                clock.set(next);
                next = schedule.step();
            }
            assertThat(job.isDue(clock.instant())).isFalse();
        }
    }

    /** In the same place, as by its service manager; connections that were open are not any more. */
    private void restart() {
        try {
            int port = database.getPort();
            database.close();
            database = started(port);
        } catch (IOException e) {
            throw new UncheckedIOException("restarting PostgreSQL", e);
        }
    }

    @Test
    void theHarvestGoesOnWhereItWasAndNothingIsLost() throws Exception {
        harvest("calm", 0);
        List<String> calm = content("calm");

        harvest("disturbed", 5);

        assertThat(content("disturbed")).isEqualTo(calm);
        assertThat(calm).hasSizeGreaterThan(1_000);
    }
}
