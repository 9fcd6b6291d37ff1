package broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.ImportRun;
import broadsheet.catalog.Papers;
import broadsheet.config.Home;
import broadsheet.paper.Category;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.rank.Score;
import broadsheet.source.sample.SampleEdition;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditionsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-04-01T00:00:00Z"));
    private static final Period.Day MONDAY = new Period.Day(LocalDate.of(2026, 3, 2));
    private static final Period.Day SAMPLE_DAY = new Period.Day(SampleEdition.DAY);
    private static final Period ANY_DAY = new Period.Day(LocalDate.EPOCH);
    private static final Period ANY_MONTH = new Period.Month(YearMonth.of(1970, 1));

    private final Catalogue catalogue;
    private final Editions editions;

    EditionsTest(@TempDir Path folder) {
        Home home = new Home(folder);
        home.prepare();
        catalogue = Catalogue.open(home, CLOCK);
        editions = new Editions(catalogue, 30, CLOCK);
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    private void store(Sketch... sketches) {
        catalogue.papers().store(List.of(sketches).stream().map(Sketch::paper).toList());
    }

    private static PaperId id(String text) {
        return PaperId.parse(text).orElseThrow();
    }

    @Test
    void whatWasListedIsTheFrontByUpvotesAloneAndTheRestOfTheAnnouncedStandsInSections() {
        store(
                Sketch.of("2603.00001").in("cs.LG").announced("2026-03-02").counted(0, 0, 9999),
                Sketch.of("2603.00002").in("cs.CL").listed("2026-03-02").voted(3),
                Sketch.of("2603.00003").in("cs.CL").listed("2026-03-02").counted(7, 0, 0),
                Sketch.of("2603.00004")
                        .in("cs.CL")
                        .announced("2026-03-02")
                        .listed("2026-03-02")
                        .counted(3, 3, 500));

        Edition edition = editions.edition(MONDAY);

        assertThat(edition.frontIsListed()).isTrue();
        assertThat(edition.front())
                .extracting(Placing::id)
                .containsExactly(id("2603.00003"), id("2603.00002"), id("2603.00004"));
        assertThat(edition.sections())
                .extracting(Section::category)
                .containsExactly(new Category("cs.CL"), new Category("cs.LG"));
        assertThat(edition.paperCount()).isEqualTo(4);
    }

    @Test
    void whereNothingWasListedTheFrontIsTheThirtyBestByPoints() {
        for (int i = 10; i < 60; i++) {
            store(Sketch.of("2603.000" + i).announced("2026-03-02").voted(i));
        }

        Edition edition = editions.edition(MONDAY);

        assertThat(edition.frontIsListed()).isFalse();
        assertThat(edition.front()).hasSize(30);
        assertThat(edition.front().getFirst().id()).isEqualTo(id("2603.00059"));
        assertThat(edition.front().getLast().id()).isEqualTo(id("2603.00030"));
        assertThat(edition.paperCount()).isEqualTo(50);
        assertThat(edition.sections().getFirst().placings().getLast().place()).isEqualTo(50);
    }

    @Test
    void aPaperListedOnTwoDaysStandsOnceInTheirWeek() {
        store(Sketch.of("2603.00001").listed("2026-03-02").listed("2026-03-04").voted(1));

        Edition week = editions.edition(new Period.Week(MONDAY.start()));

        assertThat(week.front()).hasSize(1);
        assertThat(week.front().getFirst().day()).isEqualTo(MONDAY.start());
    }

    @Test
    void aPaperKnownToTheMonthIsInTheMonthAlone() {
        store(Sketch.of("acl:P18-1001").announced("2026-03"));

        assertThat(editions.edition(new Period.Month(YearMonth.of(2026, 3))).paperCount())
                .isEqualTo(1);
        assertThat(editions.edition(new Period.Day(LocalDate.of(2026, 3, 1))).isEmpty())
                .isTrue();
        assertThat(editions.edition(new Period.Week(LocalDate.of(2026, 3, 1))).isEmpty())
                .isTrue();
    }

    @Test
    void aPaperKnownToTheYearIsInNoEdition() {
        store(Sketch.of("acl:P18-1001").announced("2026"));

        assertThat(editions.edition(new Period.Month(YearMonth.of(2026, 1))).isEmpty())
                .isTrue();
        assertThat(editions.latest(ANY_MONTH)).isEmpty();
    }

    @Test
    void papersKnownToTheMonthAloneStillHaveALatestMonth() {
        store(
                Sketch.of("acl:P18-1001").announced("2018-07"),
                Sketch.of("acl:P19-1001").announced("2019-07"));

        assertThat(editions.latest(ANY_DAY)).isEmpty();
        assertThat(editions.latest(ANY_MONTH)).hasValue(new Period.Month(YearMonth.of(2019, 7)));
        assertThat(editions.edition(new Period.Month(YearMonth.of(2019, 7))).previous())
                .hasValue(new Period.Month(YearMonth.of(2018, 7)));
        assertThat(editions.trending(Window.YEAR)).isEmpty();
    }

    @Test
    void anEditionThatNobodyCouldAskForIsNotLedTo() {
        store(
                Sketch.of("2603.00001").announced("1850-05-05"),
                Sketch.of("2603.00002").announced("2026-03-02"),
                Sketch.of("2603.00003").announced("9999-05-05"));

        Edition edition = editions.edition(MONDAY);

        assertThat(edition.previous()).isEmpty();
        assertThat(edition.next()).isEmpty();
        assertThat(editions.latest(ANY_DAY)).hasValue(MONDAY);
    }

    @Test
    void aDateOfTheFutureTakesNeitherTheFrontNorTheTrendingWindowsNorIsLedTo() {
        store(
                Sketch.of("2603.00001").announced("2026-03-02").voted(1),
                Sketch.of("2603.00002").announced("2098-03-03").voted(9),
                Sketch.of("2603.00003").announced("2098-04"));
        Period.Day slip = new Period.Day(LocalDate.of(2098, 3, 3));

        assertThat(editions.latest(ANY_DAY)).hasValue(MONDAY);
        assertThat(editions.latest(new Period.Week(LocalDate.EPOCH))).hasValue(new Period.Week(MONDAY.start()));
        assertThat(editions.latest(ANY_MONTH)).hasValue(new Period.Month(YearMonth.of(2026, 3)));
        assertThat(editions.latestDay()).hasValue(MONDAY.start());
        assertThat(editions.trending(Window.WEEK).orElseThrow().placings())
                .extracting(Placing::id)
                .containsExactly(id("2603.00001"));
        assertThat(editions.edition(MONDAY).next()).isEmpty();
        assertThat(editions.edition(new Period.Month(YearMonth.of(2026, 3))).next())
                .isEmpty();
        assertThat(editions.edition(slip).paperCount())
                .as("it can still be asked for")
                .isEqualTo(1);
        assertThat(editions.edition(slip).previous()).hasValue(MONDAY);
    }

    @Test
    void tomorrowIsNoFutureForItHasBegunElsewhere() {
        store(Sketch.of("2603.00001").announced("2026-04-02"));
        assertThat(editions.latest(ANY_DAY)).hasValue(new Period.Day(LocalDate.of(2026, 4, 2)));

        store(Sketch.of("2603.00002").announced("2026-04-03"));
        assertThat(editions.latest(ANY_DAY)).hasValue(new Period.Day(LocalDate.of(2026, 4, 2)));
    }

    @Test
    void theSampleStaysWhereTheOnlyRealEditionIsOfTheFuture() {
        new SampleEdition(catalogue).add();
        store(Sketch.of("2603.00002").announced("2098-03-03"));

        assertThat(editions.latest(ANY_DAY)).hasValue(SAMPLE_DAY);
        assertThat(editions.trending(Window.WEEK).orElseThrow().considered()).isEqualTo(40);
    }

    @Test
    void aPeriodHasBegunOnItsFirstDay() {
        assertThat(editions.hasBegun(new Period.Day(LocalDate.of(2026, 4, 1)))).isTrue();
        assertThat(editions.hasBegun(new Period.Day(LocalDate.of(2026, 4, 2)))).isFalse();
        assertThat(editions.hasBegun(new Period.Month(YearMonth.of(2026, 4)))).isTrue();
    }

    @Test
    void aPlaceTellsHowManyOthersHaveItsScore() {
        store(
                Sketch.of("2603.00001").announced("2026-03-02").voted(4),
                Sketch.of("2603.00002").announced("2026-03-02").voted(4),
                Sketch.of("2603.00003").announced("2026-03-02").voted(3));
        assertThat(new Editions(catalogue, 1, CLOCK).edition(MONDAY).front())
                .as("with those that are not on the front")
                .extracting(Placing::ties)
                .containsExactly(1);

        store(
                Sketch.of("2603.00004").listed("2026-03-02").voted(4),
                Sketch.of("2603.00005").listed("2026-03-02"),
                Sketch.of("2603.00006").listed("2026-03-02"));
        assertThat(editions.edition(MONDAY).front()).extracting(Placing::ties).containsExactly(0, 1, 1);
    }

    @Test
    void anEmptyCatalogueHasNoEdition() {
        assertThat(editions.latest(ANY_DAY)).isEmpty();
        assertThat(editions.latestDay()).isEmpty();
        assertThat(editions.trending(Window.WEEK)).isEmpty();
        Edition edition = editions.edition(MONDAY);
        assertThat(edition.isEmpty()).isTrue();
        assertThat(edition.front()).isEmpty();
        assertThat(edition.state()).isEqualTo(new EditionState.Unknown());
    }

    @Test
    void theSampleStandsInTheOrderOfItsPageWithEachPaperInOneSection() {
        new SampleEdition(catalogue).add();

        Edition edition = editions.edition(SAMPLE_DAY);

        assertThat(edition.sample()).isTrue();
        assertThat(edition.front())
                .extracting(Placing::id)
                .containsExactlyElementsOf(
                        SampleEdition.papers().stream().map(Paper::id).toList());
        assertThat(edition.paperCount()).isEqualTo(40);
        assertThat(edition.sections().getLast().category()).isEqualTo(Category.UNFILED);
        assertThat(editions.latest(ANY_DAY)).hasValue(SAMPLE_DAY);
        assertThat(editions.edition(new Period.Month(YearMonth.of(2025, 12))).paperCount())
                .isEqualTo(40);
        assertThat(editions.trending(Window.WEEK).orElseThrow().considered()).isEqualTo(40);
    }

    @Test
    void theSampleLeavesTheFrontWhenARealEditionArrivesThoughItIsOlder() {
        new SampleEdition(catalogue).add();
        store(
                Sketch.of("2503.00001").announced("2025-03-03"),
                Sketch.of("2503.00002").announced("2025-03-05"));

        assertThat(editions.latest(ANY_DAY)).hasValue(new Period.Day(LocalDate.of(2025, 3, 5)));
        assertThat(editions.edition(new Period.Day(LocalDate.of(2025, 3, 5))).next())
                .isEmpty();
        assertThat(editions.trending(Window.WEEK).orElseThrow().placings()).hasSize(2);
        assertThat(editions.edition(SAMPLE_DAY).sample())
                .as("it can still be asked for")
                .isTrue();
    }

    @Test
    void theSampleIsNotMixedIntoARealDay() {
        new SampleEdition(catalogue).add();
        store(Sketch.of("2512.00001").in("cs.CL").announced("2025-12-26"));

        for (Period period : List.of(
                SAMPLE_DAY, new Period.Week(SampleEdition.DAY), new Period.Month(YearMonth.from(SampleEdition.DAY)))) {
            Edition edition = editions.edition(period);
            assertThat(edition.sample()).isFalse();
            assertThat(edition.paperCount()).as(period.iso()).isEqualTo(1);
        }
    }

    @Test
    void aSamplePaperThatIsReallyAnnouncedIsInThatDay() {
        new SampleEdition(catalogue).add();
        PaperId known = SampleEdition.papers().getFirst().id();
        store(Sketch.of(known.text()).announced("2023-12-19"));

        Edition edition = editions.edition(new Period.Day(LocalDate.of(2023, 12, 19)));

        assertThat(edition.front()).extracting(Placing::id).containsExactly(known);
        assertThat(edition.sample()).isFalse();
        assertThat(editions.latest(ANY_DAY)).hasValue(edition.period());
    }

    @Test
    void theScoreOfEveryEntryIsTheSumOfItsTerms() {
        store(
                Sketch.of("2603.00001").announced("2026-03-02").counted(3, 9, 77),
                Sketch.of("2603.00002").announced("2026-03-01").counted(5, 1, 0));

        for (Placing placing : editions.trending(Window.MONTH).orElseThrow().placings()) {
            double sum = 0;
            for (Score.Term term : placing.score().terms()) {
                sum += term.points();
            }
            assertThat(sum).isEqualTo(placing.score().total()).isPositive();
        }
    }

    @Test
    void anEditionIsClosedWhenItsSourcesWereReadAfterItsEnd() {
        long registry = catalogue.runs().begin(Sketch.REGISTRY);
        store(
                Sketch.of("2603.00001").announced("2026-03-02"),
                Sketch.of("2603.00002").announced("2026-04-01"));
        catalogue.runs().end(registry, ImportRun.Outcome.DONE, Papers.Stored.NONE, 0, "");

        assertThat(editions.edition(MONDAY).state()).isInstanceOf(EditionState.Closed.class);
        assertThat(editions.edition(new Period.Day(LocalDate.of(2026, 4, 1))).state())
                .isInstanceOf(EditionState.Filling.class);
    }

    @Test
    void aRunThatFailsLaterTakesNothingBack() {
        store(Sketch.of("2603.00001").announced("2026-03-02"));
        catalogue
                .runs()
                .end(catalogue.runs().begin(Sketch.REGISTRY), ImportRun.Outcome.DONE, Papers.Stored.NONE, 0, "");
        catalogue
                .runs()
                .end(catalogue.runs().begin(Sketch.REGISTRY), ImportRun.Outcome.FAILED, Papers.Stored.NONE, 0, "no");
        catalogue.runs().begin(Sketch.REGISTRY);

        assertThat(editions.edition(MONDAY).state()).isInstanceOf(EditionState.Closed.class);
    }

    @Test
    void aFrontOfNoPaperIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Editions(catalogue, 0, CLOCK))
                .withMessageContaining("0");
    }
}
