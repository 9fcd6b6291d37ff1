package broadsheet.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.encode.ConceptEncoder;
import broadsheet.encode.Encoding;
import broadsheet.job.BackgroundEncoding;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.SaidWords;
import broadsheet.paper.Vector;
import broadsheet.search.Glance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlancesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    /** A paper that was seen. */
    private record Seen(PaperId paper, Vector vector, SaidWords words) {}

    private static final class Notes implements Consumer<Glance> {
        private final List<Seen> seen = new ArrayList<>();

        @Override
        public void accept(Glance glance) {
            seen.add(new Seen(glance.paper(), Vector.of(glance.vector()), glance.words()));
        }
    }

    private static List<Seen> seen(List<Notes> notes) {
        return notes.stream().flatMap(one -> one.seen.stream()).toList();
    }

    @Test
    void eachPaperIsSeenOnceWithWhatItMeansAndSays() throws InterruptedException {
        EncodedLibrary library = new EncodedLibrary(folder);
        try (LuceneIndex index = library.index) {
            List<Seen> all = seen(index.glanceAtAll(Notes::new));

            assertThat(all).extracting(Seen::paper).containsExactlyInAnyOrderElementsOf(library.papers.keySet());
            for (Seen one : all) {
                assertThat(one.vector().cosine(library.vector(one.paper()))).isCloseTo(1, within(1e-5f));
                assertThat(one.words()).isEqualTo(SaidWords.of(library.paper(one.paper())));
            }
        } finally {
            library.catalogue.close();
        }
    }

    @Test
    void ofSomePapersThoseAreSeenThatThereAreAsTheyAreNow() throws InterruptedException {
        EncodedLibrary library = new EncodedLibrary(folder);
        try (LuceneIndex index = library.index) {
            PaperId other = PaperId.ofText("doi:10.5555/other");
            Paper paper = library.add("2503.00001", "Of lanterns").paper();
            library.add("2503.00001", "Of clocks");
            library.catalogue
                    .papers()
                    .store(List.of(
                            Sketch.of("2503.00002").titled("Not encoded").paper(),
                            Sketch.of("2503.00001")
                                    .titled("Of clocks")
                                    .alsoCalled(other.text())
                                    .paper()));
            index.awaitCurrent();

            List<Seen> some = seen(index.glance(
                    List.of(
                            EncodedLibrary.CATS,
                            PaperId.ofText("arxiv:2503.00002"),
                            PaperId.ofText("arxiv:2503.99999"),
                            other,
                            paper.id()),
                    Notes::new));

            assertThat(some).extracting(Seen::paper).containsExactlyInAnyOrder(EncodedLibrary.CATS, paper.id());
            assertThat(some)
                    .filteredOn(one -> one.paper().equals(paper.id()))
                    .allSatisfy(one -> assertThat(wordsOf(one))
                            .contains(SaidWords.key("clock"))
                            .doesNotContain(SaidWords.key("lantern")));
            assertThat(seen(index.glanceAtAll(Notes::new)))
                    .hasSize(library.papers.size())
                    .extracting(Seen::paper)
                    .doesNotHaveDuplicates();
        } finally {
            library.catalogue.close();
        }
    }

    private static List<Integer> wordsOf(Seen seen) {
        List<Integer> words = new ArrayList<>();
        for (int i = 0; i < seen.words().size(); i++) {
            words.add(seen.words().word(i));
        }
        return words;
    }

    @Test
    void anIndexOfTheFormatBeforeWordsIsMadeAnew() throws InterruptedException, IOException {
        Home home = new Home(folder);
        home.prepare();
        Encoding encoding = Encoding.of(new ConceptEncoder(), home.vectors());
        Paper paper = Sketch.of("2501.00001").titled("Copper").paper();
        try (Catalogue catalogue = Catalogue.open(home, InstantSource.system())) {
            catalogue.papers().store(List.of(paper));
            try (LuceneIndex index = LuceneIndex.keep(home.index(), catalogue, encoding, InstantSource.system())) {
                index.awaitCurrent();
                try (BackgroundEncoding background = new BackgroundEncoding(
                        encoding, index.unencoded().orElseThrow(), catalogue, InstantSource.system())) {
                    background.runOnce(found -> {});
                }
            }
            // As it was, but for the words: the mark says that nothing is missing.
            IndexFolder former = new IndexFolder(home.index(), Weights.CHOSEN, IndexFolder.Company.READERS);
            try (FSDirectory directory = former.open()) {
                Map<String, String> mark;
                try (DirectoryReader reader = DirectoryReader.open(directory)) {
                    mark = new HashMap<>(reader.getIndexCommit().getUserData());
                }
                mark.put("format", "6");
                try (IndexWriter writer = former.writer(directory)) {
                    writer.deleteAll();
                    writer.setLiveCommitData(mark.entrySet());
                    writer.commit();
                }
            }

            try (LuceneIndex index = LuceneIndex.keep(home.index(), catalogue, encoding, InstantSource.system())) {
                index.awaitCurrent();

                assertThat(seen(index.glanceAtAll(Notes::new)))
                        .extracting(Seen::words)
                        .containsExactly(SaidWords.of(paper));
            }
        }
    }
}
