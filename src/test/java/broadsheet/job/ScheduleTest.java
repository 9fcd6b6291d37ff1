package broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueDump;
import broadsheet.catalog.Followed;
import broadsheet.catalog.ImportRun;
import broadsheet.catalog.Store;
import broadsheet.catalog.Warning;
import broadsheet.config.Config;
import broadsheet.config.Home;
import broadsheet.net.Pause;
import broadsheet.net.WebClient;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.Subject;
import broadsheet.source.arxiv.ArxivAddress;
import broadsheet.source.arxiv.ArxivAnnouncements;
import broadsheet.source.arxiv.ArxivHarvest;
import broadsheet.source.arxiv.ArxivSettings;
import broadsheet.source.arxiv.QuietTime;
import broadsheet.source.arxiv.server.ArxivTestServer;
import broadsheet.source.arxiv.server.CallLog;
import broadsheet.source.arxiv.server.Mood;
import broadsheet.source.arxiv.world.Announcements;
import broadsheet.source.arxiv.world.ArxivWorld;
import broadsheet.source.arxiv.world.MadeLives;
import broadsheet.source.arxiv.world.SettableClock;
import broadsheet.source.huggingface.HuggingFaceHarvest;
import broadsheet.source.huggingface.HuggingFaceSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs a server's schedule through weeks of an arXiv of our own, in both databases. */
@ParameterizedClass
@EnumSource
class ScheduleTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 2);
    private static final int PAPERS = 1_200;
    private static final int A_PAGE = 60;

    /** Thanksgiving, and the evening before it. */
    private static final Announcements CALENDAR =
            new Announcements(Set.of(LocalDate.of(2026, 11, 25), LocalDate.of(2026, 11, 26)));

    private static final Instant START = Instant.parse("2026-11-13T18:00:00Z");
    private static final Instant END = Instant.parse("2026-12-08T12:00:00Z");

    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock(START);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private ArxivWorld world;
    private ArxivTestServer server;

    /** In how many pauses the server is told to end. */
    private int pausesLeft = Integer.MAX_VALUE;

    @BeforeEach
    void open() {
        world = new ArxivWorld(MadeLives.make(11, PAPERS, FIRST, 32, CALENDAR), CALENDAR, clock);
        server = keep(ArxivTestServer.start(world, A_PAGE));
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

    private Home home(String name) {
        Home home = new Home(folder.resolve(name));
        home.prepare();
        return home;
    }

    private Schedule schedule(Catalogue catalogue) {
        WebClient web = keep(new WebClient(new Config.Network(""), "test", List.of(), clock, this::pause));
        ArxivSettings settings =
                new ArxivSettings(server.at("/oai"), Duration.ofSeconds(3), 2, 1 << 22, QuietTime.AFTER_MIDNIGHT);
        ArxivHarvest harvest = new ArxivHarvest(catalogue, web, settings, clock, this::pause);
        Job job = new HarvestJob(Daily.everyDay(LocalTime.of(4, 20)), catalogue, harvest, clock, 7);
        return new Schedule(List.of(job), catalogue, clock);
    }

    /** Announcements and a daily list besides. */
    private Schedule wholeSchedule(Catalogue catalogue) {
        WebClient web = keep(new WebClient(new Config.Network(""), "test", List.of(), clock, this::pause));
        ArxivSettings settings =
                new ArxivSettings(server.at("/oai"), Duration.ofSeconds(3), 2, 1 << 22, QuietTime.AFTER_MIDNIGHT);
        ArxivAddress feeds = new ArxivAddress(server.at("/rss"), Duration.ofSeconds(3));
        HuggingFaceSettings list = new HuggingFaceSettings(server.at("/api/daily_papers"), Duration.ofSeconds(3));
        Pause pause = QuietTime.AFTER_MIDNIGHT.after(this::pause, clock);
        List<Job> jobs = List.of(
                new AnnouncementsJob(
                        Daily.onWeekdays(LocalTime.of(5, 20)),
                        catalogue,
                        new ArxivAnnouncements(catalogue, web, feeds, clock, pause),
                        clock),
                new HarvestJob(
                        Daily.everyDay(LocalTime.of(4, 20)),
                        catalogue,
                        new ArxivHarvest(catalogue, web, settings, clock, pause),
                        clock,
                        7),
                new DailyListJob(
                        Daily.everyDay(LocalTime.of(6, 20)),
                        catalogue,
                        new HuggingFaceHarvest(catalogue, web, list, clock, pause)));
        return new Schedule(jobs, catalogue, clock);
    }

    @Test
    void announcementsAndListsComeInOnTheirDaysAndAgreeWithTheHarvest() throws Exception {
        Catalogue catalogue = keep(store.open(home("home"), clock));
        Schedule schedule = wholeSchedule(catalogue);

        live(schedule, END);

        Map<LocalDate, Long> runs = catalogue.runs().since(ArxivAnnouncements.SOURCE, START).stream()
                .collect(Collectors.groupingBy(
                        run -> LocalDate.ofInstant(run.startedAt(), ZoneOffset.UTC),
                        TreeMap::new,
                        Collectors.counting()));
        assertThat(runs.keySet())
                .extracting(LocalDate::getDayOfWeek)
                .doesNotContain(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(runs).hasSize(18);
        assertThat(catalogue.runs().since(HuggingFaceHarvest.SOURCE, START)).hasSize(26);
        assertThat(catalogue.runs().states())
                .allSatisfy(state -> assertThat(state.last().outcome()).isEqualTo(ImportRun.Outcome.DONE));
        // What both tell is told alike: an announcement of the feed is on the day that the rule gives.
        long announcedByFeed = 0;
        for (ArxivWorld.Held held : world.held()) {
            Paper paper = catalogue
                    .papers()
                    .find(PaperId.parse(held.id()).orElseThrow())
                    .orElse(null);
            PaperDate announced = paper == null ? null : paper.publication().announced();
            if (announced != null && announced.source().equals(PaperDate.FROM_ARXIV_FEED)) {
                announcedByFeed++;
            }
        }
        assertThat(announcedByFeed).isGreaterThan(500);
        assertThat(server.log().between(LocalTime.MIDNIGHT, LocalTime.of(1, 0))).isEmpty();
    }

    @Test
    void feedsThatAreStillYesterdaysAreAskedForAgain() throws Exception {
        Catalogue catalogue = keep(store.open(home("home"), clock));
        clock.set(Instant.parse("2026-11-16T12:00:00Z"));
        WebClient web = keep(new WebClient(new Config.Network(""), "test", List.of(), clock, this::pause));
        ArxivAddress feeds = new ArxivAddress(server.at("/rss"), Duration.ofSeconds(3));
        // At four in the morning, an hour before New York's midnight in winter.
        Schedule schedule = new Schedule(
                List.of(new AnnouncementsJob(
                        Daily.onWeekdays(LocalTime.of(4, 0)),
                        catalogue,
                        new ArxivAnnouncements(catalogue, web, feeds, clock, this::pause),
                        clock)),
                catalogue,
                clock);

        live(schedule, Instant.parse("2026-11-17T12:00:00Z"));

        List<ImportRun> runs = catalogue.runs().since(ArxivAnnouncements.SOURCE, Instant.parse("2026-11-17T00:00:00Z"));
        assertThat(runs).hasSize(3);
        assertThat(runs.getLast().startedAt()).isAfter(Instant.parse("2026-11-17T05:00:00Z"));
        assertThat(runs.getLast().added()).isPositive();
    }

    private void pause(Duration duration) throws InterruptedException {
        if (--pausesLeft == 0) {
            throw new InterruptedException("told to end");
        }
        clock.advance(duration);
    }

    /** Lives until a moment, as the threads of a server do. */
    private void live(Schedule schedule, Instant until) throws InterruptedException {
        while (clock.instant().isBefore(until)) {
            Instant next = schedule.step();
            if (next.isAfter(clock.instant())) {
                clock.set(next.isBefore(until) ? next : until);
            }
        }
    }

    private List<String> content(Home home) throws SQLException {
        try (Connection connection = store.connect(home)) {
            return CatalogueDump.of(connection);
        }
    }

    @Test
    void overWeeksWithWeekendsAndAHolidayItKeepsItselfUpToDate() throws Exception {
        Home home = home("home");
        Catalogue catalogue = keep(store.open(home, clock));
        Schedule schedule = schedule(catalogue);
        List<LocalDate> daysOfHarvests = new ArrayList<>();

        for (Instant noon = START; noon.isBefore(END); noon = noon.plus(Duration.ofDays(1))) {
            live(schedule, noon);
            if (noon.equals(START)) {
                continue;
            }
            ImportRun last = catalogue.runs().last(ArxivHarvest.SOURCE).orElseThrow();
            assertThat(last.outcome()).isEqualTo(ImportRun.Outcome.DONE);
            daysOfHarvests.add(LocalDate.ofInstant(last.startedAt(), ZoneOffset.UTC));
            // By noon all that arXiv showed in the night is here; what it shows by day comes in the next night.
            Instant night = catalogue.harvests().reached(ArxivHarvest.SOURCE).orElseThrow();
            for (ArxivWorld.Held held : world.held()) {
                boolean isOlder = held.change().shown().isBefore(START.minus(Duration.ofDays(7)));
                if (!isOlder && held.change().shown().isBefore(night)) {
                    assertThat(catalogue.papers().find(PaperId.parse(held.id()).orElseThrow()))
                            .as(held.id() + " at " + noon)
                            .isPresent();
                }
            }
        }

        assertThat(daysOfHarvests).as("a harvest a day").doesNotHaveDuplicates();
        assertThat(daysOfHarvests).extracting(LocalDate::getDayOfWeek).contains(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(server.log().between(LocalTime.MIDNIGHT, LocalTime.of(1, 0)))
                .as("requests in the hour after midnight")
                .isEmpty();
        assertThat(server.log().impolite()).as("requests too soon").isEmpty();
    }

    @Test
    void whateverEndsTheServerTheCatalogueIsThatOfAnUndisturbedOne() throws Exception {
        Home calm = home("calm");
        try (Catalogue catalogue = store.open(calm, clock)) {
            live(schedule(catalogue), END);
        }
        clock.set(START);
        Home home = home("home");
        int ended = 0;
        while (clock.instant().isBefore(END)) {
            pausesLeft = 2 + ended % 4;
            try (Catalogue catalogue = store.open(home, clock)) {
                live(schedule(catalogue), END);
            } catch (InterruptedException e) {
                // In mid-harvest: between two pages. It starts again after a minute.
                ended++;
                clock.advance(Duration.ofMinutes(1));
            }
        }

        assertThat(ended).isGreaterThan(20);
        assertThat(content(home)).isEqualTo(content(calm));
    }

    @Test
    void aNewcomerReadsTheNewestDayFirstAndThenTheWeekBefore() throws Exception {
        Catalogue catalogue = keep(store.open(home("home"), clock));
        catalogue.following().choose(List.of(new Subject("cs.CL"), new Subject("cs")));

        schedule(catalogue).step();

        assertThat(catalogue.following().list())
                .containsExactly(new Followed(
                        new Subject("cs"),
                        true,
                        new Followed.Days(LocalDate.of(2026, 11, 6), LocalDate.of(2026, 11, 11)),
                        true));
        List<String> days = server.log().all().stream()
                .map(CallLog.Entry::call)
                .map(call -> call.target().replaceAll(".*from(=|%253D)(\\d{4}-\\d\\d-\\d\\d).*", "$2"))
                .distinct()
                .toList();
        assertThat(days)
                .containsExactly(
                        "2026-11-12",
                        "2026-11-11",
                        "2026-11-10",
                        "2026-11-09",
                        "2026-11-08",
                        "2026-11-07",
                        "2026-11-06");
        assertThat(server.log().all())
                .allSatisfy(entry -> assertThat(entry.call().target()).matches(".*cs%(25)*3Acs.*"));
    }

    @Test
    void aSourceThatFailsForADayRaisesOneWarningThatEndsWithTheFailure() throws Exception {
        Catalogue catalogue = keep(store.open(home("home"), clock));
        Schedule schedule = schedule(catalogue);
        live(schedule, START.plus(Duration.ofHours(2)));
        server.moods().when(_ -> true, new Mood.ColdCache());

        live(schedule, Instant.parse("2026-11-14T20:00:00Z"));
        assertThat(catalogue.warnings().list()).as("after hours").isEmpty();
        live(schedule, Instant.parse("2026-11-16T20:00:00Z"));
        assertThat(catalogue.warnings().list())
                .singleElement()
                .satisfies(warning -> assertThat(warning.message())
                        .contains("arxiv gives nothing since 14 Nov 2026, 04:20 UTC", "503", "way out"));
        assertThat(catalogue.runs().states().getFirst().failures()).isGreaterThan(2);

        server.moods().calm();
        live(schedule, Instant.parse("2026-11-17T20:00:00Z"));
        assertThat(catalogue.warnings().list()).isEmpty();
        assertThat(catalogue.runs().states().getFirst().failures()).isZero();
    }

    @Test
    void aDayOfGarbageRaisesOneWarningAndIsReadAgainUntilItIsMended() throws Exception {
        Catalogue catalogue = keep(store.open(home("home"), clock));
        Schedule schedule = schedule(catalogue);
        LocalDate day = LocalDate.of(2026, 11, 17);
        server.moods().when(_ -> true, new Mood.Garbage(day));

        live(schedule, Instant.parse("2026-11-21T12:00:00Z"));
        assertThat(catalogue.warnings().list())
                .extracting(Warning::message)
                .singleElement()
                .asString()
                .contains("arxiv sends garbage since 2026-11-17", "records could not be read", "stats --broken");
        assertThat(catalogue.brokenRecords().list()).hasSizeGreaterThan(5);
        List<String> ofThatDay = world.held().stream()
                .filter(held -> held.datestamp().equals(day))
                .map(ArxivWorld.Held::id)
                .toList();
        assertThat(ofThatDay).hasSizeGreaterThan(5);

        server.moods().calm();
        live(schedule, Instant.parse("2026-11-22T12:00:00Z"));
        assertThat(catalogue.warnings().list()).isEmpty();
        assertThat(ofThatDay)
                .allSatisfy(id -> assertThat(
                                catalogue.papers().find(PaperId.parse(id).orElseThrow()))
                        .isPresent());
    }

    @Test
    void aDayThatStaysGarbageIsGivenUpAfterAWeek() throws Exception {
        Catalogue catalogue = keep(store.open(home("home"), clock));
        server.moods().when(_ -> true, new Mood.Garbage(LocalDate.of(2026, 11, 17)));

        live(schedule(catalogue), Instant.parse("2026-11-27T12:00:00Z"));

        assertThat(catalogue.warnings().list()).isEmpty();
        assertThat(catalogue.harvests().reached(ArxivHarvest.SOURCE).orElseThrow())
                .isAfter(Instant.parse("2026-11-26T00:00:00Z"));
    }

    @Test
    void aClockThatIsSetByAnHourNeitherRepeatsNorSkipsAHarvest() throws Exception {
        Catalogue catalogue = keep(store.open(home("home"), clock));
        Schedule schedule = schedule(catalogue);
        live(schedule, Instant.parse("2026-11-14T04:50:00Z"));
        int before = server.log().all().size();

        clock.advance(Duration.ofHours(-1));
        live(schedule, Instant.parse("2026-11-14T12:00:00Z"));
        assertThat(server.log().all())
                .as("set back over the hour of the harvest")
                .hasSize(before);

        clock.set(Instant.parse("2026-11-15T03:50:00Z"));
        clock.advance(Duration.ofHours(1));
        live(schedule, Instant.parse("2026-11-15T06:00:00Z"));
        assertThat(catalogue.harvests().reached(ArxivHarvest.SOURCE).orElseThrow())
                .as("set forward over it")
                .isAfter(Instant.parse("2026-11-15T04:00:00Z"));
    }
}
