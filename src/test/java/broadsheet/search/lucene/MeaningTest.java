package broadsheet.search.lucene;

import static broadsheet.search.lucene.EncodedLibrary.CARS;
import static broadsheet.search.lucene.EncodedLibrary.CATS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import broadsheet.encode.ConceptEncoder;
import broadsheet.encode.Encoding;
import broadsheet.encode.VectorFile;
import broadsheet.job.BackgroundEncoding;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.search.Hit;
import broadsheet.search.Narrowing;
import broadsheet.search.Order;
import broadsheet.search.PaperIndex.Meant;
import broadsheet.search.Place;
import broadsheet.search.Relevance;
import broadsheet.search.Relevance.Standing;
import broadsheet.search.Results;
import broadsheet.search.Wanted;
import broadsheet.search.Wanted.Manner;
import broadsheet.search.Wanted.Mode;
import broadsheet.search.query.QueryParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found by its meaning. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeaningTest {
    private final EncodedLibrary library;
    private final LuceneIndex index;

    MeaningTest(@TempDir Path folder) throws InterruptedException {
        library = new EncodedLibrary(folder);
        index = library.index;
    }

    @AfterAll
    void close() {
        library.close();
    }

    private Results find(String typed, Mode mode, Narrowing narrowing, int limit, Optional<Place> after) {
        return index.find(
                QueryParser.parse(typed).query(),
                new Wanted(narrowing, Order.RELEVANCE, after, limit, Manner.FORGIVING, true, mode));
    }

    private List<PaperId> ids(String typed, Mode mode) {
        return find(typed, mode, Narrowing.NONE, 10, Optional.empty()).hits().stream()
                .map(Hit::id)
                .toList();
    }

    @Test
    void aPaperIsFoundThatHasNoneOfTheWords() {
        assertThat(ids("vehicles", Mode.WORDS)).isEmpty();
        assertThat(ids("vehicles", Mode.MEANING)).startsWith(CARS);
        assertThat(ids("vehicles", Mode.BOTH)).startsWith(CARS);
        assertThat(ids("kittens", Mode.BOTH)).startsWith(CATS);
    }

    @Test
    void allPapersAreEncodedOnce() {
        assertThat(index.meant()).isEqualTo(new Meant(library.papers.size(), 0, library.papers.size()));
        assertThat(library.encoder.texts())
                .isEqualTo(library.papers.values().stream()
                        .map(Encoding::text)
                        .distinct()
                        .count());
    }

    @Test
    void hardlyAShadowIsLeftOfWhatPapersWereBeforeTheyWereEncoded(@TempDir Path folder) throws Exception {
        Encoding half = Encoding.of(library.encoder, folder.resolve("vectors"));
        try (VectorFile file = half.openVectors()) {
            // In turns, so that every segment has many that are encoded later.
            List<Paper> all = library.papers.values().stream()
                    .sorted(Comparator.comparing(Paper::id))
                    .toList();
            for (int i = 0; i < all.size(); i += 2) {
                String text = Encoding.text(all.get(i));
                file.add(List.of(new VectorFile.Encoded(text, library.encoder.query(text))));
            }
        }
        try (LuceneIndex encoded =
                        LuceneIndex.keep(folder.resolve("index"), library.catalogue, half, InstantSource.system());
                BackgroundEncoding background = new BackgroundEncoding(
                        half, encoded.unencoded().orElseThrow(), library.catalogue, InstantSource.system())) {
            encoded.awaitCurrent();
            assertThat(encoded.meant().papers()).isBetween(100L, 300L);
            background.runOnce(found -> {});
            encoded.awaitCurrent();
        }

        try (FSDirectory directory = FSDirectory.open(folder.resolve("index"));
                DirectoryReader reader = DirectoryReader.open(directory)) {
            assertThat(reader.numDocs()).isEqualTo(library.papers.size());
            assertThat(reader.numDeletedDocs()).isLessThanOrEqualTo(reader.maxDoc() / 10);
        }
    }

    @Test
    void wordsTakenAsTheyAreFindNothingByMeaning() {
        Results results = index.find(
                QueryParser.parse("vehicles").query(),
                new Wanted(Narrowing.NONE, Order.RELEVANCE, Optional.empty(), 10, Manner.EXACT, true, Mode.BOTH));

        assertThat(results.hits()).isEmpty();
    }

    @Test
    void whatIsDemandedHoldsForWhatIsFoundByMeaning() {
        assertThat(ids("vehicles cat:q-bio.PE", Mode.BOTH)).containsExactly(CATS);
        assertThat(ids("vehicles -automobile", Mode.BOTH)).isNotEmpty().doesNotContain(CARS);
        assertThat(ids("vehicles \"no such phrase\"", Mode.BOTH)).isEmpty();
    }

    @Test
    void filtersApplyBeforeTheNearestAreChosen() {
        Narrowing rare = new Narrowing(Set.of(), Set.of("math.NA"), Set.of(), false);
        long all = library.papers.values().stream()
                .filter(paper -> paper.categories().getFirst().code().equals("math.NA"))
                .count();

        List<Hit> hits =
                find("vehicles", Mode.MEANING, rare, 100, Optional.empty()).hits();

        assertThat(all).isBetween(3L, 30L);
        assertThat(hits).hasSize((int) all);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void pagesHoldEachPaperOnceInOneOrder(Mode mode) {
        for (String query : List.of("bridges", "bridges rivers", "vehicles", "salt OR wool", "cat:cs.CL bread")) {
            List<PaperId> inPages = new ArrayList<>();
            Optional<Place> after = Optional.empty();
            long total = -1;
            do {
                Results page = find(query, mode, Narrowing.NONE, 7, after);
                page.hits().forEach(hit -> inPages.add(hit.id()));
                total = page.total().orElseThrow();
                after = page.next();
            } while (after.isPresent());

            assertThat(inPages).as("%s by %s", query, mode).doesNotHaveDuplicates();
            assertThat((long) inPages.size()).as("%s by %s", query, mode).isEqualTo(total);
        }
    }

    private Set<PaperId> all(String query, Mode mode) {
        Set<PaperId> all = new HashSet<>();
        Optional<Place> after = Optional.empty();
        do {
            Results page = find(query, mode, Narrowing.NONE, 50, after);
            page.hits().forEach(hit -> all.add(hit.id()));
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    @Test
    void whatHasTheWordsIsFoundHoweverManyThereAre() {
        String query = "cat:cs.CL bridges OR rivers OR salt OR wool OR ships";
        Set<PaperId> byWords = all(query, Mode.WORDS);

        // More than are weighed: the rest comes behind.
        assertThat(byWords).hasSizeGreaterThan(200);
        assertThat(all(query, Mode.BOTH)).containsAll(byWords);
    }

    @Test
    void whySaysHowAPaperStandsByEach() {
        List<Hit> hits = find("automobile storms", Mode.BOTH, Narrowing.NONE, 50, Optional.empty())
                .hits();

        for (Hit hit : hits) {
            Standing standing = hit.relevance().standing().orElseThrow();
            assertThat(standing.similarity())
                    .isCloseTo(
                            library.encoder.query("automobile storms").cosine(library.vector(hit.id())), within(2e-3));
            boolean hasWords = library.paper(hit.id()).title().matches(".*(automobile|storms).*");
            assertThat(standing.byWords() > 0).as("%s", hit).isEqualTo(hasWords);
        }
        assertThat(hits)
                .extracting(hit -> hit.relevance().standing().orElseThrow().byMeaning())
                .contains(1, 2, 3);
    }

    @Test
    void whatHasNothingToDoWithTheQueryIsNotFoundByMeaning(@TempDir Path folder) throws InterruptedException {
        Encoding strict = Encoding.of(new ConceptEncoder(.5), folder.resolve("vectors"));
        strict.await();
        Wanted wanted =
                new Wanted(Narrowing.NONE, Order.RELEVANCE, Optional.empty(), 20, Manner.FORGIVING, true, Mode.BOTH);
        try (LuceneIndex found =
                        LuceneIndex.keep(folder.resolve("index"), library.catalogue, strict, InstantSource.system());
                BackgroundEncoding background = new BackgroundEncoding(
                        strict, found.unencoded().orElseThrow(), library.catalogue, InstantSource.system())) {
            found.awaitCurrent();
            background.runOnce(papers -> {});

            assertThat(found.find(QueryParser.parse("the vehicles").query(), wanted)
                            .hits())
                    .extracting(Hit::id)
                    .containsExactly(CARS);
            Results nonsense = found.find(QueryParser.parse("zzyzx qwertyy").query(), wanted);
            assertThat(nonsense.hits()).isEmpty();
            assertThat(nonsense.total()).hasValue(0);
            assertThat(found.find(QueryParser.parse("bridges").query(), wanted).hits())
                    .as("what has the word is found in any case")
                    .hasSize(20);
        }
    }

    @Test
    void withoutAPlaceForVectorsNothingIsEncodedAgainAndAgain(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("vectors"));
        Encoding homeless = Encoding.of(library.encoder, file);
        try (LuceneIndex found =
                LuceneIndex.keep(folder.resolve("index"), library.catalogue, homeless, InstantSource.system())) {
            found.awaitCurrent();

            assertThat(found.unencoded().orElseThrow().next(10)).isEmpty();
            assertThat(found.find(QueryParser.parse("bridges").query(), Wanted.best(5))
                            .hits())
                    .hasSize(5);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bridges rivers", "vehicles", "automobile storms", "glass copper ships storms bread clocks"})
    void whySumsToWhatRanks(String query) {
        List<Hit> hits =
                find(query, Mode.BOTH, Narrowing.NONE, 50, Optional.empty()).hits();
        List<Double> totals = hits.stream().map(hit -> hit.relevance().total()).toList();

        assertThat(totals).isSortedAccordingTo(Comparator.<Double>reverseOrder());
        assertThat(totals.getFirst()).isGreaterThan(.3);
        assertThat(hits)
                .allMatch(hit -> points(hit, kind -> !kind.isReward()) <= 1 + 1e-9, "no more than 1 without rewards");
        assertThat(hits.getFirst().relevance().parts())
                .extracting(Relevance.Part::kind)
                .contains(Relevance.Kind.MEANING);
    }

    @Test
    void aTitleWithTheWordsTogetherIsRewardedOnTop() {
        List<Hit> hits = find("bridges rivers", Mode.BOTH, Narrowing.NONE, 50, Optional.empty())
                .hits();

        assertThat(points(hits.getFirst(), Relevance.Kind::isReward)).isPositive();
        assertThat(hits.stream()
                        .mapToDouble(hit -> points(hit, kind -> kind == Relevance.Kind.WORD))
                        .max()
                        .orElseThrow())
                .as("all of the share for words, whatever rewards there are")
                .isCloseTo(.45, within(1e-6));
    }

    private static double points(Hit hit, Predicate<Relevance.Kind> kinds) {
        return hit.relevance().parts().stream()
                .filter(part -> kinds.test(part.kind()))
                .mapToDouble(Relevance.Part::points)
                .sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "…", "机器学习", "∑∏∫", "zzyzx qwertyy", "a b c d"})
    void anyTextIsAnswered(String query) {
        for (Mode mode : Mode.values()) {
            assertThat(find(query, mode, Narrowing.NONE, 5, Optional.empty()).hits())
                    .hasSizeLessThanOrEqualTo(5);
        }
    }

    @Test
    void tenThousandWordsAreAnswered() {
        assertThat(ids("vehicles and bridges ".repeat(3_400), Mode.BOTH)).isNotEmpty();
    }

    @Test
    void whatWasEncodedOfNothingIsAskedForByNobody() {
        assertThat(index.unencoded().orElseThrow().next(10)).isEmpty();
        assertThat(index.unencoded().orElseThrow().isKnown("never seen")).isFalse();
        Paper cars = library.paper(CARS);
        assertThat(index.unencoded().orElseThrow().isKnown(Encoding.text(cars))).isTrue();
    }
}
