package broadsheet.search.lucene;

import static broadsheet.search.lucene.EncodedLibrary.CARS;
import static broadsheet.search.lucene.EncodedLibrary.CATS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import broadsheet.edition.Sketch;
import broadsheet.encode.Encoding;
import broadsheet.paper.PaperId;
import broadsheet.paper.Vector;
import broadsheet.search.Hit;
import broadsheet.search.Likeness;
import broadsheet.search.Likeness.Basis;
import broadsheet.search.Relevance;
import broadsheet.search.Relevance.Standing;
import broadsheet.search.Similar;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is found because it is like something else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LikeningTest {
    /** What the meaning is of how alike papers are. */
    private static final double WORDLESS = .77;

    private final EncodedLibrary library;
    private final LuceneIndex index;

    LikeningTest(@TempDir Path folder) throws InterruptedException {
        library = new EncodedLibrary(folder);
        index = library.index;
    }

    @AfterAll
    void close() {
        library.close();
    }

    @Test
    void theNearestAreThoseOfAnExactScan() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<PaperId> all = List.copyOf(library.papers.keySet());
        int found = 0;
        int rounds = 100;
        for (int round = 0; round < rounds; round++) {
            PaperId paper = IndexedLibrary.pick(random, all);
            Vector vector = library.vector(paper);
            double tenth = all.stream()
                    .filter(other -> !other.equals(paper))
                    .mapToDouble(other -> -vector.cosine(library.vector(other)))
                    .sorted()
                    .skip(9)
                    .findFirst()
                    .orElseThrow();
            Similar similar = index.similar(Likeness.of(paper), List.of(), 10);

            assertThat(similar.hits()).hasSize(10).extracting(Hit::id).doesNotContain(paper);
            found += (int) similar.hits().stream()
                    .filter(hit -> vector.cosine(library.vector(hit.id())) >= -tenth - 1e-3)
                    .count();
        }

        assertThat(found / (10.0 * rounds)).as("recall@10, seed %s", seed).isGreaterThanOrEqualTo(.98);
    }

    @Test
    void similarPapersTellHowNearTheyAre() {
        PaperId paper = PaperId.parse("2502.00003").orElseThrow();
        int rank = 0;

        List<Hit> hits = index.similar(Likeness.of(paper), List.of(), 10).hits();

        assertThat(hits).hasSize(10);
        for (Hit hit : hits) {
            rank++;
            double cosine = library.vector(paper).cosine(library.vector(hit.id()));
            // Whoever tells no text asks for the meaning alone.
            assertThat(hit.relevance().total()).isCloseTo(WORDLESS * cosine, within(2e-3));
            Standing standing = hit.relevance().standing().orElseThrow();
            assertThat(standing.similarity()).isCloseTo(cosine, within(2e-3));
            assertThat(standing.byMeaning()).isEqualTo(rank);
            assertThat(standing.byWords()).isZero();
        }
    }

    @Test
    void whatSaysTheSameInTheSameWordsIsMoreAlike() throws InterruptedException {
        Sketch asked = library.add("2503.00001", "kittens sleep on bread");
        Sketch others = library.add("2503.00002", "felines sleep on bread");
        Sketch same = library.add("2503.00003", "kittens on bread sleep");

        List<Hit> hits = index.similar(likeText(asked), List.of(), 2).hits();

        assertThat(hits).extracting(Hit::id).containsExactly(id(same), id(others));
        assertThat(hits.getFirst().relevance().total()).isCloseTo(1, within(.03));
        Standing first = hits.getFirst().relevance().standing().orElseThrow();
        Standing second = hits.getLast().relevance().standing().orElseThrow();
        assertThat(first.similarity()).isCloseTo(second.similarity(), within(1e-3));
        assertThat(List.of(first.byWords(), second.byWords())).containsExactly(1, 2);
    }

    @Test
    void wordsThatNoPaperHasMakeNoDifference() {
        Likeness nowhere = new Likeness(List.of(), List.of("xyzzy plugh"), List.of(), List.of(), Basis.ENCODED);

        List<Hit> hits = index.similar(nowhere, List.of(), 5).hits();
        assertThat(hits).hasSize(5);
        for (Hit hit : hits) {
            assertThat(hit.relevance().total())
                    .isCloseTo(
                            WORDLESS * hit.relevance().standing().orElseThrow().similarity(), within(2e-3));
        }
    }

    @Test
    void wordsOfWhatIsNotLikedTurnAway() throws InterruptedException {
        Sketch wanted = library.add("2504.00001", "weaving wool salt glass");
        Sketch same = library.add("2504.00002", "weaving wool salt physicians");
        Sketch other = library.add("2504.00003", "weaving wool salt doctor");
        Likeness less = new Likeness(
                        List.of(id(wanted)), List.of(), List.of(), List.of("physicians"), Basis.ALSO_ESTIMATED)
                .with(Map.of(id(wanted), Encoding.text(wanted.paper())));

        List<Hit> hits = index.similar(less, List.of(id(same), id(other)), 2).hits();

        assertThat(hits).extracting(Hit::id).containsExactly(id(other), id(same));
        assertThat(hits).allSatisfy(hit -> {
            assertThat(hit.relevance().parts()).hasSize(2);
            assertThat(hit.relevance().standing()).isEmpty();
        });
    }

    @Test
    void anExampleThatIsGivenTwiceCountsOnce() {
        Likeness once = new Likeness(List.of(CARS), List.of("bread"), List.of(CATS), List.of(), Basis.ALSO_ESTIMATED);
        Likeness twice = new Likeness(
                List.of(CARS, CARS), List.of("bread", "bread"), List.of(CATS, CATS), List.of(), Basis.ALSO_ESTIMATED);

        assertThat(index.similar(twice, List.of(), 5)).isEqualTo(index.similar(once, List.of(), 5));
    }

    @Test
    void aPaperThatIsNotInTheIndexYetIsEncodedNow() {
        Sketch asked = Sketch.of("2504.00001").titled("Vehicles, an automobile");

        assertThat(index.similar(likeText(asked), List.of(), 1).hits())
                .extracting(Hit::id)
                .containsExactly(CARS);
        assertThat(index.similar(Likeness.of(id(asked)), List.of(), 1).unknown())
                .containsExactly(id(asked));
    }

    private static Likeness likeText(Sketch sketch) {
        return Likeness.of(id(sketch)).with(Map.of(id(sketch), Encoding.text(sketch.paper())));
    }

    private static PaperId id(Sketch sketch) {
        return sketch.paper().id();
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
        List<PaperId> pool = library.papers.keySet().stream().sorted().limit(15).toList();

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
}
