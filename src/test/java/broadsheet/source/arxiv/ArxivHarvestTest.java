package broadsheet.source.arxiv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.catalog.BrokenRecord;
import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueDump;
import broadsheet.catalog.HarvestPosition;
import broadsheet.catalog.ImportRun;
import broadsheet.catalog.Papers;
import broadsheet.catalog.Store;
import broadsheet.config.Config;
import broadsheet.config.Home;
import broadsheet.net.WebClient;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.source.arxiv.server.ArxivTestServer;
import broadsheet.source.arxiv.server.Mood;
import broadsheet.source.arxiv.world.Announcements;
import broadsheet.source.arxiv.world.ArxivWorld;
import broadsheet.source.arxiv.world.MadeLives;
import broadsheet.source.arxiv.world.SettableClock;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Harvests an arXiv of our own, small and moody, into both databases. */
@ParameterizedClass
@EnumSource
class ArxivHarvestTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 9);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 20);
    private static final int PAPERS = 900;
    private static final int A_PAGE = 70;

    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T12:00:00Z"));
    private final List<AutoCloseable> opened = new ArrayList<>();
    private ArxivWorld world;
    private ArxivTestServer server;
    private Home home;
    private Catalogue catalogue;

    @BeforeEach
    void open() {
        world = new ArxivWorld(
                MadeLives.make(7, PAPERS, FIRST, 8, Announcements.EVERY_WEEK), Announcements.EVERY_WEEK, clock);
        server = keep(ArxivTestServer.start(world, A_PAGE));
        home = new Home(folder.resolve("home"));
        home.prepare();
        catalogue = keep(store.open(home, clock));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
    }

    private <T extends AutoCloseable> T keep(T resource) {
        opened.add(resource);
        return resource;
    }

    private ArxivHarvest harvest(Catalogue into) {
        WebClient web = keep(new WebClient(new Config.Network(""), "test", List.of(), clock, clock::advance));
        ArxivSettings settings = new ArxivSettings(server.at("/oai"), Duration.ZERO, 2, 1 << 22, QuietTime.NONE);
        return new ArxivHarvest(into, web, settings, clock, clock::advance);
    }

    /** What a harvest of the same days finds that nobody disturbs, in a home of its own. */
    private List<String> undisturbed() throws Exception {
        Home other = new Home(folder.resolve("undisturbed"));
        other.prepare();
        try (Catalogue calm = store.open(other, clock)) {
            harvest(calm).backfill("", FIRST, LAST, HarvestProgress.NONE);
        }
        return content(other);
    }

    private List<String> content(Home of) throws SQLException {
        try (Connection connection = store.connect(of)) {
            return CatalogueDump.of(connection).stream()
                    .filter(row -> !row.startsWith("harvest "))
                    .toList();
        }
    }

    @Test
    void aHarvestFindsAllThatArxivHolds() throws Exception {
        ArxivHarvest.Report report = harvest(catalogue).backfill("", FIRST, LAST, HarvestProgress.NONE);

        assertThat(report.problem()).isEmpty();
        assertThat(report.broken()).isEmpty();
        assertThat(report.stored().added()).isEqualTo(world.held().size()).isGreaterThan(PAPERS / 2);
        for (ArxivWorld.Held held : world.held()) {
            Paper paper = catalogue
                    .papers()
                    .find(PaperId.parse(held.id()).orElseThrow())
                    .orElseThrow(() -> new AssertionError(held.id() + " is missing"));
            assertThat(paper.publication().versions()).as(held.id()).isNotEmpty();
            assertThat(paper.publication().published())
                    .as(held.id())
                    .extracting(PaperDate::source)
                    .isEqualTo(PaperDate.FROM_ARXIV);
            assertThat(paper.publication().announced())
                    .as(held.id())
                    .extracting(PaperDate::source)
                    .isEqualTo(PaperDate.FROM_RULE);
        }
        assertThat(catalogue.runs().last(ArxivHarvest.SOURCE).map(ImportRun::outcome))
                .contains(ImportRun.Outcome.DONE);
    }

    @Test
    void theLatestDayComesFirst() throws Exception {
        List<LocalDate> days = new ArrayList<>();
        harvest(catalogue).backfill("", FIRST, LAST, told((position, _) -> days.add(position.from())));

        assertThat(days).isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(days.getLast()).isEqualTo(FIRST);
    }

    @Test
    void whateverTheServerDoesTheCatalogueIsThatOfACalmHarvest() throws Exception {
        List<String> calm = undisturbed();
        server.moods()
                .next(
                        new Mood.Overloaded(Duration.ofSeconds(30)),
                        new Mood.ColdCache(),
                        new Mood.CutInChunks(),
                        new Mood.CutInLength(),
                        new Mood.Html(),
                        new Mood.Blank(),
                        Mood.Banned.TEN_MINUTES)
                .every(5, new Mood.CutInChunks())
                .every(7, new Mood.Forgetful())
                .every(11, new Mood.ColdCache());

        ArxivHarvest.Report report = harvest(catalogue).backfill("", FIRST, LAST, HarvestProgress.NONE);

        assertThat(report.problem()).isEmpty();
        assertThat(content(home)).isEqualTo(calm);
        assertThat(server.log().duringSilence()).as(server.log().text()).isEmpty();
    }

    @Test
    void crookedRecordsAreCountedByKindAndStopNothing() throws Exception {
        List<String> calm = undisturbed();
        server.moods().next(new Mood.Sloppy(java.util.Set.of(broadsheet.source.arxiv.server.Fault.values())));
        List<OaiRecord.Broken> told = new ArrayList<>();

        ArxivHarvest.Report report = harvest(catalogue).backfill("", FIRST, LAST, toldOfBroken(told));

        assertThat(report.problem()).isEmpty();
        assertThat(report.brokenCount()).isEqualTo(told.size()).isPositive();
        assertThat(catalogue.brokenRecords().list())
                .extracting(BrokenRecord::record)
                .containsExactlyInAnyOrderElementsOf(told.stream()
                        .map(OaiRecord.Broken::identifier)
                        .distinct()
                        .toList());
        assertThat(told).allSatisfy(broken -> assertThat(broken.reason()).isNotBlank());
        assertThat(content(home)).containsAll(calm);
    }

    @Test
    void aHarvestThatWasBrokenOffGoesOnWhereItWas() throws Exception {
        List<String> calm = undisturbed();
        int requests = server.log().all().size();
        for (int cut = 1; cut < 6; cut++) {
            int pages = cut;
            int[] seen = {0};
            assertThatThrownBy(() -> harvest(catalogue).backfill("", FIRST, LAST, told((_, _) -> {
                        if (++seen[0] > pages) {
                            throw new IllegalStateException("killed");
                        }
                    })))
                    .hasMessage("killed");
        }

        ArxivHarvest.Report report = harvest(catalogue).backfill("", FIRST, LAST, HarvestProgress.NONE);

        assertThat(report.problem()).isEmpty();
        assertThat(content(home)).isEqualTo(calm);
        assertThat(server.log().all().size() - requests)
                .as("pages asked for, none of them twice")
                .isLessThanOrEqualTo(requests + 5);
    }

    @Test
    void theNextHarvestReadsWhatChangedSince() throws Exception {
        ArxivHarvest.Report first = harvest(catalogue).follow("", HarvestProgress.NONE);
        Instant reached = catalogue.harvests().reached("arxiv").orElseThrow();
        String amended = world.held().getFirst().id();
        clock.advance(Duration.ofDays(1));
        world.amend(amended);
        int before = server.log().all().size();

        ArxivHarvest.Report second = harvest(catalogue).follow("", HarvestProgress.NONE);

        assertThat(first.problem()).isEmpty();
        assertThat(second.problem()).isEmpty();
        assertThat(catalogue.papers().find(PaperId.parse(amended).orElseThrow()))
                .isPresent();
        assertThat(server.log().all().get(before).call().toString()).contains("from=2026-11-18");
        assertThat(catalogue.harvests().reached("arxiv")).contains(reached.plus(Duration.ofDays(1)));
    }

    @Test
    void aDayOnWhichNothingChangedIsASuccess() throws Exception {
        LocalDate quiet = LocalDate.of(2026, 11, 1);

        ArxivHarvest.Report report = harvest(catalogue).backfill("", quiet, quiet, HarvestProgress.NONE);

        assertThat(report.problem()).isEmpty();
        assertThat(report.stored()).isEqualTo(Papers.Stored.NONE);
    }

    @Test
    void aServerThatNeverRecoversEndsTheHarvestWithItsPlaceKept() throws Exception {
        server.moods().at(3, new Mood.Calm());
        int[] pages = {0};
        ArxivHarvest.Report report = harvest(catalogue).backfill("", FIRST, LAST, told((_, _) -> {
            if (++pages[0] == 2) {
                server.moods().every(1, new Mood.ColdCache());
            }
        }));

        assertThat(report.problem()).get().asString().contains("gave up after").contains("503");
        assertThat(catalogue.harvests().position("arxiv " + FIRST + ".." + LAST))
                .isPresent();
        assertThat(catalogue.runs().last(ArxivHarvest.SOURCE).map(ImportRun::outcome))
                .contains(ImportRun.Outcome.FAILED);

        server.moods().calm();
        assertThat(harvest(catalogue)
                        .backfill("", FIRST, LAST, HarvestProgress.NONE)
                        .problem())
                .isEmpty();
        assertThat(content(home)).isEqualTo(undisturbed());
    }

    @Test
    void aServerThatNeverWantsToBeAskedEndsTheHarvestToo() throws Exception {
        server.moods().every(1, new Mood.Overloaded(Duration.ofMinutes(1)));

        ArxivHarvest.Report report = harvest(catalogue).backfill("", FIRST, LAST, HarvestProgress.NONE);

        assertThat(report.problem()).get().asString().contains("gave up after").contains("left alone");
        assertThat(report.stored()).isEqualTo(Papers.Stored.NONE);
    }

    @Test
    void arxivsOwnHostsAreNotAskedMoreOftenThanTheyAllow() {
        URI arxiv = URI.create("https://oaipmh.arxiv.org/oai");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArxivSettings(arxiv, Duration.ofMillis(2_999), 2, 1, QuietTime.NONE))
                .withMessageContaining("3 s");
        assertThat(new ArxivSettings(arxiv, Duration.ofSeconds(3), 2, 1, QuietTime.NONE).interval())
                .isEqualTo(Duration.ofSeconds(3));
    }

    /** Is told of pages. */
    @FunctionalInterface
    private interface Pages {
        void stored(HarvestPosition position, Papers.Stored total);
    }

    private static HarvestProgress told(Pages pages) {
        return progress(pages, null);
    }

    private static HarvestProgress toldOfBroken(List<OaiRecord.Broken> broken) {
        return progress((_, _) -> {}, broken);
    }

    private static HarvestProgress progress(Pages pages, @Nullable List<OaiRecord.Broken> taker) {
        return new HarvestProgress() {
            @Override
            public void stored(HarvestPosition position, Papers.Stored total) {
                pages.stored(position, total);
            }

            @Override
            public void broken(OaiRecord.Broken record) {
                Optional.ofNullable(taker).ifPresent(list -> list.add(record));
            }

            @Override
            public void waiting(Duration duration, String why) {}
        };
    }
}
