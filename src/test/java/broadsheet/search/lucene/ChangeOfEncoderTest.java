package broadsheet.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.encode.ConceptEncoder;
import broadsheet.encode.Encoding;
import broadsheet.encode.VectorFile.Encoded;
import broadsheet.job.BackgroundEncoding;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.search.Hit;
import broadsheet.search.Likeness;
import broadsheet.search.Narrowing;
import broadsheet.search.Order;
import broadsheet.search.PaperIndex;
import broadsheet.search.PaperIndex.Meant;
import broadsheet.search.Wanted;
import broadsheet.search.Wanted.Manner;
import broadsheet.search.Wanted.Mode;
import broadsheet.search.query.QueryParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home that gets another encoder. The old one takes an automobile for a car, the new one for a boat. */
class ChangeOfEncoderTest {
    private static final int PAPERS = 60;

    private static final PaperId AUTOMOBILE = PaperId.parse("2501.00001").orElseThrow();

    /** Takes an automobile for a boat. */
    private static final class Sailor extends ConceptEncoder {
        @Override
        public String name() {
            return "sailor/1";
        }

        @Override
        protected String concept(String word) {
            return word.equals("automobile") ? "boat" : word;
        }
    }

    private final ConceptEncoder old = new ConceptEncoder();
    private final ConceptEncoder sailor = new Sailor();
    private Home home;
    private Encoding former;
    private Encoding present;
    private Catalogue catalogue;

