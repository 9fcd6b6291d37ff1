package broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.encode.ConceptEncoder;
import broadsheet.encode.Encoder;
import broadsheet.encode.EncoderException;
import broadsheet.encode.Encoding;
import broadsheet.encode.LeastSimilarity;
import broadsheet.paper.Paper;
import broadsheet.paper.Vector;
import broadsheet.search.PaperIndex.Meant;
import broadsheet.search.lucene.LuceneIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Encoders that cannot encode everything. */
class BackgroundEncodingTest {
    private static final int PAPERS = 40;

    /** One that encodes what it is let, as another does. */
    private abstract static class Faulty implements Encoder {
        private final ConceptEncoder sound = new ConceptEncoder();

        abstract void check(String text);

        @Override
        public String name() {
            return "faulty/1";
        }

        @Override
        public int dimensions() {
            return sound.dimensions();
        }

        @Override
        public LeastSimilarity leastSimilarity() {
            return LeastSimilarity.NONE;
        }

        @Override
        public Vector query(String text) {
            return sound.query(text);
        }

        @Override
        public Vector text(String text) {
            check(text);
            return sound.text(text);
        }

        @Override
        public void close() {}
    }

    /** One whose memory is enough for one text at a time. */
    private static final class ShortOfMemory extends Faulty {
        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger failures = new AtomicInteger();

        @Override
        void check(String text) {
            try {
                if (running.incrementAndGet() > 1) {
                    // As the runtime says it, and as the JVM does.
                    if (failures.incrementAndGet() % 2 == 1) {
                        throw new EncoderException("no memory");
                    }
                    throw new OutOfMemoryError("Cannot reserve memory");
                }
                Thread.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                running.decrementAndGet();
            }
        }
    }

    private static Meant encode(Path folder, Encoder encoder, List<Long> encoded) throws InterruptedException {
        Home home = new Home(folder);
        home.prepare();
        Encoding encoding = Encoding.of(encoder, home.vectors());
        List<Paper> papers = new ArrayList<>();
        for (int i = 0; i < PAPERS; i++) {
            papers.add(Sketch.of("2502.000%02d".formatted(i))
                    .titled(i == 7 ? "poison" : "paper of number " + (char) ('a' + i % 26) + (char) ('a' + i / 26))
                    .paper());
        }
        try (Catalogue catalogue = Catalogue.open(home, InstantSource.system());
                LuceneIndex index = LuceneIndex.keep(home.index(), catalogue, encoding, InstantSource.system());
                BackgroundEncoding background = new BackgroundEncoding(
                        encoding, index.unencoded().orElseThrow(), catalogue, InstantSource.system())) {
            catalogue.papers().store(papers);
            index.awaitCurrent();
            encoded.add(background.runOnce(found -> {}));
            encoded.add(background.runOnce(found -> {}));
            return index.meant();
        }
    }

    @Test
    void aTextThatCannotBeEncodedKeepsNoOtherFromIt(@TempDir Path folder) throws InterruptedException {
        List<Long> encoded = new ArrayList<>();
        Meant meant = encode(
                folder,
                new Faulty() {
                    @Override
                    void check(String text) {
                        if (text.contains("poison")) {
                            throw new EncoderException("cannot encode that");
                        }
                    }
                },
                encoded);

        assertThat(meant).isEqualTo(new Meant(PAPERS - 1, 0, PAPERS));
        assertThat(encoded).as("and it is not tried again and again").containsExactly(PAPERS - 1L, 0L);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void textsAreEncodedByThreadsThatGiveWay(@TempDir Path folder) throws InterruptedException {
        Set<Integer> niceness = ConcurrentHashMap.newKeySet();

        encode(
                folder,
                new Faulty() {
                    @Override
                    void check(String text) {
                        niceness.add(GivingWayTest.niceness());
                    }
                },
                new ArrayList<>());

        assertThat(niceness).containsExactly(19);
    }

    @Test
    void whatIsTornIsEncodedAgainAndNothingElse(@TempDir Path folder) throws Exception {
        List<String> texts = Collections.synchronizedList(new ArrayList<>());
        Faulty encoder = new Faulty() {
            @Override
            void check(String text) {
                texts.add(text);
            }
        };
        List<Long> encoded = new ArrayList<>();
        assertThat(encode(folder, encoder, encoded)).isEqualTo(new Meant(PAPERS, 0, PAPERS));
        assertThat(texts).hasSize(PAPERS);
        Home home = new Home(folder);
        tear(home.vectors());
        delete(home.index());

        assertThat(encode(folder, encoder, encoded)).isEqualTo(new Meant(PAPERS, 0, PAPERS));

        assertThat(encoded).containsExactly((long) PAPERS, 0L, 1L, 0L);
        assertThat(texts).hasSize(PAPERS + 1);
    }

    /** Changes one byte of the vector in the middle. */
    private static void tear(Path vectors) throws IOException {
        try (Stream<Path> files = Files.list(vectors)) {
            Path file = files.filter(one -> one.toString().endsWith(".vectors"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void whereMemoryIsShortOneTextIsEncodedAtATime(@TempDir Path folder) throws InterruptedException {
        ShortOfMemory encoder = new ShortOfMemory();
        List<Long> encoded = new ArrayList<>();

        Meant meant = encode(folder, encoder, encoded);

        assertThat(meant).isEqualTo(new Meant(PAPERS, 0, PAPERS));
        assertThat(encoded).containsExactly((long) PAPERS, 0L);
        if (Runtime.getRuntime().availableProcessors() > 1) {
            assertThat(encoder.failures.get()).as("several were tried at once").isPositive();
        }
    }

    @Test
    void anEncoderThatEncodesNothingRefusesNoPaper(@TempDir Path folder) {
        assertThatThrownBy(() -> encode(
                        folder,
                        new Faulty() {
                            @Override
                            void check(String text) {
                                throw new EncoderException("broken");
                            }
                        },
                        new ArrayList<>()))
                .isInstanceOf(EncoderException.class)
                .hasMessage("broken");
    }
}
