package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import broadsheet.cli.Keyboard.Ran;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    private static final int QUERIES = 40;

    private final Path folder;
    private final Keyboard keyboard;

    EvaluateCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.keyboard = Keyboard.at(folder.resolve("home"));
    }

    /** Each query has one relevant document, which one run finds at a rank of chance and the other one rank above that. */
    @BeforeEach
    void write() throws IOException {
        Random random = new Random(20251226);
        List<String> qrels = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        List<String> better = new ArrayList<>();
        for (int query = 1; query <= QUERIES; query++) {
            qrels.add(query + " 0 right 1");
            int rank = 2 + random.nextInt(4);
            for (int at = 1; at <= 6; at++) {
                plain.add("%d Q0 %s %d %d plain".formatted(query, at == rank ? "right" : "d" + at, at, 10 - at));
                better.add("%d Q0 %s %d %d better".formatted(query, at == rank - 1 ? "right" : "d" + at, at, 10 - at));
            }
        }
        Files.write(folder.resolve("qrels"), qrels);
        Files.write(folder.resolve("plain.trec"), plain);
        Files.write(folder.resolve("better.trec"), better);
    }

    private Ran evaluate(String... words) {
        return keyboard.typeWords(Stream.concat(
                        Stream.of("evaluate"),
                        Stream.of(words)
                                .map(word -> Files.exists(folder.resolve(word))
                                        ? folder.resolve(word).toString()
                                        : word))
                .toList());
    }

    @Test
    void oneRunHasARowAMeasure() {
        Ran ran = evaluate("plain.trec", "qrels");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines()).hasSize(4);
        assertThat(ran.out().lines().toList().get(0)).isEqualTo("queries     40 of 40");
        assertThat(ran.out().lines().skip(1))
                .allMatch(line -> line.matches(
                        "(nDCG@10   |MRR@10    |Recall@100)  [01]\\.\\d{3}  [01]\\.\\d{3} to [01]\\.\\d{3}"));
        assertThat(keyboard.home()).as("no home is opened").doesNotExist();
    }

    @Test
    void twoRunsStandBelowOneAnotherWithTheirDifference() {
        Ran ran = evaluate("plain.trec", "better.trec", "qrels");

        assertThat(ran.exitCode()).isZero();
        List<String> lines = ran.out().lines().toList();
        assertThat(lines).hasSize(10);
        assertThat(lines.get(1)).startsWith("nDCG@10     plain.trec  ");
        assertThat(lines.get(2)).startsWith("            better.trec ");
        assertThat(lines.get(3)).matches(" {12}difference  \\+0\\.\\d{3}  \\+0\\.\\d{3} to \\+0\\.\\d{3}  p 0\\.0002");
        assertThat(lines.subList(1, 3))
                .allSatisfy(line -> assertThat(line).hasSize(lines.get(3).indexOf("  p")));
        // All of them are found either way.
        assertThat(lines.get(9)).endsWith("difference  +0.000  +0.000 to +0.000  p 1.0000");
    }

    @Test
    void runsThatHaveTheSameNameAreToldApartByTheirFolders() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.copy(folder.resolve("better.trec"), other.resolve("plain.trec"));

        assertThat(evaluate("plain.trec", "other/plain.trec", "qrels").out())
                .contains(folder.resolve("plain.trec") + " ", other.resolve("plain.trec") + " ");
    }

    @Test
    void theHalvesMakeTheWhole() throws IOException {
        double sum = 0;
        int count = 0;
        for (String half : List.of("even", "ODD")) {
            JsonNode tree = json(evaluate("plain.trec", "qrels", "--json", "--half", half));
            int queries = tree.path("queries").asInt();
            assertThat(queries).isBetween(10, 30);
            count += queries;
            sum += queries * mean(tree);
        }
        JsonNode whole = json(evaluate("plain.trec", "qrels", "--json"));

        assertThat(count).isEqualTo(QUERIES).isEqualTo(whole.path("queries").asInt());
        assertThat(sum / count).isEqualTo(mean(whole), within(1e-9));
        assertThat(evaluate("plain.trec", "qrels", "--half", "odd").out()).contains(" of 40, the odd half\n");
    }

    private static JsonNode json(Ran ran) throws IOException {
        return new ObjectMapper().readTree(ran.out());
    }

    private static double mean(JsonNode tree) {
        return tree.at("/runs/0/measures/0/mean").asDouble();
    }

    @Test
    void aQueryThatIsNotAnsweredCountsAsZeroAndIsTold() throws IOException {
        Path run = folder.resolve("plain.trec");
        double before = mean(json(evaluate("plain.trec", "qrels", "--json")));
        Files.write(
                run,
                Files.readAllLines(run).stream()
                        .filter(line -> !line.startsWith("7 "))
                        .toList());

        Ran ran = evaluate("plain.trec", "qrels");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("unanswered  1 in plain.trec, each counts as 0\n");
        assertThat(mean(json(evaluate("plain.trec", "qrels", "--json")))).isLessThan(before);
    }

    @Test
    void aRunOfAnotherCollectionIsProbablyAMistake() throws IOException {
        Files.writeString(folder.resolve("other.trec"), "x1 Q0 right 1 1 other\n");

        Ran ran = evaluate("other.trec", "qrels");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.PARTLY);
        assertThat(ran.err()).contains("other.trec answers no query that counts", "another collection?");
    }

    @Test
    void aBrokenLineIsNamedAndNothingIsPrinted() throws IOException {
        Files.writeString(folder.resolve("broken.trec"), "1 Q0 right 1 1 tag\n1 Q0 right\n");

        Ran ran = evaluate("broken.trec", "qrels");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains(folder.resolve("broken.trec") + ", line 2: 3 columns")
                .doesNotContain("\tat ");
        assertThat(evaluate("qrels", "plain.trec").err()).contains("plain.trec, line 1: 6 columns");
    }

    @Test
    void aFileThatCannotBeReadIsNamedWithTheReason() {
        assertThat(evaluate("missing.trec", "qrels").err()).contains("Cannot read missing.trec: it is not there.");
        assertThat(evaluate("plain.trec", folder.toString()).err()).contains("Cannot read " + folder + ": ");
    }

    @Test
    void judgementsWithoutARelevantDocumentMeasureNothing() throws IOException {
        Files.writeString(folder.resolve("none"), "1 0 right 0\n");

        Ran ran = evaluate("plain.trec", "none");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(ran.err()).contains("No query of ", "relevant document");
    }
}
