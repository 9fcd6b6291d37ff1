package broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.ImportRun;
import broadsheet.catalog.Papers;
import broadsheet.config.Home;
import broadsheet.paper.PaperDate;
import broadsheet.paper.Subject;
import broadsheet.source.arxiv.ArxivCalendar;
import broadsheet.source.arxiv.world.SettableClock;
import broadsheet.source.sample.SampleEdition;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lists of three weeks of November and December 2026, in winter: announced at 01:00 UTC, readable from 05:00 UTC. */
class DayNewsTest {
    private static final ArxivCalendar CALENDAR = ArxivCalendar.of(
            Map.of(LocalDate.of(2026, 11, 26), "Thanksgiving", LocalDate.of(2026, 11, 30), "Founders' Day"),
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 12, 31));

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-17T12:00:00Z"));
    private final Catalogue catalogue;
    private final Editions editions;

    DayNewsTest(@TempDir Path folder) {
        Home home = new Home(folder);
        home.prepare();
        catalogue = Catalogue.open(home, clock);
        editions = new Editions(catalogue, 30, CALENDAR, clock);
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    private void follow() {
        catalogue.following().choose(List.of(new Subject("cs")));
    }

    private void announced(LocalDate... days) {
        for (LocalDate day : days) {
            catalogue
                    .papers()
                    .store(List.of(Sketch.of("2611.0%04d".formatted(day.getDayOfYear()))
                            .announced(day.toString())
                            .paper()));
        }
    }

    /** A paper on each of the five lists before Wednesday. */
    private void everyDay() {
        follow();
        announced(
                LocalDate.of(2026, 11, 11),
                LocalDate.of(2026, 11, 12),
                LocalDate.of(2026, 11, 13),
                LocalDate.of(2026, 11, 16),
                LocalDate.of(2026, 11, 17));
    }

    private void read(String source, String moment) {
        clock.set(Instant.parse(moment));
        catalogue.runs().end(catalogue.runs().begin(source), ImportRun.Outcome.DONE, Papers.Stored.NONE, 0, "");
    }

    private DayNews at(String moment, LocalDate day) {
        clock.set(Instant.parse(moment));
        return editions.news(day);
    }

    @Test
    void aWeekendIsToldWithTheNextListAlsoWhenThatIsAfterAHoliday() {
        follow();
        assertThat(at("2026-11-21T12:00:00Z", LocalDate.of(2026, 11, 21)).inWords())
                .isEqualTo(
                        "arXiv announces nothing on Saturdays; the next edition is that of Monday 23 November 2026.");
        assertThat(at("2026-11-22T12:00:00Z", LocalDate.of(2026, 11, 22)).inWords())
                .startsWith("arXiv announces nothing on Sundays; the next edition is that of Monday");
        assertThat(at("2027-01-09T12:00:00Z", LocalDate.of(2027, 1, 9)).inWords())
                .as("beyond the table")
                .isEqualTo("arXiv announces nothing on Saturdays.");
    }

    @Test
    void aHolidayIsToldByItsName() {
        follow();
        assertThat(at("2026-11-27T12:00:00Z", LocalDate.of(2026, 11, 27)).inWords())
                .isEqualTo("arXiv announces nothing after its holiday of Thursday 26 November 2026, Thanksgiving; the"
                        + " next edition is that of Monday 30 November 2026.");
        assertThat(at("2026-12-01T12:00:00Z", LocalDate.of(2026, 12, 1)))
                .as("the list after a holiday on a Monday")
                .isEqualTo(new DayNews.AfterHoliday(
                        LocalDate.of(2026, 12, 1),
                        LocalDate.of(2026, 11, 30),
                        "Founders' Day",
                        LocalDate.of(2026, 12, 2)));
        assertThat(editions.edition(new Period.Day(LocalDate.of(2026, 12, 1))).state())
                .isInstanceOf(EditionState.Nothing.class);
    }

    @Test
    void aListIsAwaitedThenUnreadThenLateAndThenThere() {
        everyDay();
        Instant announcement = Instant.parse("2026-11-18T01:00:00Z");
        read(PaperDate.FROM_ARXIV, "2026-11-17T04:20:00Z");

        assertThat(at("2026-11-18T00:59:59Z", WEDNESDAY)).isEqualTo(new DayNews.Awaited(WEDNESDAY, announcement));
        assertThat(at("2026-11-18T01:00:00Z", WEDNESDAY))
                .isEqualTo(new DayNews.Unread(WEDNESDAY, announcement, Instant.parse("2026-11-17T04:20:00Z")));
        assertThat(at("2026-11-18T23:00:00Z", WEDNESDAY))
                .as("nobody asked, so nobody knows whether it is late")
                .isInstanceOf(DayNews.Unread.class);

        read(PaperDate.FROM_ARXIV_FEED, "2026-11-18T05:20:00Z");
        assertThat(at("2026-11-18T06:59:59Z", WEDNESDAY)).isInstanceOf(DayNews.Unread.class);
        assertThat(at("2026-11-18T07:00:00Z", WEDNESDAY))
                .isEqualTo(new DayNews.Late(WEDNESDAY, announcement, Instant.parse("2026-11-18T05:20:00Z")));
        assertThat(editions.edition(new Period.Day(WEDNESDAY)).state())
                .isInstanceOfSatisfying(
                        EditionState.Nothing.class,
                        nothing -> assertThat(nothing.because().inWords())
                                .startsWith("arXiv is late: what it was to announce on 18 Nov 2026, 01:00 UTC"));

        announced(WEDNESDAY);
        assertThat(editions.news(WEDNESDAY)).isEqualTo(new DayNews.Papers(WEDNESDAY, 1));
        assertThat(editions.news(WEDNESDAY).inWords())
                .isEqualTo("The edition of Wednesday 18 November 2026 has one paper.");
    }

    @Test
    void inASmallFieldNothingIsNoSignThatArxivIsLate() {
        follow();
        announced(LocalDate.of(2026, 11, 12), LocalDate.of(2026, 11, 17));
        read(PaperDate.FROM_ARXIV_FEED, "2026-11-18T05:20:00Z");

        assertThat(at("2026-11-18T12:00:00Z", WEDNESDAY).inWords())
                .isEqualTo("Of what is followed here, arXiv announced nothing for Wednesday 18 November 2026, as of"
                        + " 18 Nov 2026, 05:20 UTC.");
    }

    @Test
    void aDayThatWasPassedOverIsNotCalledLateLater() {
        everyDay();
        announced(LocalDate.of(2026, 11, 19));
        read(PaperDate.FROM_ARXIV_FEED, "2026-11-19T05:20:00Z");

        assertThat(at("2026-11-19T12:00:00Z", WEDNESDAY)).isEqualTo(new DayNews.Unexplained());
        assertThat(editions.edition(new Period.Day(WEDNESDAY)).state()).isEqualTo(new EditionState.Unknown());
    }

    @Test
    void aClockThatIsSetBackMakesNothingLate() {
        everyDay();
        read(PaperDate.FROM_ARXIV_FEED, "2026-11-18T09:00:00Z");

        assertThat(at("2026-11-18T08:00:00Z", WEDNESDAY))
                .isEqualTo(new DayNews.Unread(WEDNESDAY, Instant.parse("2026-11-18T01:00:00Z"), null));
        assertThat(at("2026-11-17T23:00:00Z", WEDNESDAY)).isInstanceOf(DayNews.Awaited.class);
        assertThat(at("2026-11-18T09:00:00Z", WEDNESDAY)).isInstanceOf(DayNews.Late.class);
    }

    @Test
    void beyondTheTableNobodyGuesses() {
        follow();
        LocalDate day = LocalDate.of(2027, 1, 6);
        read(PaperDate.FROM_ARXIV_FEED, "2027-01-06T05:20:00Z");

        assertThat(at("2027-01-06T12:00:00Z", day).inWords())
                .isEqualTo(
                        "No paper came in for Wednesday 6 January 2027. Whether it is one without announcements is not"
                                + " known: the table of arXiv's holidays goes from 1 Jan 2026 to 31 Dec 2026.");
        assertThat(at("2027-01-06T00:30:00Z", day)).as("before it is due").isEqualTo(new DayNews.MayCome());
    }

    @Test
    void aCatalogueThatDoesNotFollowArxivSaysNothingOfIt() {
        new SampleEdition(catalogue).add();
        announced(LocalDate.of(2026, 11, 17));
        read("registry", "2026-11-21T05:00:00Z");

        for (LocalDate day : List.of(
                WEDNESDAY, LocalDate.of(2026, 11, 21), LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 27))) {
            assertThat(at("2026-11-30T12:00:00Z", day)).isEqualTo(new DayNews.MayCome());
            assertThat(editions.edition(new Period.Day(day)).state()).isEqualTo(new EditionState.Unknown());
        }
        assertThat(at("2026-11-30T12:00:00Z", LocalDate.of(2026, 11, 15))).isEqualTo(new DayNews.Unexplained());
    }

    @Test
    void whoHarvestsByHandFollowsArxivToo() {
        read(PaperDate.FROM_ARXIV, "2026-11-20T05:00:00Z");

        assertThat(at("2026-11-21T12:00:00Z", LocalDate.of(2026, 11, 21))).isInstanceOf(DayNews.Weekend.class);
    }
}
