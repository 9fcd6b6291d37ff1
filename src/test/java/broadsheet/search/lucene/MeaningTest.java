package broadsheet.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.encode.ConceptEncoder;
import broadsheet.encode.Encoding;
import broadsheet.encode.VectorFile;
import broadsheet.job.BackgroundEncoding;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.Vector;
import broadsheet.search.Hit;
import broadsheet.search.Likeness;
import broadsheet.search.Likeness.Basis;
import broadsheet.search.Narrowing;
import broadsheet.search.Order;
import broadsheet.search.PaperIndex.Meant;
import broadsheet.search.Place;
import broadsheet.search.Relevance;
import broadsheet.search.Relevance.Standing;
import broadsheet.search.Results;
import broadsheet.search.Similar;
import broadsheet.search.Wanted;
import broadsheet.search.Wanted.Manner;
import broadsheet.search.Wanted.Mode;
import broadsheet.search.query.QueryParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found by its meaning, among made papers in several segments that an encoder of known habits has encoded. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeaningTest {
    private static final List<String> WORDS = List.of(
            "bridges",
            "rivers",
            "mountains",
            "harvest",
            "weaving",
            "glass",
            "copper",
            "ships",
            "storms",
            "bread",
            "clocks",
            "maps",
            "letters",
            "gardens",
            "salt",
            "wool",
            "trains",
            "lanterns",
            "markets",
            "songs");

    private static final PaperId CARS = PaperId.parse("2501.00001").orElseThrow();
    private static final PaperId CATS = PaperId.parse("2501.00002").orElseThrow();

    private final ConceptEncoder encoder = new ConceptEncoder();
    private final Map<PaperId, Paper> papers = new HashMap<>();
    private final Catalogue catalogue;
    private final LuceneIndex index;

    MeaningTest(@TempDir Path folder) throws InterruptedException {
        Home home = new Home(folder);
        home.prepare();
        catalogue = Catalogue.open(home, InstantSource.system());
        Encoding encoding = Encoding.of(encoder, home.vectors());
        encoding.await();
        index = LuceneIndex.keep(home.index(), catalogue, encoding, InstantSource.system());
        Random random = new Random(5);
        store(List.of(
                Sketch.of(CARS.text()).titled("The automobile").in("cs.RO").paper(),
                Sketch.of(CATS.text()).titled("Of felines").in("q-bio.PE").paper()));
        for (int batch = 0; batch < 5; batch++) {
            List<Paper> some = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                StringBuilder title = new StringBuilder();
                for (int word = 0; word < 2 + random.nextInt(4); word++) {
                    title.append(IndexedLibrary.pick(random, WORDS)).append(' ');
                }
                some.add(Sketch.of("2502.%d%04d".formatted(batch, i))
                        .titled(title.toString().strip())
                        .in(random.nextInt(40) == 0 ? "math.NA" : "cs.CL")
                        .announced("2025-02-1" + random.nextInt(9))
                        .paper());
            }
            store(some);
        }
        try (BackgroundEncoding background =
                new BackgroundEncoding(encoding, index.unencoded().orElseThrow(), catalogue, InstantSource.system())) {
            background.runOnce(found -> {});
        }
    }

    private void store(List<Paper> some) throws InterruptedException {
        some.forEach(paper -> papers.put(paper.id(), paper));
        catalogue.papers().store(some);
        index.awaitCurrent();
    }

    @AfterAll
    void close() {
        index.close();
        catalogue.close();
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
        assertThat(index.meant()).isEqualTo(new Meant(papers.size(), 0, papers.size()));
        assertThat(encoder.texts())
                .isEqualTo(
                        papers.values().stream().map(Encoding::text).distinct().count());
    }

    @Test
    void hardlyAShadowIsLeftOfWhatPapersWereBeforeTheyWereEncoded(@TempDir Path folder) throws Exception {
        Encoding half = Encoding.of(encoder, folder.resolve("vectors"));
        try (VectorFile file = half.openVectors()) {
            // In turns, so that every segment has many that are encoded later.
            List<Paper> all = papers.values().stream()
                    .sorted(Comparator.comparing(Paper::id))
                    .toList();
            for (int i = 0; i < all.size(); i += 2) {
                String text = Encoding.text(all.get(i));
                file.add(List.of(new VectorFile.Encoded(text, encoder.query(text))));
            }
        }
        try (LuceneIndex encoded = LuceneIndex.keep(folder.resolve("index"), catalogue, half, InstantSource.system());
                BackgroundEncoding background = new BackgroundEncoding(
                        half, encoded.unencoded().orElseThrow(), catalogue, InstantSource.system())) {
            encoded.awaitCurrent();
            assertThat(encoded.meant().papers()).isBetween(100L, 300L);
            background.runOnce(found -> {});
            encoded.awaitCurrent();
        }

        try (FSDirectory directory = FSDirectory.open(folder.resolve("index"));
                DirectoryReader reader = DirectoryReader.open(directory)) {
            assertThat(reader.numDocs()).isEqualTo(papers.size());
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
        long all = papers.values().stream()
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

    @Test
    void whatHasTheWordsIsFoundHoweverManyThereAre() {
        Set<PaperId> byWords = new HashSet<>();
        Set<PaperId> byBoth = new HashSet<>();
        for (Optional<Place> after = Optional.<Place>empty(); ; ) {
            Results page =
                    find("cat:cs.CL bridges OR rivers OR salt OR wool OR ships", Mode.WORDS, Narrowing.NONE, 50, after);
            page.hits().forEach(hit -> byWords.add(hit.id()));
            if (page.next().isEmpty()) {
                break;
            }
            after = page.next();
        }
        for (Optional<Place> after = Optional.<Place>empty(); ; ) {
            Results page =
                    find("cat:cs.CL bridges OR rivers OR salt OR wool OR ships", Mode.BOTH, Narrowing.NONE, 50, after);
            page.hits().forEach(hit -> byBoth.add(hit.id()));
            if (page.next().isEmpty()) {
                break;
            }
            after = page.next();
        }

        // More than are weighed: the rest comes behind.
        assertThat(byWords).hasSizeGreaterThan(200);
        assertThat(byBoth).containsAll(byWords);
    }

    @Test
    void whySaysHowAPaperStandsByEach() {
        List<Hit> hits = find("automobile storms", Mode.BOTH, Narrowing.NONE, 50, Optional.empty())
                .hits();

        for (Hit hit : hits) {
            Standing standing = hit.relevance().standing().orElseThrow();
            assertThat(standing.similarity())
                    .isCloseTo(encoder.query("automobile storms").cosine(vector(hit.id())), within(2e-3));
            boolean hasWords = paper(hit.id()).title().matches(".*(automobile|storms).*");
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
        try (LuceneIndex found = LuceneIndex.keep(folder.resolve("index"), catalogue, strict, InstantSource.system());
                BackgroundEncoding background = new BackgroundEncoding(
                        strict, found.unencoded().orElseThrow(), catalogue, InstantSource.system())) {
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
        Encoding homeless = Encoding.of(encoder, file);
        try (LuceneIndex found =
                LuceneIndex.keep(folder.resolve("index"), catalogue, homeless, InstantSource.system())) {
            found.awaitCurrent();

            assertThat(found.next(10)).isEmpty();
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
        assertThat(totals.getFirst()).isBetween(.3, 1 + 1e-9);
        assertThat(hits.getFirst().relevance().parts())
                .extracting(Relevance.Part::kind)
                .contains(Relevance.Kind.MEANING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "…", "机器学习", "∑∏∫", "zzyzx qwertyy", "a b c d"})
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
    void theNearestAreThoseOfAnExactScan() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<PaperId> all = List.copyOf(papers.keySet());
        int found = 0;
        int rounds = 100;
        for (int round = 0; round < rounds; round++) {
            PaperId paper = IndexedLibrary.pick(random, all);
            Vector vector = vector(paper);
            double tenth = all.stream()
                    .filter(other -> !other.equals(paper))
                    .mapToDouble(other -> -vector.cosine(vector(other)))
                    .sorted()
                    .skip(9)
                    .findFirst()
                    .orElseThrow();
            Similar similar = index.similar(Likeness.of(paper), List.of(), 10);

            assertThat(similar.hits()).hasSize(10).extracting(Hit::id).doesNotContain(paper);
            found += (int) similar.hits().stream()
                    .filter(hit -> vector.cosine(vector(hit.id())) >= -tenth - 1e-3)
                    .count();
        }

        assertThat(found / (10.0 * rounds)).as("recall@10, seed %s", seed).isGreaterThanOrEqualTo(.98);
    }

    private Paper paper(PaperId id) {
        return Optional.ofNullable(papers.get(id)).orElseThrow();
    }

    private Vector vector(PaperId paper) {
        return encoder.query(Encoding.text(paper(paper)));
    }

    @Test
    void similarPapersTellHowNearTheyAre() {
        PaperId paper = PaperId.parse("2502.00003").orElseThrow();

        for (Hit hit : index.similar(Likeness.of(paper), List.of(), 10).hits()) {
            assertThat(hit.relevance().total()).isCloseTo(vector(paper).cosine(vector(hit.id())), within(2e-3));
        }
    }

    @Test
    void examplesAndPhrasesDrawAndTurnAway() {
        Likeness cars = new Likeness(List.of(), List.of("vehicles"), List.of(), List.of(), Basis.ALSO_ESTIMATED);
        Likeness notCars = new Likeness(
                List.of(CARS), List.of("felines"), List.of(), List.of("vehicle automobile"), Basis.ALSO_ESTIMATED);

        assertThat(index.similar(cars, List.of(), 1).hits()).extracting(Hit::id).containsExactly(CARS);
        Similar turned = index.similar(notCars, List.of(), 3);
        assertThat(turned.hits()).extracting(Hit::id).startsWith(CATS).doesNotContain(CARS);
        assertThat(turned.hits().getFirst().relevance().parts())
                .extracting(Relevance.Part::text)
                .containsExactly(CARS.text(), "“felines”", "“vehicle automobile”");
        assertThat(turned.hits().getFirst().relevance().parts().getFirst().points())
                .isNotZero();
    }

    @Test
    void onlyGivenCandidatesAreRanked() {
        List<PaperId> pool = papers.keySet().stream().sorted().limit(15).toList();

        Similar similar = index.similar(Likeness.of(CARS), pool, 100);

        assertThat(similar.hits())
                .extracting(Hit::id)
                .containsExactlyInAnyOrderElementsOf(
                        pool.stream().filter(id -> !id.equals(CARS)).toList());
        assertThat(similar.hits().stream().map(hit -> hit.relevance().total()).toList())
                .isSortedAccordingTo(Comparator.<Double>reverseOrder());
    }

    @Test
    void anExampleThatIsNotThereIsToldAndHasNoSay() {
        PaperId missing = PaperId.parse("1901.99999").orElseThrow();

        assertThat(index.similar(Likeness.of(missing), List.of(), 5))
                .isEqualTo(new Similar(List.of(), List.of(missing)));
        assertThat(index.similar(
                        new Likeness(List.of(), List.of(), List.of(CARS), List.of(), Basis.ENCODED), List.of(), 5))
                .isEqualTo(Similar.NOTHING);
    }

    @Test
    void whatWasEncodedOfNothingIsAskedForByNobody() {
        assertThat(index.next(10)).isEmpty();
        assertThat(index.isKnown("never seen")).isFalse();
        Paper cars = paper(CARS);
        assertThat(index.isKnown(Encoding.text(cars))).isTrue();
    }
}
