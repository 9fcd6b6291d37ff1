package broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.Look;
import broadsheet.catalog.Store;
import broadsheet.catalog.Warning;
import broadsheet.config.Config;
import broadsheet.config.Home;
import broadsheet.net.WebClient;
import broadsheet.paper.PaperId;
import broadsheet.paper.Subject;
import broadsheet.source.arxiv.ArxivAddress;
import broadsheet.source.arxiv.ArxivAnnouncements;
import broadsheet.source.arxiv.ArxivCalendar;
import broadsheet.source.arxiv.ArxivHarvest;
import broadsheet.source.arxiv.ArxivListing;
import broadsheet.source.arxiv.ArxivLookup;
import broadsheet.source.arxiv.ArxivSettings;
import broadsheet.source.arxiv.QuietTime;
import broadsheet.source.arxiv.server.ArxivTestServer;
import broadsheet.source.arxiv.server.Mood;
import broadsheet.source.arxiv.world.Announcements;
import broadsheet.source.arxiv.world.ArxivWorld;
import broadsheet.source.arxiv.world.MadeLives;
import broadsheet.source.arxiv.world.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Looks day by day whether all is here that an arXiv of our own lists, in both databases. */
@ParameterizedClass
@EnumSource
class CompletenessJobTest {
    /** A Friday, on the evening before which papers were announced. */
    private static final Instant START = Instant.parse("2026-11-13T12:00:00Z");

    /** Of Monday, 23 November; no list on the day after. */
    private static final LocalDate HOLIDAY = LocalDate.of(2026, 11, 23);

