package broadsheet.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.Link;
import broadsheet.paper.Paper;
import broadsheet.search.FacetCounts;
import broadsheet.search.Hit;
import broadsheet.search.Narrowing;
import broadsheet.search.Order;
import broadsheet.search.Place;
import broadsheet.search.Results;
import broadsheet.search.Results.Correction;
import broadsheet.search.Wanted;
import broadsheet.search.Wanted.Manner;
import broadsheet.search.query.Query;
import broadsheet.search.query.QueryParser;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Searches a small world of made papers, in an index of several segments. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingTest {
    private static final List<String> WORDS = List.of(
            "retrieval",
            "of",
            "worked",
            "examples",
            "few-shot",
            "learning",
            "language",
            "models",
            "the",
            "transformer",
            "graph",
            "neural",
            "pre-training",
            "pretraining",
            "prompts",
            "GPT-4",
            "vision",
            "robots",
            "speech",
            "naïve");
    private static final List<String> NAMES = List.of(
            "Yann LeCun", "Y. LeCun", "Laurens van der Maaten", "Łukasz Kaiser", "J. S. Bach", "Wei Li", "Li Wei");
    private static final List<String> CATEGORIES = List.of("cs.CL", "cs.LG", "math.NA", "Proceedings of X");

    private final List<Paper> papers = new ArrayList<>();
    private final Catalogue catalogue;
    private final LuceneIndex index;

    FindingTest(@TempDir Path folder) throws InterruptedException {
        Home home = new Home(folder);
        home.prepare();
        catalogue = Catalogue.open(home, InstantSource.system());
        index = LuceneIndex.keep(home.index(), catalogue, InstantSource.system());
        Random random = new Random(20251226);
        for (int batch = 0; batch < 6; batch++) {
            List<Paper> some = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                some.add(made(random, "25%02d.%05d".formatted(batch + 1, i)));
            }
            papers.addAll(some);
            catalogue.papers().store(some);
            index.awaitCurrent();
        }
    }

    @AfterAll
    void close() {
        index.close();
        catalogue.close();
    }

    private static Paper made(Random random, String id) {
        StringBuilder title = new StringBuilder("Paper");
        for (int i = 0; i < 2 + random.nextInt(6); i++) {
            title.append(' ').append(pick(random, WORDS));
        }
        Sketch sketch = Sketch.of(id)
                .titled(title + " " + id)
                .by(pick(random, NAMES), pick(random, NAMES))
                .in(pick(random, CATEGORIES), pick(random, CATEGORIES))
                .announced("20%02d-0%d-1%d".formatted(20 + random.nextInt(5), 1 + random.nextInt(9), random.nextInt(9)))
                .voted(random.nextInt(5));
        if (random.nextBoolean()) {
            sketch.linked(Link.Kind.CODE);
        }
        if (random.nextInt(3) == 0) {
            sketch.listed("2025-03-01");
        }
        return sketch.paper();
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Results find(String typed) {
        return index.find(QueryParser.parse(typed).query(), Wanted.best(500));
    }

    private Results all(Query query, Narrowing narrowing, Order order, Optional<Place> after, int limit) {
        return index.find(query, new Wanted(narrowing, order, after, limit, Manner.EXACT, true));
    }

    private static List<String> ids(Results results) {
        return results.hits().stream().map(hit -> hit.id().text()).toList();
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
                Results results = index.find(
                        QueryParser.parse(typed).query(),
                        new Wanted(Narrowing.NONE, Order.RELEVANCE, after, 3, Manner.FORGIVING, false));
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

    @ParameterizedTest
    @EnumSource(Order.class)
    void pagesShowEachPaperOnceAndInOrder(Order order) {
        Random random = new Random(11);
        for (int i = 0; i < 40; i++) {
            Query query = QueryParser.parse(anyQuery(random)).query();
            List<String> whole = ids(all(query, Narrowing.NONE, order, Optional.empty(), 1_000));
            List<String> paged = new ArrayList<>();
            Optional<Place> after = Optional.empty();
            do {
                Results page = all(query, Narrowing.NONE, order, after, 7);
                paged.addAll(ids(page));
                after = page.next();
            } while (after.isPresent());

            assertThat(paged).as(query.toString()).isEqualTo(whole).doesNotHaveDuplicates();
        }
    }

    @Test
    void theNewestAndTheMostVotedStandFirst() {
        Map<String, Paper> byId =
                papers.stream().collect(Collectors.toMap(paper -> paper.id().text(), paper -> paper));
        List<Paper> newest =
                ids(all(new Query.Everything(), Narrowing.NONE, Order.DATE, Optional.empty(), 1_000)).stream()
                        .map(byId::get)
                        .toList();
        List<Paper> voted =
                ids(all(new Query.Everything(), Narrowing.NONE, Order.UPVOTES, Optional.empty(), 1_000)).stream()
                        .map(byId::get)
                        .toList();

        assertThat(newest)
                .hasSameSizeAs(papers)
                .isSortedAccordingTo(Comparator.comparing(FindingTest::day).reversed());
        assertThat(voted)
                .hasSameSizeAs(papers)
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
            Results results = all(new Query.Everything(), narrowing, Order.DATE, Optional.empty(), 1_000);
            FacetCounts facets = results.facets();

            assertThat(results.total()).hasValue(count(narrowing));
            assertThat(results.hits()).hasSize((int) count(narrowing));
            Map<Integer, Integer> years = new HashMap<>();
            Map<String, Integer> categories = new HashMap<>();
            Map<String, Integer> sources = new HashMap<>();
            int code = 0;
            for (Paper paper : papers) {
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

    private long count(Narrowing narrowing) {
        return papers.stream().filter(paper -> passes(paper, narrowing)).count();
    }

    private static boolean passes(Paper paper, Narrowing narrowing) {
        return (narrowing.years().isEmpty() || narrowing.years().contains(year(paper)))
                && (narrowing.categories().isEmpty() || meets(codes(paper), narrowing.categories()))
                && (narrowing.sources().isEmpty() || meets(sources(paper), narrowing.sources()))
                && (!narrowing.code() || paper.link(Link.Kind.CODE).isPresent());
    }

    private static boolean meets(Set<String> some, Set<String> others) {
        Set<String> common = new HashSet<>(some);
        common.retainAll(others);
        return !common.isEmpty();
    }

    private static int year(Paper paper) {
        return day(paper).getYear();
    }

    private static LocalDate day(Paper paper) {
        return Objects.requireNonNull(paper.publication().announced()).day();
    }

    private static Set<String> codes(Paper paper) {
        return paper.categories().stream().map(Category::code).collect(Collectors.toSet());
    }

    private static Set<String> sources(Paper paper) {
        return paper.provenance().stream().map(told -> told.source()).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            author:"Yann LeCun"      | Yann LeCun, Y. LeCun
            author:"Y. LeCun"        | Yann LeCun, Y. LeCun
            author:"LeCun, Yann"     | Yann LeCun, Y. LeCun
            author:lecun             | Yann LeCun, Y. LeCun
            author:"LECUN Y"         | Yann LeCun, Y. LeCun
            author:"Xavier LeCun"    |
            author:maaten            | Laurens van der Maaten
            author:"L. van der Maaten" | Laurens van der Maaten
            author:"van der Maaten, L" | Laurens van der Maaten
            author:"Lukasz Kaiser"   | Łukasz Kaiser
            author:"J. S. Bach"      | J. S. Bach
            author:"Johann Bach"     | J. S. Bach
            author:"Kaiser Bach"     |
            """)
    void namesAreFoundInAnyForm(String typed, String names) {
        Set<String> wanted = names == null ? Set.of() : Set.of(names.split(", "));
        List<String> expected = papers.stream()
                .filter(paper -> paper.authors().stream().map(Author::name).anyMatch(wanted::contains))
                .map(paper -> paper.id().text())
                .sorted()
                .toList();

        assertThat(ids(find(typed))).as(typed).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "pre-training, pretraining",
        "pretraining, pre-training",
        "naive, naïve",
        "retrieve, retrieval",
        "GPT4, GPT-4"
    })
    void formsOfAWordFindEachOther(String typed, String printed) {
        List<String> expected = papers.stream()
                .filter(paper -> List.of(paper.title().split(" ")).contains(printed))
                .map(paper -> paper.id().text())
                .toList();

        assertThat(expected).isNotEmpty();
        assertThat(ids(find(typed))).containsAll(expected);
    }

    @ParameterizedTest
    @CsvSource({"retreival, retrieval", "transfromer, transformer", "lecunn, lecun", "robtos, robots"})
    void aTypoIsForgivenAndSaid(String typed, String taken) {
        Results results = find(typed);

        assertThat(results.treatment().corrections()).containsExactly(new Correction(typed, taken));
        assertThat(ids(results)).isEqualTo(ids(find(taken)));
        assertThat(all(new Query.Word(typed), Narrowing.NONE, Order.RELEVANCE, Optional.empty(), 10)
                        .hits())
                .as("exactly")
                .isEmpty();
    }

    @Test
    void twoTyposAreForgivenOnlyInALongWord() {
        assertThat(find("robohf").treatment().corrections()).isEmpty();
        assertThat(find("trensfarmer").treatment().corrections())
                .containsExactly(new Correction("trensfarmer", "transformer"));
    }

    @Test
    void theBeginningOfAWordStandsForTheWordsThatBeginWithIt() {
        assertThat(ids(find("retriev"))).isEqualTo(ids(find("retrieval")));
        assertThat(ids(find("transf"))).containsExactlyInAnyOrderElementsOf(ids(find("transformer")));
        assertThat(find("transf").treatment().corrections()).isEmpty();
    }

    @Test
    void wordsMayBeMissingOnlyWhereFewPapersHaveThemAll() {
        Results all = index.find(QueryParser.parse("neural graph").query(), Wanted.best(5));
        Results most = find("neural graph robots speech vision prompts");

        assertThat(all.treatment().someWordsMissing()).isFalse();
        assertThat(most.treatment().someWordsMissing()).isTrue();
        assertThat(most.hits()).isNotEmpty();
    }

    @Test
    void whatIsLeftOutIsNotFound() {
        Set<String> with = new HashSet<>(ids(find("graph")));
        Set<String> without = new HashSet<>(ids(find("-graph")));

        assertThat(with).isNotEmpty().doesNotContainAnyElementsOf(without);
        assertThat(with.size() + without.size()).isEqualTo(papers.size());
    }

    @ParameterizedTest
    @CsvSource({
        "cat:cs.CL, cs.CL",
        "cat:CS.cl, cs.CL",
        "cat:math.NA, math.NA",
        "cat:cs.NA, math.NA",
    })
    void aCategoryIsFoundByAnyOfItsCodes(String typed, String code) {
        List<String> expected = papers.stream()
                .filter(paper -> codes(paper).contains(code))
                .map(paper -> paper.id().text())
                .toList();

        assertThat(ids(find(typed))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aSubtreeHoldsAllCategoriesBelow() {
        List<String> expected = papers.stream()
                .filter(paper -> codes(paper).stream().anyMatch(code -> code.startsWith("cs.")))
                .map(paper -> paper.id().text())
                .toList();

        assertThat(ids(find("cat:cs.*"))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void yearsDatesVotesCodeAndSourcesAreFilters() {
        assertThat(find("year:2022").hits())
                .hasSize((int) count(new Narrowing(Set.of(2022), Set.of(), Set.of(), false)));
        assertThat(find("year:2022..2023").hits())
                .hasSize((int) count(new Narrowing(Set.of(2022, 2023), Set.of(), Set.of(), false)));
        assertThat(find("code:yes").hits()).hasSize((int) count(new Narrowing(Set.of(), Set.of(), Set.of(), true)));
        assertThat(find("source:daily").hits())
                .hasSize((int) count(new Narrowing(Set.of(), Set.of(), Set.of(Sketch.LIST), false)));
        assertThat(find("upvotes:>2").hits()).hasSize((int)
                papers.stream().filter(paper -> paper.counts().upvotes() > 2).count());
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
            Results results = index.find(
                    QueryParser.parse(typed.toString()).query(),
                    new Wanted(
                            Narrowing.NONE,
                            pick(random, List.of(Order.values())),
                            Optional.empty(),
                            20,
                            pick(random, List.of(Manner.values())),
                            true));
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
                String.join(" OR ", java.util.Collections.nCopies(200, "graph")),
                "(".repeat(5_000) + "graph",
                "\"".repeat(999) + "graph",
                "* *a* graph*")) {
            assertThat(find(typed).hits()).as(typed.substring(0, 12)).isNotEmpty();
        }
    }

    @Test
    void theWordsThatWereLookedForAreMarkedInAnyForm() {
        Results results = find("retrieving naive few-shot author:lecun");

        assertThat(List.of("Retrieval", "naïve", "few", "shot", "LeCun", "retrieved"))
                .allMatch(results.marks()::isMarked);
        assertThat(List.of("graph", "the", "")).noneMatch(results.marks()::isMarked);
    }

    @Test
    void aNameThatIsTypedAsWordsLeadsToThePapersOfThatAuthor() {
        List<Hit> hits = find("Yann LeCun").hits();

        assertThat(hits.subList(0, 5))
                .allSatisfy(hit -> assertThat(hit.relevance().parts())
                        .anyMatch(part -> part.kind() == broadsheet.search.Relevance.Kind.NAME));
    }

    @Test
    void aWordAloneIsTakenForNoName() {
        assertThat(find("LeCun").hits())
                .isNotEmpty()
                .allSatisfy(hit -> assertThat(hit.relevance().parts())
                        .noneMatch(part -> part.kind() == broadsheet.search.Relevance.Kind.NAME));
    }

    @Test
    void aTitleThatBeginsWithTheWordsHasPointsForThat() {
        Map<String, String> titles =
                papers.stream().collect(Collectors.toMap(one -> one.id().text(), Paper::title));
        for (Paper paper : papers.subList(0, 60)) {
            // Of a word that is typed twice the query keeps one.
            List<String> title =
                    List.of(paper.title().split(" ")).stream().distinct().toList();
            String typed = String.join(" ", title.subList(0, 3)).toLowerCase(java.util.Locale.ROOT);
            List<Hit> hits = index.find(QueryParser.parse(typed).query(), Wanted.best(400))
                    .hits();

            assertThat(hits)
                    .isNotEmpty()
                    .allSatisfy(hit -> assertThat(hit.relevance().parts().stream()
                                    .anyMatch(part -> part.kind() == broadsheet.search.Relevance.Kind.BEGINNING))
                            .as("%s, %s", typed, titles.get(hit.id().text()))
                            .isEqualTo(beginsWith(titles.getOrDefault(hit.id().text(), ""), typed)));
        }
    }

    private static boolean beginsWith(String title, String words) {
        List<String> all = TextWords.stems(title);
        List<String> first = TextWords.stems(words);
        return all.size() >= first.size() && all.subList(0, first.size()).equals(first);
    }

    @Test
    void aTextMayQuoteWhatNoPaperHas() {
        String quotation = "\"robots that dream of vision\"";
        String text = "retrieval worked examples graph neural vision robots speech transformer " + quotation;

        assertThat(find(text).hits()).isNotEmpty();
        assertThat(find(text).treatment().someWordsMissing()).isTrue();
        assertThat(find("retrieval " + quotation).hits()).isEmpty();
        assertThat(all(QueryParser.parse(text).query(), Narrowing.NONE, Order.RELEVANCE, Optional.empty(), 10)
                        .hits())
                .as("exactly")
                .isEmpty();
    }
}
