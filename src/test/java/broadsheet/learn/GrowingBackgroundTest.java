package broadsheet.learn;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Beat;
import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.encode.ConceptEncoder;
import broadsheet.encode.Encoding;
import broadsheet.job.BackgroundEncoding;
import broadsheet.learn.BeatLearning.Scored;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.search.lucene.LuceneIndex;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While papers come in. */
class GrowingBackgroundTest {
    private static final Beat CATS = new Beat("Cats", "felines", List.of());

    private final Catalogue catalogue;
    private final Encoding encoding;
    private final LuceneIndex index;
    private final BeatLearning learning;
    private int papers;

    GrowingBackgroundTest(@TempDir Path folder) {
        Home home = new Home(folder);
        home.prepare();
        catalogue = Catalogue.open(home, InstantSource.system());
        encoding = Encoding.of(new ConceptEncoder(), home.vectors());
        index = LuceneIndex.keep(home.index(), catalogue, encoding, InstantSource.system());
        learning = new BeatLearning(catalogue, index);
    }

    @AfterEach
    void close() {
        index.close();
        catalogue.close();
    }

    private void store(int count) throws InterruptedException {
        List<Paper> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String title = papers % 3 == 0 ? "Of kittens" : "Of copper and glass";
            some.add(Sketch.of("2501.%05d".formatted(papers++)).titled(title).paper());
        }
        store(some);
    }

    private void store(List<Paper> some) throws InterruptedException {
        catalogue.papers().store(some);
        index.awaitCurrent();
    }

    private void encode() throws InterruptedException {
        try (BackgroundEncoding background =
                new BackgroundEncoding(encoding, index.unencoded().orElseThrow(), catalogue, InstantSource.system())) {
            background.runOnce(found -> {});
        }
    }

    private Background background() {
        return learning.learn(CATS).orElseThrow().background();
    }

    @Test
    void whatIsUsualIsReadAnewWhenATenthOfThePapersCame() throws InterruptedException {
        store(100);
        assertThat(learning.learn(CATS)).isEmpty();
        encode();
        Background first = background();
        assertThat(first.readings()).hasSize(100);

        store(5);
        encode();
        assertThat(background()).isSameAs(first);

        store(5);
        encode();
        assertThat(background().readings()).hasSize(110);
    }

    @Test
    void whatWasLearntBeforeRanksBesideWhatWasLearntAfter() throws InterruptedException {
        store(60);
        encode();
        BeatLearning.Learnt before = learning.learn(CATS).orElseThrow();
        store(30);
        encode();
        BeatLearning.Learnt after = learning.learn(CATS).orElseThrow();

        assertThat(learning.rankAll(List.of(before, after), 30))
                .containsExactly(
                        learning.rankAll(List.of(before), 30).getFirst(),
                        learning.rankAll(List.of(after), 30).getFirst());
    }

    @Test
    void aPaperWithoutAbstractIsRankedAndOneThatIsNotEncodedIsLeftOut() throws InterruptedException {
        store(30);
        Paper bare = Sketch.of("2502.00001").titled("Kittens").saying("").paper();
        store(List.of(bare));
        encode();
        Paper waiting = Sketch.of("2502.00002").titled("Kittens").paper();
        store(List.of(waiting));

        List<PaperId> ranked = learning.rankAll(List.of(learning.learn(CATS).orElseThrow()), 100).getFirst().stream()
                .map(Scored::paper)
                .toList();

        assertThat(ranked).hasSize(31).startsWith(bare.id()).doesNotContain(waiting.id());
    }
}
