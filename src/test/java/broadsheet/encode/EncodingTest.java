package broadsheet.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.paper.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodingTest {
    /** A number that no process has: Linux gives none above four millions. */
    private static final String NO_PROCESS = "loading-99999999";

    @TempDir
    Path folder;

    @Test
    void isOffWithoutAModel() {
        try (Encoding off = Encoding.off()) {
            assertThat(off.isOff()).isTrue();
            assertThat(off.state()).isEqualTo(new EncodingState.Off());
            assertThat(off.await()).isEmpty();
            assertThat(off.query("anything")).isEmpty();
            assertThatThrownBy(off::openVectors).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void loadsWhenItIsNeededAndLeavesNoMark() throws IOException {
        try (Encoding encoding = Encoding.of(new ConceptEncoder(), folder)) {
            assertThat(encoding.state()).isEqualTo(new EncodingState.Loading());
            assertThat(encoding.query("cats")).isEmpty();

            assertThat(encoding.await()).isPresent();

            assertThat(encoding.state()).isEqualTo(new EncodingState.Ready());
            assertThat(encoding.query("cats")).contains(new ConceptEncoder().query("cats"));
            assertThat(encoding.query("  ")).isEmpty();
        }
        assertThat(marks()).isEmpty();
    }

    @Test
    void isFreedOnceHoweverOftenItIsClosed() {
        AtomicInteger freed = new AtomicInteger();
        Encoding former = Encoding.of(
                new ConceptEncoder() {
                    @Override
                    public void close() {
                        freed.incrementAndGet();
                    }
                },
                folder);
        former.await();
        try (Encoding encoding = Encoding.of(new ConceptEncoder(), folder).after(former)) {
            former.close();
            assertThat(former.query("cats")).isEmpty();
            assertThat(encoding.former()).contains(former);
        }
        assertThat(freed).hasValue(1);
    }

    @Test
    void wordsGoOnWhereItCannotEncode() {
        Encoder failing = new FailingEncoder();
        try (Encoding encoding = Encoding.of(failing, folder)) {
            encoding.await();

            assertThat(encoding.query("anything")).isEmpty();
            assertThat(encoding.state()).isEqualTo(new EncodingState.Ready());
        }
    }

    @Test
    void hasNotFailedIfTheProgramEndsWhileItLoads() {
        Supplier<Encoder> ending = () -> {
            throw new EncoderException.Ending();
        };
        try (Encoding encoding = Encoding.of(new ConceptEncoder(), ending, folder)) {
            assertThatThrownBy(encoding::await).isInstanceOf(EncoderException.Ending.class);

            assertThat(encoding.state()).isEqualTo(new EncodingState.Loading());
            assertThat(encoding.query("anything")).isEmpty();
        }
    }

    /** Of whom nobody waits: what is not encoded at once is estimated, and papers by hundreds would hold up all queries. */
    @Test
    void asManyTextsAsThereAreCoresAreEncodedAtOnce() throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        CountDownLatch begun = new CountDownLatch(cores);
        CountDownLatch end = new CountDownLatch(1);
        Encoder slow = new ConceptEncoder() {
            @Override
            public Vector text(String text) {
                begun.countDown();
                try {
                    end.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return super.text(text);
            }
        };
        try (Encoding encoding = Encoding.of(slow, folder);
                ExecutorService readers = Executors.newCachedThreadPool()) {
            encoding.await();
            List<Future<Optional<Vector>>> first = IntStream.range(0, cores)
                    .mapToObj(i -> readers.submit(() -> encoding.text("cats " + i)))
                    .toList();
            begun.await();

            assertThat(encoding.text("dogs")).isEmpty();
            assertThat(encoding.query("dogs")).isPresent();

            end.countDown();
            for (Future<Optional<Vector>> one : first) {
                assertThat(one.get()).isPresent();
            }
            assertThat(encoding.text("dogs")).isPresent();
        }
    }

    @Test
    void isNotLoadedAgainOnceItTookTwoProcessesDown() throws IOException {
        Files.writeString(folder.resolve(NO_PROCESS), "");
        try (Encoding encoding = Encoding.of(new ConceptEncoder(), folder)) {
            assertThat(encoding.await()).as("after one fall").isPresent();
        }
        assertThat(marks()).as("what was survived is forgotten").isEmpty();

        Files.writeString(folder.resolve(NO_PROCESS), "");
        Files.writeString(folder.resolve(NO_PROCESS + "1"), "");
        try (Encoding encoding = Encoding.of(new ConceptEncoder(), folder)) {
            assertThatThrownBy(encoding::await)
                    .isInstanceOf(EncoderException.class)
                    .hasMessageContaining("took this program down 2 times")
                    .hasMessageContaining("remove " + folder.resolve("loading-*"));
            assertThat(encoding.state()).isInstanceOf(EncodingState.Failed.class);
            assertThat(encoding.query("anything")).isEmpty();
        }
    }

    @Test
    void isLoadedAgainWhereThatFailedBefore() {
        AtomicInteger tries = new AtomicInteger();
        Supplier<Encoder> loader = () -> {
            if (tries.incrementAndGet() == 1) {
                throw new EncoderException("memory is short");
            }
            return new ConceptEncoder();
        };
        try (Encoding encoding = Encoding.of(new ConceptEncoder(), loader, folder)) {
            encoding.beginAgain();
            assertThat(tries).as("nothing failed yet").hasValue(0);
            assertThatThrownBy(encoding::await).hasMessage("memory is short");
            assertThat(encoding.state()).isEqualTo(new EncodingState.Failed("memory is short"));

            encoding.beginAgain();

            assertThat(encoding.await()).isPresent();
            encoding.beginAgain();
            assertThat(encoding.await()).isPresent();
            assertThat(tries).hasValue(2);
        }
    }

    private List<String> marks() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith("loading"))
                    .toList();
        }
    }

    private static final class FailingEncoder implements Encoder {
        @Override
        public String name() {
            return "failing/1";
        }

        @Override
        public int dimensions() {
            return 2;
        }

        @Override
        public LeastSimilarity leastSimilarity() {
            return LeastSimilarity.NONE;
        }

        @Override
        public Vector query(String text) {
            throw new EncoderException("out of memory");
        }

        @Override
        public Vector text(String text) {
            throw new EncoderException("out of memory");
        }

        @Override
        public void close() {}
    }
}
