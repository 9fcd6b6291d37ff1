package broadsheet.encode;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.encode.VectorFile.Encoded;
import broadsheet.paper.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is learnt of an encoder of known habits, by which a text means the sum of its words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WordTableTest {
    private static final int WORDS = 200;

    private final ConceptEncoder encoder = new ConceptEncoder();
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final List<String> texts = new ArrayList<>();
    private final WordTable table;

    @TempDir
    Path folder;

    WordTableTest() throws InterruptedException {
        Random random = new Random(11);
        for (int i = 0; i < 1_500; i++) {
            StringBuilder text = new StringBuilder();
            for (int word = 0; word < 6 + random.nextInt(10); word++) {
                text.append("word").append(letters(random.nextInt(WORDS))).append(' ');
            }
            texts.add(text.toString());
        }
        table = WordTable.learn(
                texts.subList(0, 1_000).stream()
                        .map(text -> new Encoded(text, encoder.text(text)))
                        .toList(),
                workers);
    }

    private static String letters(int number) {
        return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    }

    @AfterAll
    void close() {
        workers.close();
    }

    private static double length(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    @Test
    void estimatesTextsThatItDidNotLearnFrom() {
        double own = 0;
        double others = 0;
        List<String> unseen = texts.subList(1_000, 1_500);
        for (int i = 0; i < unseen.size(); i++) {
            Vector estimate = Vector.of(table.estimate(unseen.get(i)).orElseThrow());
            own += estimate.cosine(encoder.text(unseen.get(i))) / unseen.size();
            others += estimate.cosine(encoder.text(unseen.get((i + 1) % unseen.size()))) / unseen.size();
        }

        assertThat(own).isGreaterThan(.9);
        assertThat(others).isLessThan(.5);
    }

    /** So that an estimate can be held against a vector of the encoder: neither too sure nor too timid. */
    @Test
    void itsProductsAreTheCosinesToBeExpected() {
        List<String> unseen = texts.subList(1_000, 1_500);
        double estimated = 0;
        double real = 0;
        int pairs = 0;
        for (String text : unseen) {
            float[] estimate = table.estimate(text).orElseThrow();
            Vector vector = encoder.text(text);
            for (int d = 0; d < estimate.length; d++) {
                estimated += estimate[d] * vector.at(d);
            }
            real += 1;
            pairs++;
            assertThat(length(estimate)).isLessThan(1.3);
        }

        assertThat(estimated / pairs).isBetween(.8 * real / pairs, 1.05 * real / pairs);
    }

    /** Otherwise titles without an abstract, which have one word that counts, would be nearest to everything. */
    @Test
    void aShortTextIsEstimatedMoreTimidlyThanALongOne() {
        double shortOnes = 0;
        double longOnes = 0;
        for (String text : texts.subList(1_000, 1_100)) {
            shortOnes += distance(text.substring(0, text.indexOf(' ')));
            longOnes += distance(text);
        }

        assertThat(shortOnes).isLessThan(.6 * longOnes);
    }

    /** From the mean, which is what a text without words would mean. */
    private double distance(String text) {
        float[] estimate = table.estimate(text).orElseThrow();
        float[] mean = table.mean();
        for (int d = 0; d < mean.length; d++) {
            estimate[d] -= mean[d];
        }
        return length(estimate);
    }

    @Test
    void aTextOfNoKnownWordHasNoEstimate() {
        assertThat(table.estimate("")).isEmpty();
        assertThat(table.estimate("!? …")).isEmpty();
        assertThat(table.estimate("never heard of")).isEmpty();
        assertThat(table.estimate("never heard of worda" + "a")).isPresent();
    }

    @Test
    void isTheSameInAFile() {
        WordTableFile file = new WordTableFile(folder, "concepts/1", encoder.dimensions());

        assertThat(file.read()).isEmpty();
        file.write(table);

        WordTable read = file.read().orElseThrow();
        assertThat(read.learntFrom()).isEqualTo(1_000);
        assertThat(read.size()).isEqualTo(table.size());
        for (String text : texts.subList(0, 50)) {
            assertThat(read.estimate(text).orElseThrow())
                    .isEqualTo(table.estimate(text).orElseThrow());
        }
    }

    @Test
    void aTornFileOrOneOfAnotherEncoderIsNone() throws IOException {
        WordTableFile file = new WordTableFile(folder, "concepts/1", encoder.dimensions());
        file.write(table);
        Path path;
        try (var files = Files.list(folder)) {
            path = files.findFirst().orElseThrow();
        }
        byte[] whole = Files.readAllBytes(path);
        for (int length : List.of(0, 7, 100, whole.length / 2, whole.length - 1)) {
            Files.write(path, Arrays.copyOf(whole, length));
            assertThat(file.read()).as("cut off at %d", length).isEmpty();
        }
        byte[] flipped = whole.clone();
        flipped[whole.length / 3] ^= 1;
        Files.write(path, flipped);
        assertThat(file.read()).as("a bit").isEmpty();

        Files.write(path, whole);
        Files.move(path, path.resolveSibling(path.getFileName().toString().replace("concepts_1", "concepts_2")));
        assertThat(new WordTableFile(folder, "concepts/2", encoder.dimensions()).read())
                .isEmpty();
        assertThat(new WordTableFile(folder, "concepts/1", 7).read()).isEqualTo(Optional.empty());
    }

    @Test
    void learnsFromHardlyAnything() throws InterruptedException {
        for (List<String> few : List.of(List.of("one"), List.of("one", "one two"), List.of("", "?"))) {
            WordTable little = WordTable.learn(
                    few.stream()
                            .map(text -> new Encoded(text, encoder.text(text)))
                            .toList(),
                    workers);

            little.estimate("one two three")
                    .ifPresent(estimate -> assertThat(length(estimate)).isLessThan(3));
        }
    }
}
