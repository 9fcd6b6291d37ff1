package broadsheet.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import broadsheet.config.Home;
import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.Counts;
import broadsheet.paper.Link;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.RandomPapers;
import broadsheet.rank.Signals;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may trend, against a search through all papers from end to end. */
@ParameterizedClass
@EnumSource
class AppearancesTest {
    private static final List<LocalDate> DAYS = RandomPapers.DAYS.stream()
            .flatMap(day -> Stream.of(day.minusDays(1), day, day.plusDays(1)))
            .distinct()
            .sorted()
            .toList();

    private static final List<Signals> UNCOUNTED = Stream.of(false, true)
            .flatMap(code -> Stream.of(false, true).map(project -> new Signals(Counts.NONE, code, project)))
            .toList();

    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    /** Asserts something of the papers that appeared in a span. */
    @FunctionalInterface
    private interface Assertion {
        void on(Appearances appearances, List<Candidate> appeared, LocalDate after, LocalDate upTo);
    }

    private void inSpans(long seed, Assertion assertion) {
        RandomCatalogue.makeWhole(store, folder, seed, (catalogue, papers) -> {
            for (LocalDate upTo : DAYS) {
                for (int days : List.of(1, 7, 30, 365)) {
                    LocalDate after = upTo.minusDays(days);
                    List<Candidate> appeared = papers.stream()
                            .flatMap(paper -> PaperOracle.appeared(paper)
                                    .filter(day -> day.isAfter(after) && !day.isAfter(upTo))
                                    .map(day -> candidate(paper, day))
                                    .stream())
                            .toList();
                    assertion.on(catalogue.appearances(), appeared, after, upTo);
                }
            }
        });
    }

    private static Candidate candidate(Paper paper, LocalDate day) {
        Category category = paper.primaryCategory().orElse(Category.UNFILED).canonical();
        Signals signals = new Signals(
                paper.counts(),
                paper.link(Link.Kind.CODE).isPresent(),
                paper.link(Link.Kind.PROJECT).isPresent());
        return new Candidate(paper.id(), category, day, 0, signals);
    }

    private static List<Candidate> those(List<Candidate> appeared, Predicate<Candidate> condition) {
        return appeared.stream().filter(condition).toList();
    }

    private static boolean isCounted(Candidate candidate) {
        return !candidate.signals().counts().isNone();
    }

    private static int upvotes(Candidate candidate) {
        return candidate.signals().counts().upvotes();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {10, 11, 12})
    void whatHasCountsIsFoundByItsUpvotesOrStars(long seed) {
        inSpans(seed, (appearances, appeared, after, upTo) -> {
            List<Candidate> counted = those(appeared, AppearancesTest::isCounted);

            assertThat(appearances.countOfCounted(after, upTo)).isEqualTo(counted.size());
            for (int upvotes : List.of(0, 1, 20)) {
                assertThat(appearances.counted(after, upTo, upvotes, 30, upvotes / 2))
                        .containsExactlyInAnyOrderElementsOf(those(
                                counted,
                                candidate -> upvotes(candidate) >= upvotes
                                        || candidate.signals().counts().stars() >= 30
                                                && upvotes(candidate) >= upvotes / 2));
            }
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {13, 14})
    void theMostUpvotedAreThoseWithTheMostUpvotes(long seed) {
        inSpans(seed, (appearances, appeared, after, upTo) -> {
            List<Integer> most = appeared.stream()
                    .filter(AppearancesTest::isCounted)
                    .map(AppearancesTest::upvotes)
                    .sorted(Comparator.reverseOrder())
                    .limit(5)
                    .toList();

            List<Candidate> found = appearances.mostUpvoted(after, upTo, 5);
            assertThat(found).isSubsetOf(appeared).doesNotHaveDuplicates();
            assertThat(found).extracting(AppearancesTest::upvotes).containsExactlyInAnyOrderElementsOf(most);
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {15, 16})
    void ofWhatHasNoCountsTheLatestDaysAreFoundWhole(long seed) {
        inSpans(seed, (appearances, appeared, after, upTo) -> {
            for (Signals signals : UNCOUNTED) {
                List<Candidate> like = appeared.stream()
                        .filter(candidate -> candidate.signals().equals(signals))
                        .sorted(Comparator.comparing(Candidate::day).reversed())
                        .toList();
                LocalDate earliest = like.size() < 3 ? after : like.get(2).day();

                assertThat(appearances.countOfUncounted(signals, after, upTo)).isEqualTo(like.size());
                assertThat(appearances.latestUncounted(signals, after, upTo, 3))
                        .containsExactlyInAnyOrderElementsOf(
                                those(like, candidate -> !candidate.day().isBefore(earliest)));
            }
        });
    }

    @Test
    void theOuterAuthorsAreTheFirstAndTheLast() {
        RandomCatalogue.makeWhole(store, folder, 17, (catalogue, papers) -> {
            Map<PaperId, List<Author>> expected = new HashMap<>();
            for (Paper paper : papers) {
                List<Author> authors = paper.authors();
                expected.put(
                        paper.id(),
                        authors.isEmpty()
                                ? List.of()
                                : Stream.of(authors.getFirst(), authors.getLast())
                                        .distinct()
                                        .toList());
            }

            assertThat(catalogue
                            .appearances()
                            .outerAuthors(papers.stream().map(Paper::id).toList()))
                    .isEqualTo(expected);
        });
    }

    @Test
    void whatWasCountedIsNotAskedForAsIfItWereNot() {
        try (Catalogue catalogue = store.open(new Home(folder), InstantSource.system())) {
            Signals voted = new Signals(new Counts(1, 0, 0), false, false);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> catalogue.appearances().countOfUncounted(voted, DAYS.getFirst(), DAYS.getLast()));
        }
    }

    @Test
    void eachQueryIsLedToTheIndexMadeForIt() throws SQLException {
        Home home = new Home(folder);
        store.open(home, InstantSource.system()).close();
        if (store == Store.SQLITE) {
            assertThat(plan(
                            home,
                            "p.upvotes >= 3 and p.appeared_day > 1 and p.appeared_day <= 9"
                                    + " and (p.upvotes > 0 or p.comments > 0 or p.stars > 0)"))
                    .contains("INDEX paper_counted");
            assertThat(plan(
                            home,
                            "p.linked = 1 and p.appeared_day > 1 and p.appeared_day <= 9"
                                    + " and p.upvotes = 0 and p.comments = 0 and p.stars = 0"))
                    .contains("INDEX paper_uncounted");
        }
    }

    private String plan(Home home, String condition) throws SQLException {
        try (Connection connection = store.connect(home);
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("explain query plan select count(*) from paper p where " + condition)) {
            return rows.getString("detail");
        }
    }
}
