package broadsheet.search.lucene;

import static broadsheet.search.lucene.IndexedLibrary.CATEGORIES;
import static broadsheet.search.lucene.IndexedLibrary.WORDS;
import static broadsheet.search.lucene.IndexedLibrary.codes;
import static broadsheet.search.lucene.IndexedLibrary.ids;
import static broadsheet.search.lucene.IndexedLibrary.passes;
import static broadsheet.search.lucene.IndexedLibrary.pick;
import static broadsheet.search.lucene.IndexedLibrary.sources;
import static broadsheet.search.lucene.IndexedLibrary.year;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import broadsheet.edition.Sketch;
import broadsheet.paper.Paper;
import broadsheet.search.FacetCounts;
import broadsheet.search.Hit;
import broadsheet.search.Narrowing;
import broadsheet.search.Order;
import broadsheet.search.Place;
import broadsheet.search.Relevance;
import broadsheet.search.Results;
import broadsheet.search.Wanted;
import broadsheet.search.Wanted.Manner;
import broadsheet.search.query.Query;
import broadsheet.search.query.QueryParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of any query, in any order and under any narrowing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnyQueryTest {
    private final IndexedLibrary library;

    AnyQueryTest(@TempDir Path folder) throws InterruptedException {
        library = new IndexedLibrary(folder);
    }

    @AfterAll
    void close() {
        library.close();
    }

    private static String anyQuery(Random random) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            words.add(
                    switch (random.nextInt(6)) {
                        case 0 -> "\"" + pick(random, WORDS) + " " + pick(random, WORDS) + "\"";
                        case 1 -> "title:" + pick(random, WORDS);
                        case 2 -> "(" + pick(random, WORDS) + " OR " + pick(random, WORDS) + ")";
                        case 3 -> "-" + pick(random, WORDS);
                        default -> pick(random, WORDS);
                    });
        }
        return String.join(" ", words);
    }

    @Test
    void thePointsOfAPaperSumToTheScoreItIsRankedBy() {
        Random random = new Random(7);
        int compared = 0;
        for (int i = 0; i < 400; i++) {
            String typed = anyQuery(random);
            Optional<Place> after = Optional.empty();
            for (int page = 0; page < 4; page++) {
                Results results = library.find(
                        typed,
                        new Wanted(
                                Narrowing.NONE, Order.RELEVANCE, after, 3, Manner.FORGIVING, false, Wanted.Mode.BOTH));
                after = results.next();
                if (after.isEmpty()
                        || results.hits().getLast().relevance().parts().isEmpty()) {
                    break;
                }
                double total = results.hits().getLast().relevance().total();
                assertThat(total).as(typed).isCloseTo(after.get().value(), within(1e-4 * Math.max(1, total)));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(400);
    }

    /**
     * A page is found in another way than a list that holds everything: those whose titles begin so, or whose authors are
     * called so, apart from the others; and the pages after the first in yet another.
     */
    @Test
    void thePagesOfASearchAreTheBeginningOfAllThatItFinds() {
        Random random = new Random(20261128);
        int compared = 0;
        int rewarded = 0;
        for (int i = 0; i < 300; i++) {
            String typed = likeATitleOrName(random);
            Narrowing narrowing = random.nextBoolean()
                    ? Narrowing.NONE
                    : new Narrowing(Set.of(), Set.of(pick(random, CATEGORIES)), Set.of(), random.nextBoolean());
            Results all = library.find(typed, forgiving(narrowing, Optional.empty(), 1_000));
            List<Hit> paged = new ArrayList<>();
            Optional<Place> after = Optional.empty();
            boolean isSame = true;
            for (int page = 0; page < 4 && (page == 0 || after.isPresent()); page++) {
                Results found = library.find(typed, forgiving(narrowing, after, 3));
                // Whether words may be missing depends on whether a page can be filled.
                isSame &=
                        found.treatment().someWordsMissing() == all.treatment().someWordsMissing();
                paged.addAll(found.hits());
                after = found.next();
            }
            if (isSame) {
                assertThat(paged)
                        .as(typed + " " + narrowing)
                        .isEqualTo(all.hits().subList(0, paged.size()));
                compared++;
                rewarded += paged.stream().anyMatch(AnyQueryTest::isRewarded) ? 1 : 0;
            }
        }
        assertThat(compared).isGreaterThan(150);
        assertThat(rewarded).isGreaterThan(50);
    }

    private static boolean isRewarded(Hit hit) {
        return hit.relevance().parts().stream()
                .anyMatch(part -> part.kind() != Relevance.Kind.WORD && part.kind() != Relevance.Kind.PHRASE);
    }

    private static Wanted forgiving(Narrowing narrowing, Optional<Place> after, int limit) {
        return new Wanted(narrowing, Order.RELEVANCE, after, limit, Manner.FORGIVING, true, Wanted.Mode.BOTH);
    }

    private String likeATitleOrName(Random random) {
        Paper paper = pick(random, library.papers());
        List<String> title = List.of(paper.title().split(" "));
        return switch (random.nextInt(4)) {
            case 0 -> String.join(" ", title.subList(0, Math.min(title.size(), 2 + random.nextInt(3))));
            case 1 -> paper.authors().getFirst().name();
            case 2 -> pick(random, WORDS) + " " + pick(random, WORDS) + " " + pick(random, WORDS);
            default -> title.get(1) + " " + pick(random, WORDS);
        };
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void pagesShowEachPaperOnceAndInOrder(Order order) {
        Random random = new Random(11);
        for (int i = 0; i < 40; i++) {
            Query query = QueryParser.parse(anyQuery(random)).query();
            List<String> whole = ids(library.all(query, Narrowing.NONE, order, Optional.empty(), 1_000));
            List<String> paged = new ArrayList<>();
            Optional<Place> after = Optional.empty();
            do {
                Results page = library.all(query, Narrowing.NONE, order, after, 7);
                paged.addAll(ids(page));
                after = page.next();
            } while (after.isPresent());

            assertThat(paged).as(query.toString()).isEqualTo(whole).doesNotHaveDuplicates();
        }
    }

    @Test
    void theNewestAndTheMostVotedStandFirst() {
        Map<String, Paper> byId = library.papers().stream()
                .collect(Collectors.toMap(paper -> paper.id().text(), paper -> paper));
        List<Paper> newest =
                ids(library.all(new Query.Everything(), Narrowing.NONE, Order.DATE, Optional.empty(), 1_000)).stream()
                        .map(byId::get)
                        .toList();
        List<Paper> voted =
                ids(library.all(new Query.Everything(), Narrowing.NONE, Order.UPVOTES, Optional.empty(), 1_000))
                        .stream()
                        .map(byId::get)
                        .toList();

        assertThat(newest)
                .hasSameSizeAs(library.papers())
                .isSortedAccordingTo(Comparator.comparing(IndexedLibrary::day).reversed());
        assertThat(voted)
                .hasSameSizeAs(library.papers())
                .isSortedAccordingTo(
                        Comparator.comparingInt((Paper paper) -> paper.counts().upvotes())
                                .reversed());
    }

    @Test
    void theCountsOfAFacetObeyWhatWasChosenOfTheOthers() {
        Random random = new Random(13);
        for (int i = 0; i < 60; i++) {
            Narrowing narrowing = new Narrowing(
                    random.nextBoolean() ? Set.of() : Set.of(2020 + random.nextInt(5), 2020 + random.nextInt(2) + 5),
                    random.nextBoolean() ? Set.of() : Set.of(pick(random, CATEGORIES)),
                    random.nextInt(4) > 0 ? Set.of() : Set.of(Sketch.LIST),
                    random.nextInt(3) == 0);
            Results results = library.all(new Query.Everything(), narrowing, Order.DATE, Optional.empty(), 1_000);
            FacetCounts facets = results.facets();

            assertThat(results.total()).hasValue(library.count(narrowing));
            assertThat(results.hits()).hasSize((int) library.count(narrowing));
            Map<Integer, Integer> years = new HashMap<>();
            Map<String, Integer> categories = new HashMap<>();
            Map<String, Integer> sources = new HashMap<>();
            int code = 0;
            for (Paper paper : library.papers()) {
                if (passes(
                        paper,
                        new Narrowing(Set.of(), narrowing.categories(), narrowing.sources(), narrowing.code()))) {
                    years.merge(year(paper), 1, Integer::sum);
                }
                if (passes(paper, new Narrowing(narrowing.years(), Set.of(), narrowing.sources(), narrowing.code()))) {
                    codes(paper).forEach(one -> categories.merge(one, 1, Integer::sum));
                }
                if (passes(
                        paper, new Narrowing(narrowing.years(), narrowing.categories(), Set.of(), narrowing.code()))) {
                    sources(paper).forEach(one -> sources.merge(one, 1, Integer::sum));
                }
                if (passes(
                        paper, new Narrowing(narrowing.years(), narrowing.categories(), narrowing.sources(), true))) {
                    code++;
                }
            }
            assertThat(facets).as(narrowing.toString()).isEqualTo(new FacetCounts(years, categories, sources, code));
        }
    }

    /** The long form asks a hundred thousand, and holds each to a fifth of a second. */
    @Test
    void anyQueryIsAnswered() {
        boolean isLong = Boolean.getBoolean("broadsheet.long");
        Random random = new Random(17);
        List<String> pieces = List.of(
                "\"",
                "(",
                ")",
                "-",
                " OR ",
                " ",
                "*",
                ":",
                "author:",
                "title:",
                "cat:",
                "year:",
                "..",
                "upvotes:>",
                "a",
                "retreival",
                "graph",
                "مرحبا",
                "😀",
                "\u0000",
                "\ud800",
                "自然",
                "é",
                "1999",
                "NOT ",
                "|",
                "venue:",
                "id:");
        long slowest = 0;
        for (int i = 0; i < (isLong ? 100_000 : 3_000); i++) {
            StringBuilder typed = new StringBuilder();
            for (int n = random.nextInt(25); n >= 0; n--) {
                typed.append(pick(random, pieces));
            }
            long began = System.nanoTime();
            Results results = library.find(
                    typed.toString(),
                    new Wanted(
                            Narrowing.NONE,
                            pick(random, List.of(Order.values())),
                            Optional.empty(),
                            20,
                            pick(random, List.of(Manner.values())),
                            true,
                            Wanted.Mode.BOTH));
            slowest = Math.max(slowest, System.nanoTime() - began);

            assertThat(results.hits()).as(typed.toString()).hasSizeLessThanOrEqualTo(20);
        }
        if (isLong) {
            assertThat(slowest).isLessThan(200_000_000L);
        }
    }

    @Test
    void longQueriesAreAnswered() {
        for (String typed : List.of(
                "retrieval ".repeat(10_000),
                String.join(" OR ", Collections.nCopies(200, "graph")),
                "(".repeat(5_000) + "graph",
                "\"".repeat(999) + "graph",
                "* *a* graph*")) {
            assertThat(library.find(typed).hits()).as(typed.substring(0, 12)).isNotEmpty();
        }
    }
}
