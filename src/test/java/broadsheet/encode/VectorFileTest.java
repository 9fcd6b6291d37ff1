package broadsheet.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import broadsheet.encode.VectorFile.Encoded;
import broadsheet.paper.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorFileTest {
    private static final int DIMENSIONS = 8;

    @TempDir
    Path folder;

    private VectorFile open() {
        return VectorFile.open(folder, "some/1", DIMENSIONS);
    }

    private static Encoded encoded(int number) {
        Random random = new Random(number);
        float[] values = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Encoded("text " + number, Vector.of(values));
    }

    private static List<Encoded> encoded(int from, int to) {
        return IntStream.range(from, to).mapToObj(VectorFileTest::encoded).toList();
    }

    private static void assertHolds(VectorFile file, int from, int to) {
        for (Encoded one : encoded(from, to)) {
            assertThat(file.has(one.text())).isTrue();
            Vector found = file.find(one.text()).orElseThrow();
            assertThat(found.cosine(one.vector())).isCloseTo(1, within(1e-3f));
        }
    }

    private Path only() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().getFirst();
        }
    }

    @Test
    void keepsVectorsOverItsLife() {
        try (VectorFile file = open()) {
            file.add(encoded(0, 1_500));
            file.add(encoded(1_500, 2_500));
            assertHolds(file, 0, 2_500);
            assertThat(file.find("another text")).isEmpty();
        }
        try (VectorFile file = open()) {
            assertThat(file.count()).isEqualTo(2_500);
            assertHolds(file, 0, 2_500);
            file.add(encoded(2_500, 2_600));
        }
        try (VectorFile file = open()) {
            assertHolds(file, 0, 2_600);
        }
    }

    @Test
    void keepsATextOnce() throws IOException {
        try (VectorFile file = open()) {
            file.add(List.of(encoded(1), encoded(1)));
            file.add(encoded(0, 3));
        }
        long size = Files.size(only());
        try (VectorFile file = open()) {
            file.add(encoded(0, 3));
            assertThat(file.count()).isEqualTo(3);
        }

        assertThat(Files.size(only())).isEqualTo(size);
    }

    @Test
    void forgetsWhatAKillLeftOfTheLast() throws IOException {
        try (VectorFile file = open()) {
            file.add(encoded(0, 10));
        }
        byte[] whole = Files.readAllBytes(only());
        int record = 16 + 2 * DIMENSIONS + 4;
        for (int cut = 1; cut < record; cut += 7) {
            Files.write(only(), java.util.Arrays.copyOf(whole, whole.length - cut));
            try (VectorFile file = open()) {
                assertHolds(file, 0, 9);
                assertThat(file.has("text 9")).isFalse();
                file.add(List.of(encoded(9)));
            }
            assertThat(Files.readAllBytes(only())).isEqualTo(whole);
        }
    }

    @Test
    void forgetsWhatIsTornAndNothingElse() throws IOException {
        try (VectorFile file = open()) {
            file.add(encoded(0, 2_000));
        }
        byte[] bytes = Files.readAllBytes(only());
        int record = 16 + 2 * DIMENSIONS + 4;
        int head = (bytes.length - 2_000 * record);
        bytes[head + 700 * record + 20] ^= 1;
        bytes[head + 1_800 * record + 3] ^= 64;
        Files.write(only(), bytes);

        try (VectorFile file = open()) {
            assertThat(file.count()).isEqualTo(1_998);
            assertThat(file.find("text 700")).isEmpty();
            assertThat(file.find("text 1800")).isEmpty();
            assertHolds(file, 0, 700);
            assertHolds(file, 701, 1_800);
            file.add(List.of(encoded(700)));
            assertHolds(file, 0, 1_000);
        }
    }

    @Test
    void forgetsWhatIsTornWhileItIsOpen() throws IOException {
        try (VectorFile file = open()) {
            file.add(encoded(0, 3));
            byte[] bytes = Files.readAllBytes(only());
            bytes[bytes.length - 10] ^= 1;
            Files.write(only(), bytes);

            assertThat(file.find("text 2")).isEmpty();
            assertThat(file.has("text 2")).isFalse();
            assertHolds(file, 0, 2);
        }
    }

    @Test
    void beginsAnewWhereTheHeadIsTorn() throws IOException {
        for (byte[] torn : List.of(new byte[3], new byte[200])) {
            try (VectorFile file = open()) {
                file.add(encoded(0, 3));
            }
            Files.write(only(), torn);
            try (VectorFile file = open()) {
                assertThat(file.count()).isZero();
                file.add(encoded(0, 3));
                assertHolds(file, 0, 3);
            }
        }
    }

    @Test
    void keepsEncodersApart() {
        try (VectorFile file = open()) {
            file.add(encoded(0, 3));
        }
        try (VectorFile other = VectorFile.open(folder, "other/1", DIMENSIONS)) {
            assertThat(other.count()).isZero();
        }
        try (VectorFile wider = VectorFile.open(folder, "wide/1", 2 * DIMENSIONS)) {
            assertThatThrownBy(() -> wider.add(encoded(0, 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("8 dimensions among those of 16");
        }
        try (VectorFile file = open()) {
            assertHolds(file, 0, 3);
        }
    }

    @Test
    void saysWhenItCannotBeOpened() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> VectorFile.open(file, "some/1", DIMENSIONS))
                .isInstanceOf(java.io.UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }
}
