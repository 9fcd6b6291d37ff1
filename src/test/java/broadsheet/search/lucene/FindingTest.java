package broadsheet.search.lucene;

import static broadsheet.search.lucene.IndexedLibrary.codes;
import static broadsheet.search.lucene.IndexedLibrary.ids;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.paper.Author;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.search.Hit;
import broadsheet.search.Narrowing;
import broadsheet.search.Order;
import broadsheet.search.Relevance;
import broadsheet.search.Results;
import broadsheet.search.Results.Correction;
import broadsheet.search.Wanted;
import broadsheet.search.Wanted.Manner;
import broadsheet.search.query.Query;
import broadsheet.search.query.QueryParser;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which papers a query finds: by words, names, categories and filters, in any form they are typed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingTest {
    private final IndexedLibrary library;

    FindingTest(@TempDir Path folder) throws InterruptedException {
        library = new IndexedLibrary(folder);
    }

    @AfterAll
    void close() {
        library.close();
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
        List<String> expected = library.papers().stream()
                .filter(paper -> paper.authors().stream().map(Author::name).anyMatch(wanted::contains))
                .map(paper -> paper.id().text())
                .sorted()
                .toList();

        assertThat(ids(library.find(typed))).as(typed).containsExactlyInAnyOrderElementsOf(expected);
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
        List<String> expected = library.papers().stream()
                .filter(paper -> List.of(paper.title().split(" ")).contains(printed))
                .map(paper -> paper.id().text())
                .toList();

        assertThat(expected).isNotEmpty();
        assertThat(ids(library.find(typed))).containsAll(expected);
    }

    @Test
    void aWordWithAHyphenGivesHardlyMoreThanTheSameInOnePiece(@TempDir Path folder) throws InterruptedException {
        Home home = new Home(folder);
        home.prepare();
        try (Catalogue catalogue = Catalogue.open(home, InstantSource.system());
                LuceneIndex index = LuceneIndex.keep(home.index(), catalogue, InstantSource.system())) {
            catalogue
                    .papers()
                    .store(List.of(
                            Sketch.of("2501.00001")
                                    .titled("On pre-training again")
                                    .paper(),
                            Sketch.of("2501.00002")
                                    .titled("On pretraining again")
                                    .paper(),
                            Sketch.of("2501.00003")
                                    .titled("On training pigeons")
                                    .paper(),
                            Sketch.of("2501.00004").titled("On pre and post").paper()));
            index.awaitCurrent();

            List<Hit> hits = index.find(QueryParser.parse("pre-training").query(), Wanted.best(10))
                    .hits();

            List<Double> points = hits.stream()
                    .map(hit -> hit.relevance().parts().stream()
                            .filter(part -> part.kind() == Relevance.Kind.WORD)
                            .mapToDouble(Relevance.Part::points)
                            .sum())
                    .toList();
            assertThat(points).hasSize(2);
            assertThat(points.getFirst())
                    .as("that of its two parts, not of those and the whole")
                    .isLessThan(3 * points.getLast());
        }
    }

    @ParameterizedTest
    @CsvSource({"retreival, retrieval", "transfromer, transformer", "lecunn, lecun", "robtos, robots"})
    void aTypoIsForgivenAndSaid(String typed, String taken) {
        Results results = library.find(typed);

        assertThat(results.treatment().corrections()).containsExactly(new Correction(typed, taken));
        assertThat(ids(results)).isEqualTo(ids(library.find(taken)));
        assertThat(library.all(new Query.Word(typed), Narrowing.NONE, Order.RELEVANCE, Optional.empty(), 10)
                        .hits())
                .as("exactly")
                .isEmpty();
    }

    @Test
    void twoTyposAreForgivenOnlyInALongWord() {
        assertThat(library.find("robohf").treatment().corrections()).isEmpty();
        assertThat(library.find("trensfarmer").treatment().corrections())
                .containsExactly(new Correction("trensfarmer", "transformer"));
    }

    @Test
    void theBeginningOfAWordStandsForTheWordsThatBeginWithIt() {
        assertThat(ids(library.find("retriev"))).isEqualTo(ids(library.find("retrieval")));
        assertThat(ids(library.find("transf"))).containsExactlyInAnyOrderElementsOf(ids(library.find("transformer")));
        assertThat(library.find("transf").treatment().corrections()).isEmpty();
    }

    @Test
    void wordsMayBeMissingOnlyWhereFewPapersHaveThemAll() {
        Results all = library.find("neural graph", Wanted.best(5));
        Results most = library.find("neural graph robots speech vision prompts");

        assertThat(all.treatment().someWordsMissing()).isFalse();
        assertThat(most.treatment().someWordsMissing()).isTrue();
        assertThat(library.find("zzyzx qwertyy").treatment().someWordsMissing())
                .as("where nothing is shown")
                .isFalse();
        assertThat(most.hits()).isNotEmpty();
    }

    @Test
    void whatIsLeftOutIsNotFound() {
        Set<String> with = new HashSet<>(ids(library.find("graph")));
        Set<String> without = new HashSet<>(ids(library.find("-graph")));

        assertThat(with).isNotEmpty().doesNotContainAnyElementsOf(without);
        assertThat(with.size() + without.size()).isEqualTo(library.papers().size());
    }

    @ParameterizedTest
    @CsvSource({
        "cat:cs.CL, cs.CL",
        "cat:CS.cl, cs.CL",
        "cat:math.NA, math.NA",
        "cat:cs.NA, math.NA",
    })
    void aCategoryIsFoundByAnyOfItsCodes(String typed, String code) {
        List<String> expected = library.papers().stream()
                .filter(paper -> codes(paper).contains(code))
                .map(paper -> paper.id().text())
                .toList();

        assertThat(ids(library.find(typed))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aSubtreeHoldsAllCategoriesBelow() {
        List<String> expected = library.papers().stream()
                .filter(paper -> codes(paper).stream().anyMatch(code -> code.startsWith("cs.")))
                .map(paper -> paper.id().text())
                .toList();

        assertThat(ids(library.find("cat:cs.*"))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void yearsDatesVotesCodeAndSourcesAreFilters() {
        assertThat(library.find("year:2022").hits())
                .hasSize((int) library.count(new Narrowing(Set.of(2022), Set.of(), Set.of(), false)));
        assertThat(library.find("year:2022..2023").hits())
                .hasSize((int) library.count(new Narrowing(Set.of(2022, 2023), Set.of(), Set.of(), false)));
        assertThat(library.find("code:yes").hits())
                .hasSize((int) library.count(new Narrowing(Set.of(), Set.of(), Set.of(), true)));
        assertThat(library.find("source:daily").hits())
                .hasSize((int) library.count(new Narrowing(Set.of(), Set.of(), Set.of(Sketch.LIST), false)));
        assertThat(library.find("upvotes:>2").hits()).hasSize((int) library.papers().stream()
                .filter(paper -> paper.counts().upvotes() > 2)
                .count());
    }

    @Test
    void theWordsThatWereLookedForAreMarkedInAnyForm() {
        Results results = library.find("retrieving naive few-shot author:lecun");

        assertThat(List.of("Retrieval", "naïve", "few", "shot", "LeCun", "retrieved"))
                .allMatch(word -> results.marks().isMarked(word, 0, word.length()));
        assertThat(List.of("graph", "the", ""))
                .noneMatch(word -> results.marks().isMarked(word, 0, word.length()));
    }

    @Test
    void aNameThatIsTypedAsWordsLeadsToThePapersOfThatAuthor() {
        List<Hit> hits = library.find("Yann LeCun").hits();

        assertThat(hits.subList(0, 5))
                .allSatisfy(hit ->
                        assertThat(hit.relevance().parts()).anyMatch(part -> part.kind() == Relevance.Kind.NAME));
    }

    @Test
    void aWordAloneIsTakenForNoName() {
        assertThat(library.find("LeCun").hits())
                .isNotEmpty()
                .allSatisfy(hit ->
                        assertThat(hit.relevance().parts()).noneMatch(part -> part.kind() == Relevance.Kind.NAME));
    }

    @Test
    void aTitleThatBeginsWithTheWordsHasPointsForThat() {
        Map<String, String> titles = library.papers().stream()
                .collect(Collectors.toMap(one -> one.id().text(), Paper::title));
        for (Paper paper : library.papers().subList(0, 60)) {
            // Of a word that is typed twice the query keeps one.
            List<String> title =
                    List.of(paper.title().split(" ")).stream().distinct().toList();
            String typed = String.join(" ", title.subList(0, 3)).toLowerCase(Locale.ROOT);
            List<Hit> hits = library.find(typed, Wanted.best(400)).hits();

            assertThat(hits)
                    .isNotEmpty()
                    .allSatisfy(hit -> assertThat(hit.relevance().parts().stream()
                                    .anyMatch(part -> part.kind() == Relevance.Kind.BEGINNING))
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

        assertThat(library.find(text).hits()).isNotEmpty();
        assertThat(library.find(text).treatment().someWordsMissing()).isTrue();
        assertThat(library.find("retrieval " + quotation).hits()).isEmpty();
        assertThat(library.find("retrieval worked examples graph neural vision robots " + quotation)
                        .hits())
                .as("of seven words")
                .isEmpty();
        for (Manner manner : List.of(Manner.COMPLETE, Manner.EXACT)) {
            assertThat(library.find(
                                    text,
                                    new Wanted(
                                            Narrowing.NONE,
                                            Order.RELEVANCE,
                                            Optional.empty(),
                                            10,
                                            manner,
                                            true,
                                            Wanted.Mode.BOTH))
                            .hits())
                    .as(manner.name())
                    .isEmpty();
        }
    }

    @Test
    void twoFormsOfAWordCountOnce() {
        Map<PaperId, Double> once = library.find("robots").hits().stream()
                .collect(Collectors.toMap(Hit::id, hit -> hit.relevance().total()));
        Map<PaperId, Double> twice = library.find("robot robots").hits().stream()
                .collect(Collectors.toMap(
                        Hit::id,
                        hit -> hit.relevance().parts().stream()
                                .filter(part -> part.kind() == Relevance.Kind.WORD)
                                .mapToDouble(Relevance.Part::points)
                                .sum()));

        assertThat(twice).isEqualTo(once).isNotEmpty();
        assertThat(library.find("robot robots").treatment().someWordsMissing()).isFalse();
    }
}
