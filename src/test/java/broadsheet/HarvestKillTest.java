package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.CatalogueDump;
import broadsheet.catalog.Store;
import broadsheet.config.Config;
import broadsheet.config.Home;
import broadsheet.source.arxiv.server.ArxivTestServer;
import broadsheet.source.arxiv.world.Announcements;
import broadsheet.source.arxiv.world.ArxivWorld;
import broadsheet.source.arxiv.world.MadeLives;
import broadsheet.source.arxiv.world.SettableClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A harvest killed at any moment loses nothing, and run again ends like one that was left alone. With
 * {@code -Dbroadsheet.long=true} of 50,000 papers, killed fifty times; otherwise of fewer, and less often.
 */
@ParameterizedClass
@EnumSource
class HarvestKillTest {
    private static final boolean LONG = Boolean.getBoolean("broadsheet.long");
    private static final int PAPERS = LONG ? 50_000 : 6_000;
    private static final int A_PAGE = LONG ? 1_300 : 150;
    private static final int KILLS = LONG ? 50 : 8;
    private static final int MOST_PAGES_BEFORE_A_KILL = LONG ? 2 : 8;
    private static final long SEED = 20261120;

    private static final LocalDate FIRST = LocalDate.of(2026, 10, 5);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 20);

    /** About the time in which a page is fetched, read and stored, so that kills fall at any moment of it. */
    private static final Duration BLINK = Duration.ofMillis(300);

    private static final Duration DEADLINE = Duration.ofSeconds(90);

    /** What a shell calls the end of a process by SIGKILL: 128 + 9. */
    private static final int KILLED = 137;

    private static final String STORED = "select count(*) from paper";
    private static final String LAST_RUN = "select coalesce(max(run), 0) from import_run";
    private static final String UNENDED =
            "select count(*) from import_run where outcome = 'BEGUN' and run = " + "(select max(run) from import_run)";
    private static final String UNDER_WAY = "select count(*) from harvest where from_day is not null";

    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private ArxivWorld world;
    private ArxivTestServer server;

    @BeforeEach
    void start() {
        world = new ArxivWorld(
                MadeLives.make(5, PAPERS, FIRST, 30, Announcements.EVERY_WEEK),
                Announcements.EVERY_WEEK,
                new SettableClock(Instant.parse("2026-11-20T23:00:00Z")));
        server = ArxivTestServer.start(world, A_PAGE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aHarvestKilledAtRandomMomentsEndsLikeOneThatWasLeftAlone() throws Exception {
        System.out.println("HarvestKillTest " + store + ", seed " + SEED);
        Home calm = home("undisturbed");
        finish(calm);
        List<String> undisturbed = content(calm);
        assertThat(store.number(calm, STORED)).isEqualTo(world.held().size()).isGreaterThan(PAPERS * 9L / 10);

        int kills = 0;
        for (int number = 0; kills < KILLS; number++) {
            Home home = home("home" + number);
            List<Long> killedAt = killOften(home, KILLS - kills);
            System.out.println("HarvestKillTest " + store + ": killed when there were " + killedAt + " of "
                    + world.held().size() + " papers");
            kills += killedAt.size();
            finish(home);

            assertThat(content(home)).isEqualTo(undisturbed);
        }
    }

    private Home home(String name) {
        Home home = new Home(folder.resolve(name));
        home.prepare();
        return home;
    }

    /**
     * Harvests again and again, each time killed at a moment that chance tells, until all is stored or it was often enough.
     *
     * @return for each kill in the midst of work, how many papers were stored by then
     */
    private List<Long> killOften(Home home, int most) throws Exception {
        List<Long> killedAt = new ArrayList<>();
        long before = 0;
        while (killedAt.size() < most) {
            try (JavaProcess process = harvesting(home)) {
                if (!isKilledWhileItWorks(process.process(), home)) {
                    return killedAt;
                }
                long stored = store.number(home, STORED);
                assertThat(stored).as("what was stored before is still there").isGreaterThanOrEqualTo(before);
                before = stored;
                killedAt.add(stored);
            }
        }
        return killedAt;
    }

    private boolean isKilledWhileItWorks(Process process, Home home) throws Exception {
        long began = System.nanoTime();
        long run = store.number(home, LAST_RUN);
        long until = store.number(home, STORED) + (long) random.nextInt(MOST_PAGES_BEFORE_A_KILL) * A_PAGE;
        while (process.isAlive() && (store.number(home, LAST_RUN) == run || store.number(home, STORED) < until)) {
            assertThat(System.nanoTime() - began).isLessThan(DEADLINE.toNanos());
            process.waitFor(10, TimeUnit.MILLISECONDS);
        }
        if (process.waitFor(random.nextLong(BLINK.toMillis()), TimeUnit.MILLISECONDS)) {
            return false;
        }
        process.destroyForcibly();
        return process.waitFor() == KILLED
                && store.number(home, UNENDED) == 1
                && (store.number(home, STORED) == 0 || store.number(home, UNDER_WAY) == 1);
    }

    private JavaProcess harvesting(Home home) {
        List<String> command = JavaProcess.command(
                "broadsheet.Main",
                List.of(
                        "--home",
                        home.folder().toString(),
                        "harvest",
                        "arxiv",
                        "--base-url",
                        server.at("/oai").toString(),
                        "--from",
                        FIRST.toString(),
                        "--until",
                        LAST.toString()));
        Config.Catalogue place = store.settings(home);
        return JavaProcess.start(
                command,
                Map.of(
                        "BROADSHEET_ARXIV_INTERVAL_SECONDS", "0",
                        "BROADSHEET_CATALOGUE_URL", place.url(),
                        "BROADSHEET_CATALOGUE_USER", place.user()));
    }

    private void finish(Home home) {
        try (JavaProcess process = harvesting(home)) {
            JavaProcess.Ended ended = process.ended();
            assertThat(ended.exitCode()).as(ended.err()).isZero();
        }
    }

    private List<String> content(Home home) throws SQLException {
        try (Connection connection = store.connect(home)) {
            return CatalogueDump.of(connection);
        }
    }
}