    @BeforeEach
    void encodeByTheOld(@TempDir Path folder) throws Exception {
        home = new Home(folder);
        home.prepare();
        catalogue = Catalogue.open(home, InstantSource.system());
        List<Paper> papers = new ArrayList<>();
        papers.add(Sketch.of(AUTOMOBILE.text()).titled("The automobile").paper());
        for (int i = 1; i < PAPERS; i++) {
            String title = "Of " + "abcdefgh".charAt(i % 8) + "olours " + "xyz".repeat(1 + i / 8);
            papers.add(Sketch.of("2501.%05d".formatted(i + 1)).titled(title).paper());
        }
        catalogue.papers().store(papers);
        former = Encoding.of(old, home.vectors());
        present = Encoding.of(sailor, home.vectors()).after(former);
        try (LuceneIndex index = open(former)) {
            encode(index, former);
            assertThat(ids(index, "car")).startsWith(AUTOMOBILE);
        }
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    private LuceneIndex open(Encoding encoding) throws InterruptedException {
        encoding.await();
        LuceneIndex index = LuceneIndex.keep(home.index(), catalogue, encoding, InstantSource.system());
        index.awaitCurrent();
        return index;
    }

    private void encode(LuceneIndex index, Encoding encoding) throws InterruptedException {
        try (BackgroundEncoding background =
                new BackgroundEncoding(encoding, index.unencoded().orElseThrow(), catalogue, InstantSource.system())) {
            background.runOnce(found -> {});
        }
    }

    /** Encodes some by the new encoder, and returns how many. */
    private int encodeSome(LuceneIndex index) throws InterruptedException {
        List<PaperId> next = index.unencoded().orElseThrow().next(PAPERS / 2);
        index.unencoded()
                .orElseThrow()
                .take(
                        catalogue.papers().list(next).stream()
                                .map(Encoding::text)
                                .map(text -> new Encoded(text, sailor.text(text)))
                                .toList(),
                        next);
        assertThat(next.size()).isBetween(10, PAPERS / 2);
        return next.size();
    }

    private static List<PaperId> ids(PaperIndex index, String typed) {
        Wanted wanted =
                new Wanted(Narrowing.NONE, Order.RELEVANCE, Optional.empty(), 1, Manner.FORGIVING, true, Mode.MEANING);
        return index.find(QueryParser.parse(typed).query(), wanted).hits().stream()
                .map(Hit::id)
                .toList();
    }

    private void assertThatTheOldServes(LuceneIndex index) {
        assertThat(index.encoding()).isSameAs(former);
        assertThat(index.unencoded().orElseThrow().estimates().areNeeded()).isFalse();
        assertThat(ids(index, "car")).containsExactly(AUTOMOBILE);
        assertThat(index.similar(Likeness.of(AUTOMOBILE), List.of(), PAPERS).hits())
                .hasSize(PAPERS - 1);
    }

    private long written(Encoding encoding) throws IOException {
        try (FSDirectory directory = FSDirectory.open(home.index());
                DirectoryReader reader = DirectoryReader.open(directory)) {
            return MeantPapers.encoded(new IndexSearcher(reader), MeaningFields.of(encoding.name()));
        }
    }

    @Test
    void theOldVectorsServeUntilNearlyAllPapersAreEncodedAnew() throws Exception {
        int some;
        try (LuceneIndex index = open(present)) {
            assertThat(index.meant()).isEqualTo(new Meant(0, 0, PAPERS));
            assertThatTheOldServes(index);
            some = encodeSome(index);
            assertThat(index.meant()).isEqualTo(new Meant(some, 0, PAPERS));
            assertThatTheOldServes(index);
        }
        // Wherever it ends, it goes on; and whoever reads beside a server finds by the same vectors.
        try (ReadIndex beside = new ReadIndex(home.index(), Weights.CHOSEN, Meanings.of(present))) {
            assertThat(beside.encoding()).isSameAs(former);
            assertThat(ids(beside, "car")).containsExactly(AUTOMOBILE);
            assertThat(beside.meant()).isEqualTo(new Meant(some, 0, PAPERS));
        }
        try (LuceneIndex index = open(present)) {
            assertThatTheOldServes(index);
            // What changes meanwhile keeps its old vector.
            catalogue
                    .papers()
                    .store(List.of(Sketch.of(AUTOMOBILE.text())
                            .titled("The automobile")
                            .in("cs.RO")
                            .paper()));
            index.awaitCurrent();
            assertThatTheOldServes(index);
            encode(index, present);
            awaitTakeover(index);
            assertThat(ids(index, "boat")).containsExactly(AUTOMOBILE);
            assertThat(index.meant()).isEqualTo(new Meant(PAPERS, 0, PAPERS));
        }
        assertThat(written(former)).isZero();
        assertThat(written(present)).isEqualTo(PAPERS);
        assertThat(old.texts()).isEqualTo(PAPERS);
        assertThat(sailor.texts()).isEqualTo(PAPERS);
    }

    private static void awaitTakeover(LuceneIndex index) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (!index.unencoded().orElseThrow().estimates().areNeeded()
                && Instant.now().isBefore(end)) {
            index.awaitCurrent();
        }
        assertThat(index.unencoded().orElseThrow().estimates().areNeeded()).isTrue();
        // The old ones are taken out by the rounds that follow.
        index.awaitCurrent();
        index.awaitCurrent();
    }

    @Test
    void anIndexMadeAnewMeanwhileHasTheOldVectors() throws Exception {
        try (Stream<Path> files = Files.walk(home.index())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        try (LuceneIndex index = open(present)) {
            assertThatTheOldServes(index);
            assertThat(old.texts()).isEqualTo(PAPERS);
        }
    }

    @Test
    void goingBackBeforeItIsDoneEncodesNothing() throws Exception {
        try (LuceneIndex index = open(present)) {
            encodeSome(index);
        }
        Encoding back = Encoding.of(old, home.vectors()).after(Encoding.of(sailor, home.vectors()));
        try (LuceneIndex index = open(back)) {
            assertThat(index.encoding()).isSameAs(back);
            assertThat(ids(index, "car")).containsExactly(AUTOMOBILE);
            encode(index, back);
            index.awaitCurrent();
            index.awaitCurrent();
        }
        assertThat(old.texts()).isEqualTo(PAPERS);
        assertThat(written(present)).isZero();
    }
}
