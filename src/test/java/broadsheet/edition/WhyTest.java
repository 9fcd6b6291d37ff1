package broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.paper.Link;
import broadsheet.paper.Listing;
import broadsheet.paper.Paper;
import broadsheet.source.sample.SampleEdition;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reasons that pages give, of real editions. */
class WhyTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-18T08:00:00Z"));
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 16);
    private static final Period DAY = new Period.Day(MONDAY);
    private static final Period WEEK = new Period.Week(MONDAY);

    private final Catalogue catalogue;
    private final Editions editions;

    WhyTest(@TempDir Path folder) {
        Home home = new Home(folder);
        home.prepare();
        catalogue = Catalogue.open(home, CLOCK);
        editions = new Editions(catalogue, 3, CLOCK);
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    private void store(Sketch... sketches) {
        catalogue.papers().store(List.of(sketches).stream().map(Sketch::paper).toList());
    }

    private String lead(Period period) {
        Edition edition = editions.edition(period);
        return Why.leads(edition, edition.front().getFirst());
    }

    private List<String> front(Period period) {
        Edition edition = editions.edition(period);
        return edition.front().stream()
                .map(placing -> Why.onFront(edition, placing))
                .toList();
    }

    private static Sketch listed(int number) {
        return Sketch.of("2603.%05d".formatted(number)).listed("2026-03-16");
    }

    private static Sketch announced(int number, String day) {
        return Sketch.of("2603.%05d".formatted(number)).announced(day);
    }

    @Test
    void aListedLeadHasTheMostVotes() {
        store(listed(1).voted(3), listed(2).voted(2));

        assertThat(lead(DAY)).isEqualTo("It has the most votes of the 2 papers listed: 3, as imported.");
        assertThat(front(DAY)).containsExactly("", "");
    }

    @Test
    void aListedLeadThatSharesItsVotesSaysSo() {
        store(listed(1).voted(1_234), listed(2).voted(1_234), listed(3).voted(1));
        assertThat(lead(DAY))
                .isEqualTo("It has the most votes of the 3 papers listed: 1,234, as imported."
                        + " 1 other has as many; of these, the smallest identifier leads.");

        store(listed(4).voted(1_234));
        assertThat(lead(DAY)).contains("2 others have as many");
    }

    @Test
    void aListedLeadWithoutVotesClaimsNothingOfItsCommentsAndItsCode() {
        store(listed(1).counted(0, 7, 90).linked(Link.Kind.CODE), listed(2));

        assertThat(lead(DAY))
                .isEqualTo(
                        "None of the 2 papers listed has a vote, as far as was imported; the smallest identifier leads.");
    }

    @Test
    void aPaperThatWasListedAloneIsTheOnlyOne() {
        store(listed(1), announced(2, "2026-03-16").voted(9));

        assertThat(lead(DAY)).isEqualTo("It is the only paper that was listed.");
    }

    @Test
    void aListWithAnOrderOfItsOwnGoesBeforeVotes() {
        Paper first = listed(1).paper();
        catalogue
                .papers()
                .store(List.of(
                        first.withListings(List.of(new Listing(Sketch.LIST, MONDAY, 1, null, ""))),
                        listed(2).voted(9).paper()));

        assertThat(lead(DAY)).isEqualTo("Of the 2 papers listed, the lists themselves put none before it.");
    }

    @Test
    void theSampleKeepsTheOrderOfItsPage() {
        new SampleEdition(catalogue).add();

        assertThat(lead(new Period.Day(SampleEdition.DAY)))
                .startsWith("The sample edition keeps the order of the page");
    }

    @Test
    void everyPaperOfARankedFrontTellsItsPoints() {
        store(
                announced(1, "2026-03-16").counted(2, 2, 0).linked(Link.Kind.CODE),
                announced(2, "2026-03-16").counted(0, 5, 3).linked(Link.Kind.PROJECT),
                announced(3, "2026-03-16").counted(0, 8, 0));

        assertThat(front(DAY))
                .containsExactly(
                        "2 for 2 upvotes + 1 for 2 comments + 1 for code = 4.",
                        "2 for 3 stars + 0.50 for project page = 2.50.",
                        "Nothing gives it points: no upvotes, stars, code or project page are known.");
        assertThat(lead(DAY))
                .isEqualTo("Nobody listed papers for this edition, so all that was announced was ranked."
                        + " 2 for 2 upvotes + 1 for 2 comments + 1 for code = 4.");
    }

    @Test
    void tiesOfARankedDayFallToTheIdentifierAndThoseOfAWeekToTheLaterDayFirst() {
        store(
                announced(1, "2026-03-16").voted(1),
                announced(2, "2026-03-16").voted(1),
                announced(3, "2026-03-17").voted(1),
                announced(4, "2026-03-16"),
                announced(5, "2026-03-16"));

        assertThat(front(DAY))
                .startsWith("1 for 1 upvote = 1. 1 other has as many; of these, the smaller identifier stands first.");
        assertThat(front(DAY).getLast())
                .isEqualTo("Nothing gives it points: no upvotes, stars, code or project page are known."
                        + " 1 other has as many; of these, the smaller identifier stands first.");
        assertThat(editions.edition(WEEK).front().stream().map(Placing::day))
                .containsExactly(MONDAY.plusDays(1), MONDAY, MONDAY);
        assertThat(front(WEEK))
                .containsOnly("1 for 1 upvote = 1. 2 others have as many; of these, the later stands first, then the"
                        + " smaller identifier.");
    }

    @Test
    void whatIsBehindTheFrontExplainsNothing() {
        store(announced(1, "2026-03-16"), announced(2, "2026-03-16"), announced(3, "2026-03-16"));
        store(announced(4, "2026-03-16"));
        Edition edition = editions.edition(DAY);

        assertThat(edition.sections().getFirst().placings())
                .extracting(placing -> Why.onFront(edition, placing).isEmpty())
                .containsExactly(false, false, false, true);
    }

    @Test
    void trendingTellsTheTiesOfItsWindow() {
        store(announced(1, "2026-03-16").voted(4), announced(2, "2026-03-16").voted(4), announced(3, "2026-03-17"));
        TrendingList week = editions.trending(Window.WEEK).orElseThrow();

        assertThat(Why.trends(week, week.placings().getFirst()))
                .isEqualTo("2.83 for 4 upvotes = 2.83. 1 other has as many; of these, the later stands first, then the"
                        + " smaller identifier.");
        TrendingList day = editions.trending(Window.DAY).orElseThrow();
        assertThat(Why.trends(day, day.placings().getFirst()))
                .isEqualTo("Nothing gives it points: no upvotes, stars, code or project page are known.");
    }
}
