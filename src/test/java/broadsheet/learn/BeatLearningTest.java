package broadsheet.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import broadsheet.catalog.Beat;
import broadsheet.catalog.Beat.Example;
import broadsheet.catalog.Beat.Stance;
import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.encode.ConceptEncoder;
import broadsheet.encode.Encoding;
import broadsheet.job.BackgroundEncoding;
import broadsheet.learn.BeatLearning.Learnt;
import broadsheet.learn.BeatLearning.Scored;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.search.lucene.LuceneIndex;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Of a catalogue of more papers than are read together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BeatLearningTest {
    private static final int PAPERS = 4_500;
    private static final List<String> WORDS =
            List.of("bridges", "rivers", "mountains", "harvest", "weaving", "glass", "copper", "ships", "kittens");

    private final Catalogue catalogue;
    private final LuceneIndex index;
    private final BeatLearning learning;

    BeatLearningTest(@TempDir Path folder) throws InterruptedException {
        Home home = new Home(folder);
        home.prepare();
        catalogue = Catalogue.open(home, InstantSource.system());
        Encoding encoding = Encoding.of(new ConceptEncoder(), home.vectors());
        index = LuceneIndex.keep(home.index(), catalogue, encoding, InstantSource.system());
        Random random = new Random(8);
        List<Paper> papers = new ArrayList<>();
        for (int i = 0; i < PAPERS; i++) {
            papers.add(Sketch.of(id(i).local())
                    .titled("%s and %s"
                            .formatted(
                                    WORDS.get(random.nextInt(WORDS.size())), WORDS.get(random.nextInt(WORDS.size()))))
                    .paper());
        }
        catalogue.papers().store(papers);
        index.awaitCurrent();
        try (BackgroundEncoding background =
                new BackgroundEncoding(encoding, index.unencoded().orElseThrow(), catalogue, InstantSource.system())) {
            background.runOnce(found -> {});
        }
        learning = new BeatLearning(catalogue, index);
    }

    private static PaperId id(int number) {
        return PaperId.ofText("arxiv:25%02d.%05d".formatted(1 + number / 1_000, number % 1_000));
    }

    @AfterAll
    void close() {
        index.close();
        catalogue.close();
    }

    @Test
    void theBestOfAllAreThoseOfAWholeScan() {
        Beat beat = new Beat("Cats", "felines", List.of(new Example(id(3), Stance.UNLIKE)));
        Learnt learnt = learning.learn(beat).orElseThrow();
        List<PaperId> all = catalogue.lists().names();
        List<Scored> whole = all.stream()
                .filter(paper -> !paper.equals(id(3)))
                .map(paper -> new Scored(
                        paper,
                        learnt.scorer().score(learning.read(List.of(paper)).getFirst())))
                .sorted(Comparator.comparingDouble((Scored scored) -> -scored.score())
                        .thenComparing(Scored::paper))
                .toList();

        assertThat(all).hasSize(PAPERS);
        same(learning.rank(learnt, all, PAPERS), whole);
        assertThat(learning.rank(learnt, all, 50))
                .isEqualTo(learning.rank(learnt, all, PAPERS).subList(0, 50));
        assertThat(learning.rankAll(List.of(learnt), PAPERS)).containsExactly(learning.rank(learnt, all, PAPERS));
        assertThat(catalogue
                        .papers()
                        .list(List.of(whole.getFirst().paper()))
                        .getFirst()
                        .title())
                .contains("kittens");
    }

    /** Papers with scores as near as no matter; where two have such, either may come first. */
    private static void same(List<Scored> some, List<Scored> others) {
        assertThat(some).hasSameSizeAs(others);
        Map<PaperId, Double> scores = others.stream().collect(Collectors.toMap(Scored::paper, Scored::score));
        for (int i = 0; i < some.size(); i++) {
            assertThat(some.get(i).score())
                    .isCloseTo(scores.get(some.get(i).paper()), within(1e-4))
                    .isCloseTo(others.get(i).score(), within(1e-4));
        }
    }

    @Test
    void anExampleThatIsNotThereHasNoSayAndIsNamed() {
        PaperId missing = PaperId.ofText("arxiv:2601.00001");
        Beat beat = new Beat("Cats", "felines", List.of(new Example(missing, Stance.LIKE)));

        Learnt learnt = learning.learn(beat).orElseThrow();

        assertThat(learnt.unknown()).containsExactly(missing);
        assertThat(learning.learn(new Beat("Nothing", "", List.of(new Example(missing, Stance.LIKE)))))
                .isEmpty();
    }

    @Test
    void severalBeatsAtOnceRankAsOneByOne() {
        List<PaperId> all = catalogue.lists().names();
        for (Trainer trainer : List.of(new Blend(), new Centroid(), new NearestExample(), new Interests())) {
            BeatLearning by = new BeatLearning(catalogue, index, trainer);
            List<Learnt> beats = IntStream.range(0, 5)
                    .mapToObj(i -> new Beat(
                            "Beat " + i,
                            WORDS.get(i),
                            List.of(new Example(id(i), Stance.LIKE), new Example(id(90 + i), Stance.UNLIKE))))
                    .map(beat -> by.learn(beat).orElseThrow())
                    .toList();

            List<List<Scored>> together = by.rankAll(beats, 40);

            for (int i = 0; i < beats.size(); i++) {
                assertThat(together.get(i))
                        .as("%s by %s", i, trainer.name())
                        .isEqualTo(by.rank(beats.get(i), all, 40))
                        .doesNotHaveDuplicates()
                        .extracting(Scored::paper)
                        .doesNotContain(id(i), id(90 + i));
            }
            assertThat(by.rankAll(beats, 40)).isEqualTo(together);
        }
    }

    @Test
    void aBeatCanBeLearntInAnyWay() {
        Beat beat = new Beat("Cats", "", List.of(new Example(id(3), Stance.LIKE)));

        assertThat(learning.learn(beat, new Interests()).orElseThrow().scorer()).isInstanceOf(Interests.Learned.class);
        assertThat(learning.learn(beat).orElseThrow().scorer()).isInstanceOf(Blend.Learned.class);
    }

    @Test
    void papersAreReadInTheOrderInWhichTheyAreNamed() {
        PaperId missing = PaperId.ofText("arxiv:2601.00001");

        assertThat(learning.read(List.of(id(7), missing, id(3), id(4_000))))
                .extracting(Reading::paper)
                .containsExactly(id(7), id(3), id(4_000));
    }
}
