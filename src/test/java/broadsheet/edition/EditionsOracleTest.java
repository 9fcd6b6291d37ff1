package broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.paper.Category;
import broadsheet.paper.Link;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.Reannouncement;
import broadsheet.rank.Diversity;
import broadsheet.rank.Formula;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Editions of random catalogues against {@link SlowEditions}. The seed is the test's argument, so its name prints it. */
class EditionsOracleTest {
    /** Around a turn of the year, in a year of 53 weeks. */
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);

    private static final LocalDate LAST = LocalDate.of(2027, 2, 10);
    private static final int FRONT_SIZE = 5;

    private static final List<String> CATEGORIES = List.of("cs.CL", "cs.LG", "cmp-lg", "math.CO", "Some Journal", "");
    private static final Instant NOW = Instant.parse("2027-03-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void editionsOfARandomCatalogueAreThoseWorkedOutByHand(long seed, @TempDir Path folder) {
        List<Paper> papers = randomPapers(new Random(seed), 1 + (int) (seed * 23 % 120));
        SlowEditions oracle = new SlowEditions(papers, FIRST.minusDays(40), LAST.plusDays(40), FRONT_SIZE);
        try (Catalogue catalogue = filled(folder, papers)) {
            Editions editions = new Editions(catalogue, FRONT_SIZE, InstantSource.fixed(NOW));
            for (Period period : periods()) {
                check(editions.edition(period), oracle);
            }
            for (Period kind : kinds(FIRST)) {
                assertThat(editions.latest(kind))
                        .as("latest " + kind.kind())
                        .isEqualTo(oracle.previous(kind.with(LAST.plusDays(39))));
            }
        }
    }

    private static void check(Edition edition, SlowEditions oracle) {
        Period period = edition.period();
        List<PaperId> front = oracle.front(period);
        assertThat(edition.front())
                .as("front of %s", period.iso())
                .extracting(Placing::id)
                .isEqualTo(front);
        assertThat(edition.front())
                .as("places on the front of %s", period.iso())
                .allMatch(placing -> placing.place() == front.indexOf(placing.id()) + 1);
        assertThat(ids(edition)).as("sections of %s", period.iso()).isEqualTo(oracle.sections(period));
        assertThat(edition.sections())
                .as("the largest section of %s first", period.iso())
                .isSortedAccordingTo(Comparator.comparing(
                                (Section section) -> section.category().equals(Category.UNFILED))
                        .thenComparingInt(section -> -section.placings().size())
                        .thenComparing(section -> section.category().code()));
        List<Placing> all = edition.sections().stream()
                .flatMap(section -> section.placings().stream())
                .toList();
        assertThat(all).extracting(Placing::place).doesNotHaveDuplicates();
        assertThat(all)
                .as("scores in %s", period.iso())
                .allMatch(placing -> placing.score().equals(oracle.score(placing.id(), period)));
        assertThat(all)
                .as("ties in %s", period.iso())
                .allMatch(placing -> placing.ties()
                        == all.stream()
                                        .filter(one -> isRankedWith(edition, one, placing))
                                        .filter(one -> one.score().total()
                                                == placing.score().total())
                                        .count()
                                - 1);
        for (Reannouncement.Kind kind : Reannouncement.Kind.values()) {
            assertThat(edition.supplements().stream()
                            .filter(supplement -> supplement.kind() == kind)
                            .flatMap(supplement -> supplement.papers().stream()))
                    .as("%s in %s", kind, period.iso())
                    .isEqualTo(oracle.again(period, kind));
        }
        assertThat(edition.paperCount()).isEqualTo(all.size());
        assertThat(edition.isEmpty()).isEqualTo(oracle.isEmpty(period));
        assertThat(edition.sample()).isFalse();
        assertThat(edition.previous()).as("before %s", period.iso()).isEqualTo(oracle.previous(period));
        assertThat(edition.next()).as("after %s", period.iso()).isEqualTo(oracle.next(period));
    }

    /** What was listed is ranked apart from what was only announced. */
    private static boolean isRankedWith(Edition edition, Placing one, Placing other) {
        int front = edition.frontIsListed() ? edition.front().size() : 0;
        return one.place() > front == other.place() > front;
    }

    private static Map<Category, List<PaperId>> ids(Edition edition) {
        Map<Category, List<PaperId>> ids = new LinkedHashMap<>();
        edition.sections()
                .forEach(section -> ids.put(
                        section.category(),
                        section.placings().stream().map(Placing::id).toList()));
        return ids;
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void previousAndNextOfEditionsThatHavePapersAreInverse(long seed, @TempDir Path folder) {
        try (Catalogue catalogue = filled(folder, randomPapers(new Random(seed), 25))) {
            Editions editions = new Editions(catalogue, FRONT_SIZE, InstantSource.fixed(NOW));
            for (Period period : periods()) {
                Edition edition = editions.edition(period);
                if (!edition.isEmpty()) {
                    edition.next()
                            .ifPresent(next -> assertThat(editions.edition(next).previous())
                                    .hasValue(period));
                    edition.previous()
                            .ifPresent(previous -> assertThat(
                                            editions.edition(previous).next())
                                    .hasValue(period));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void trendingListsAreThoseWorkedOutByHandTiesIncluded(long seed, @TempDir Path folder) {
        checkTrending(folder, randomPapers(new Random(seed), 300));
    }

    @ParameterizedTest
    @EnumSource(Votedness.class)
    void trendingListsOfManyPapersAreThoseOfAllScoredThoughMostAreNeverRead(Votedness votedness, @TempDir Path folder) {
        checkTrending(folder, manyPapers(new Random(31), votedness));
    }

    /** How much is known of many papers. */
    enum Votedness {
        ALL_VOTED,
        FEW_VOTED,
        NONE_VOTED,
        EQUALLY_VOTED
    }

    private static List<Paper> manyPapers(Random random, Votedness votedness) {
        List<Paper> papers = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            Sketch sketch = Sketch.of("2612.%05d".formatted(i))
                    .announced(LAST.minusDays(random.nextInt(60)).toString());
            int votes = (int) Math.exp(6 * random.nextDouble());
            switch (votedness) {
                case ALL_VOTED ->
                    sketch.counted(votes, random.nextInt(60), random.nextInt(3) * random.nextInt(votes * votes));
                case FEW_VOTED -> {
                    if (random.nextInt(20) == 0) {
                        sketch.counted(random.nextInt(votes), random.nextInt(2), random.nextInt(2));
                    }
                }
                case NONE_VOTED -> {}
                case EQUALLY_VOTED -> sketch.counted(random.nextInt(2), 1, 0);
            }
            if (random.nextInt(5) == 0) {
                sketch.linked(random.nextBoolean() ? Link.Kind.CODE : Link.Kind.PROJECT);
            }
            papers.add(sketch.paper());
        }
        return papers;
    }

    private static void checkTrending(Path folder, List<Paper> papers) {
        SlowEditions oracle = new SlowEditions(papers, FIRST.minusDays(40), LAST.plusDays(40), FRONT_SIZE);
        try (Catalogue catalogue = filled(folder, papers)) {
            for (Formula formula : Formula.values()) {
                Editions editions =
                        new Editions(catalogue, FRONT_SIZE, formula, Diversity.NONE, InstantSource.fixed(NOW));
                for (Window window : Window.values()) {
                    for (int leastUpvotes : List.of(0, 1, 30)) {
                        check(editions.trending(window, leastUpvotes).orElseThrow(), window, leastUpvotes, oracle);
                    }
                }
                assertThat(editions.trending(Window.DAY).map(TrendingList::asOf))
                        .isEqualTo(editions.latestDay());
            }
        }
    }

    private static void check(TrendingList trending, Window window, int leastUpvotes, SlowEditions oracle) {
        assertThat(trending.placings().stream()
                        .map(placing -> new SlowEditions.Trend(placing.id(), placing.score(), placing.ties())))
                .as("%s, %s, %d upvotes", trending.formula(), window, leastUpvotes)
                .isEqualTo(oracle.trending(trending.formula(), window, leastUpvotes, trending.asOf()));
        assertThat(trending.placings()).extracting(Placing::place).isSorted().doesNotHaveDuplicates();
        assertThat(trending.considered()).isEqualTo(oracle.appeared(window, trending.asOf()));
    }

    private static Catalogue filled(Path folder, List<Paper> papers) {
        Home home = new Home(folder);
        home.prepare();
        Catalogue catalogue = Catalogue.open(home, InstantSource.fixed(NOW));
        catalogue.papers().store(papers);
        return catalogue;
    }

    private static List<Period> kinds(LocalDate day) {
        return List.of(new Period.Day(day), new Period.Week(day), new Period.Month(YearMonth.from(day)));
    }

    private static List<Period> periods() {
        List<Period> periods = new ArrayList<>();
        for (LocalDate day = FIRST.minusDays(9); day.isBefore(LAST.plusDays(9)); day = day.plusDays(1)) {
            for (Period period : kinds(day)) {
                if (period.start().equals(day)) {
                    periods.add(period);
                }
            }
        }
        return periods;
    }

    /** Few days and small counts, so that there are ties; dates of every precision. */
    private static List<Paper> randomPapers(Random random, int count) {
        List<Paper> papers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Sketch sketch = Sketch.of("2612.%05d".formatted(i)).counted(few(random), few(random), few(random));
            String category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
            if (!category.isEmpty()) {
                sketch.in(category, "stat.ML");
            }
            String day = day(random);
            switch (random.nextInt(6)) {
                case 0 -> sketch.announced(day + "T23:59:59.999Z");
                case 1, 2 -> sketch.announced(day);
                case 3 -> sketch.announced(day.substring(0, 7));
                case 4 -> sketch.announced(day.substring(0, 4));
                default -> {}
            }
            for (int listings = random.nextInt(3); listings > 0 && random.nextInt(3) == 0; listings--) {
                sketch.listed(day(random));
            }
            for (Reannouncement.Kind kind : Reannouncement.Kind.values()) {
                for (int times = random.nextInt(3); times > 0 && random.nextBoolean(); times--) {
                    // Now and then on the day on which it is new.
                    sketch.again(kind, random.nextInt(4) == 0 ? day : day(random));
                }
            }
            if (random.nextInt(4) == 0) {
                sketch.linked(Link.Kind.CODE);
            }
            if (random.nextInt(4) == 0) {
                sketch.linked(Link.Kind.PROJECT);
            }
            papers.add(sketch.paper());
        }
        return papers;
    }

    private static int few(Random random) {
        return random.nextInt(2) * random.nextInt(4);
    }

    private static String day(Random random) {
        // Every third day alone, so that some are empty.
        return FIRST.plusDays(3L * random.nextInt(24)).toString();
    }
}