    private static final Announcements WORLDS_CALENDAR = new Announcements(Set.of(HOLIDAY));
    private static final ArxivCalendar CALENDAR =
            ArxivCalendar.of(Map.of(HOLIDAY, "Founders' Day"), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));

    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock(START);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private ArxivTestServer server;
    private WebClient web;
    private Catalogue catalogue;

    @BeforeEach
    void open() {
        ArxivWorld world = new ArxivWorld(
                MadeLives.make(5, 500, LocalDate.of(2026, 11, 2), 25, WORLDS_CALENDAR), WORLDS_CALENDAR, clock);
        server = keep(ArxivTestServer.start(world, 60));
        web = keep(new WebClient(new Config.Network(""), "test", List.of(), clock, this::pause));
        Home home = new Home(folder.resolve("home"));
        home.prepare();
        catalogue = keep(store.open(home, clock));
        catalogue.following().choose(List.of(new Subject("cs"), new Subject("math")));
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

    private void pause(Duration duration) {
        clock.advance(duration);
    }

    /** @param lookingUpAt who is asked for single papers */
    private Schedule schedule(ArxivTestServer lookingUpAt) {
        ArxivAddress feeds = new ArxivAddress(server.at("/rss"), Duration.ofSeconds(3));
        ArxivSettings records =
                new ArxivSettings(server.at("/oai"), Duration.ofSeconds(3), 2, 1 << 22, QuietTime.AFTER_MIDNIGHT);
        ArxivAddress queries = new ArxivAddress(lookingUpAt.at("/api/query"), Duration.ofSeconds(3));
        List<Job> jobs = List.of(
                new HarvestJob(
                        Daily.everyDay(LocalTime.of(4, 20)),
                        catalogue,
                        new ArxivHarvest(catalogue, web, records, clock, this::pause),
                        clock,
                        7),
                new AnnouncementsJob(
                        Daily.onWeekdays(LocalTime.of(5, 20)),
                        catalogue,
                        new ArxivAnnouncements(catalogue, web, feeds, clock, this::pause),
                        clock),
                new CompletenessJob(
                        Daily.everyDay(LocalTime.of(7, 20)),
                        catalogue,
                        CALENDAR,
                        new ArxivListing(web, feeds, records, clock, this::pause),
                        new ArxivLookup(catalogue, web, queries, clock, this::pause),
                        clock));
        return new Schedule(jobs, catalogue, clock);
    }

    private void live(Schedule schedule, String until) throws InterruptedException {
        Instant end = Instant.parse(until);
        while (clock.instant().isBefore(end)) {
            Instant next = schedule.step();
            if (next.isAfter(clock.instant())) {
                clock.set(next.isBefore(end) ? next : end);
            }
        }
    }

    /** As if it had never come in. */
    private void lose() {
        for (String source : List.of("arxiv", "arxiv-rss", "arxiv-api")) {
            catalogue.papers().removeSource(source);
        }
        assertThat(catalogue.isEmpty()).isTrue();
    }

    private List<Look> looks(String from) {
        return catalogue.completeness().latest(100).stream()
                .filter(look -> !look.at().isBefore(Instant.parse(from)))
                .toList();
    }

    private long lookUps() {
        return server.log().all().stream()
                .filter(entry -> entry.call().path().equals("/api/query"))
                .count();
    }

    @Test
    void whereAllIsWellItIsLookedAtOnceADayAndNothingIsAskedFor() throws Exception {
        live(schedule(server), "2026-11-26T12:00:00Z");

        List<Look> looks = catalogue.completeness().latest(100);
        assertThat(looks).allSatisfy(look -> assertThat(look.held()).isEqualTo(look.listed()));
        assertThat(looks.stream()
                        .filter(look -> look.part() == Look.Part.ANNOUNCED)
                        .map(look -> look.day().getDayOfMonth()))
                .as("not on weekends, and not on the day after the holiday")
                .containsExactly(26, 25, 23, 20, 19, 18, 17, 16, 13);
        assertThat(looks.stream()
                        .filter(look -> look.part() == Look.Part.CHANGED)
                        .map(look -> look.day().getDayOfMonth()))
                .contains(25, 20, 19, 18, 17)
                .doesNotContain(26);
        assertThat(looks.stream().mapToInt(Look::listed).sum()).isGreaterThan(100);
        assertThat(lookUps()).isZero();
        assertThat(catalogue.warnings().list()).isEmpty();
        assertThat(server.log().between(LocalTime.MIDNIGHT, LocalTime.of(1, 0))).isEmpty();
    }

    @Test
    void whatIsMissingIsAskedForAndComes() throws Exception {
        Schedule schedule = schedule(server);
        live(schedule, "2026-11-18T06:00:00Z");
        lose();

        live(schedule, "2026-11-18T12:00:00Z");

        assertThat(looks("2026-11-18T00:00:00Z")).hasSize(2).allSatisfy(look -> {
            assertThat(look.listed()).isPositive();
            assertThat(look.held()).isZero();
            assertThat(look.asked()).isEqualTo(look.listed());
            assertThat(look.came()).isEqualTo(look.listed());
            assertThat(look.missing()).isZero();
        });
        assertThat(catalogue.size()).isPositive();
        assertThat(lookUps()).isPositive();
        assertThat(catalogue.completeness().missing()).isEmpty();
    }

    @Test
    void moreThanAFewHundredAreNotAskedForAtOnceAndNewOnesComeFirst() throws Exception {
        Schedule schedule = schedule(server);
        live(schedule, "2026-11-18T06:00:00Z");
        lose();
        List<PaperId> madeUp = IntStream.range(0, CompletenessJob.MOST_ASKED + 100)
                .mapToObj(i -> PaperId.of("arxiv", "2611.%05d".formatted(90_000 + i)))
                .toList();
        catalogue.completeness().note(List.of(), madeUp);

        live(schedule, "2026-11-18T12:00:00Z");

        assertThat(looks("2026-11-18T00:00:00Z"))
                .hasSize(2)
                .allSatisfy(look -> assertThat(look.came()).isEqualTo(look.listed()));
        assertThat(lookUps()).as("fifty at a time").isEqualTo(CompletenessJob.MOST_ASKED / 50);
        assertThat(catalogue.completeness().missing()).hasSize(madeUp.size());
    }

    @Test
    void whatStaysMissingRaisesOneWarningThatEndsWhenItComes() throws Exception {
        ArxivTestServer without = keep(ArxivTestServer.start(new ArxivWorld(List.of(), WORLDS_CALENDAR, clock)));
        live(schedule(server), "2026-11-18T06:00:00Z");
        lose();
        Schedule inVain = schedule(without);

        live(inVain, "2026-11-18T12:00:00Z");
        assertThat(looks("2026-11-18T00:00:00Z")).allSatisfy(look -> {
            assertThat(look.asked()).isPositive();
            assertThat(look.came()).isZero();
            assertThat(look.missing()).isEqualTo(look.listed());
        });
        assertThat(catalogue.completeness().missing()).isNotEmpty();
        assertThat(catalogue.warnings().list()).as("on the first day").isEmpty();

        // The harvest reads two days of overlap, and the day before them is past.
        live(inVain, "2026-11-19T03:00:00Z");
        PaperId gone = PaperId.of("arxiv", "2611.99999");
        catalogue.completeness().note(List.of(), List.of(gone));
        live(inVain, "2026-11-20T12:00:00Z");
        assertThat(catalogue.warnings().list())
                .extracting(Warning::message)
                .singleElement()
                .asString()
                .contains("Since 19 Nov 2026", "arxiv:2611.99999", "broadsheet fetch");

        live(inVain, "2026-11-27T12:00:00Z");
        assertThat(catalogue.warnings().list()).as("after a week").isEmpty();
    }

    @Test
    void anArxivThatIsOverloadedIsAskedAgainLater() throws Exception {
        Schedule schedule = schedule(server);
        live(schedule, "2026-11-18T07:00:00Z");
        server.moods().when(call -> call.path().equals("/oai"), new Mood.ColdCache());

        live(schedule, "2026-11-18T08:00:00Z");
        assertThat(looks("2026-11-18T07:00:00Z")).isEmpty();
        server.moods().calm();
        live(schedule, "2026-11-18T12:00:00Z");

        assertThat(looks("2026-11-18T07:00:00Z")).hasSize(2);
    }

    @Test
    void nobodyLooksBeforeTheFirstHarvestIsDone() throws Exception {
        server.moods().when(call -> call.path().equals("/oai"), new Mood.ColdCache());

        live(schedule(server), "2026-11-14T12:00:00Z");

        assertThat(catalogue.completeness().latest(100)).isEmpty();
        assertThat(lookUps()).isZero();
    }

    @Test
    void feedsThatWereNotReadYetAreNotMissed() throws Exception {
        server.moods().when(call -> call.path().startsWith("/rss"), new Mood.ColdCache());

        live(schedule(server), "2026-11-18T12:00:00Z");

        assertThat(catalogue.completeness().latest(100))
                .isNotEmpty()
                .extracting(Look::part)
                .containsOnly(Look.Part.CHANGED);
        assertThat(lookUps()).isZero();
    }
}
