package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.cli.Keyboard.Ran;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** With the real encoder, on the sample edition. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimilarCommandTest {
    private static final String FEW_SHOT_LEARNERS = "2005.14165";

    private final Path folder;
    private final Keyboard keyboard;

    SimilarCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.keyboard = Keyboard.at(folder.resolve("home"));
    }

    @BeforeAll
    void encode() {
        assertThat(keyboard.type("sample add").exitCode()).isZero();
        Ran before = keyboard.type("encode");
        assertThat(before.out()).isEqualTo("0 of 40 papers can be found by their meaning.\n");

        Ran ran = keyboard.type("encode --wait");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).isEqualTo("40 of 40 papers can be found by their meaning.\n");
    }

    @Test
    void statsTellHowManyAreEncoded() throws IOException {
        assertThat(keyboard.type("stats").out()).containsPattern("encoded papers +40\n");
        JsonNode stats =
                new ObjectMapper().readTree(keyboard.type("stats --json").out());
        assertThat(stats.path("encoded").asInt()).isEqualTo(40);
        assertThat(stats.path("estimated").asInt(-1)).isZero();

        Keyboard elsewhere = Keyboard.at(folder.resolve("elsewhere"));
        elsewhere.type("sample add");
        assertThat(elsewhere.type("stats --json").out())
                .contains("\"papers\" : 40")
                .doesNotContain("encoded");
    }

    @Test
    void afterAChangeOfTheModelTheFormerOneIsAskedUntilTheNewOneIsDone() {
        Keyboard changing = Keyboard.at(folder.resolve("changing"));
        changing.type("sample add");
        changing.with("BROADSHEET_ENCODER_MODEL", "all-minilm-l6-v2").type("encode --wait");
        changing.with("BROADSHEET_ENCODER_MODEL", "bge-small-en-v1.5");

        assertThat(changing.type("encode").out()).startsWith("0 of 40 papers are encoded by the new model;");
        assertThat(changing.type("similar --limit 3 " + FEW_SHOT_LEARNERS).out())
                .contains("  3  ");
        assertThat(changing.type("encode").out()).startsWith("0 of 40");

        assertThat(changing.type("encode --wait").out()).isEqualTo("40 of 40 papers can be found by their meaning.\n");
    }

    @Test
    void printsTheNearestPapersAndHowNearTheyAre() throws IOException {
        Ran ran = keyboard.type("similar " + FEW_SHOT_LEARNERS + " --json --limit 5");

        assertThat(ran.exitCode()).isZero();
        JsonNode papers = new ObjectMapper().readTree(ran.out()).path("papers");
        assertThat(papers).hasSize(5);
        double last = 1;
        for (JsonNode paper : papers) {
            assertThat(paper.path("similarity").asDouble()).isBetween(.5, last);
            assertThat(paper.path("id").asText()).isNotEqualTo(FEW_SHOT_LEARNERS);
            last = paper.path("similarity").asDouble();
        }
    }

    @Test
    void saysWhatEachExampleAdds() {
        Ran ran = keyboard.typeWords(
                List.of("similar", FEW_SHOT_LEARNERS, "crowds write instructions", "--less", "vision", "--limit", "2"));

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .containsPattern(
                        "0\\.\\d\\d = 0\\.\\d\\d arxiv:2005\\.14165, 0\\.\\d\\d “crowds write instructions”,\\s+"
                                + "-0\\.\\d\\d\\s+“vision”");
    }

    @Test
    void saysWhichExampleHasNoSay() {
        Ran ran = keyboard.type("similar 1901.00001");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(ran.err()).contains("1901.00001 is not in the catalogue, or not encoded yet");
    }

    @Test
    void findsByMeaningWhatHasNoneOfTheWords() {
        String query = "making a chatbot obey its user";

        assertThat(keyboard.typeWords(List.of("search", "--mode", "words", "--exact", query))
                        .exitCode())
                .isEqualTo(ExitCode.NOT_FOUND);
        Ran ran = keyboard.typeWords(List.of("search", "--mode", "meaning", "--limit", "3", query));
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).containsPattern("(?i)instruct");
    }

    @Test
    void findsNothingByItsMeaningForWhatMeansNothing() {
        for (String nothing : List.of("zzyzx qwertyy", "best hotels in rome")) {
            assertThat(keyboard.typeWords(List.of("search", "--mode", "meaning", nothing))
                            .exitCode())
                    .as(nothing)
                    .isEqualTo(ExitCode.NOT_FOUND);
        }
    }

    @Test
    void ranksABatchAndThePoolThatIsGiven() throws IOException {
        Path papers = Files.writeString(folder.resolve("ids.jsonl"), "{\"id\": \"" + FEW_SHOT_LEARNERS + "\"}\n");
        Path run = folder.resolve("similar.trec");

        Ran ran = keyboard.type("similar --batch " + papers + " --run " + run + " -k 7");

        assertThat(ran.exitCode()).isZero();
        List<String> lines = Files.readAllLines(run);
        assertThat(lines)
                .hasSize(7)
                .allMatch(line -> line.matches("2005\\.14165 Q0 \\d{4}\\.\\d{5} [1-7] 0\\.\\d+ broadsheet-similar"));

        // As alike as without a batch, words included.
        JsonNode shown = new ObjectMapper()
                .readTree(keyboard.type("similar " + FEW_SHOT_LEARNERS + " --json --limit 7")
                        .out());
        assertThat(lines.stream()
                        .map(line -> Double.parseDouble(line.split(" ", -1)[4]))
                        .toList())
                .usingComparatorForType(new DoubleComparator(1e-5), Double.class)
                .containsExactlyElementsOf(shown.path("papers").findValuesAsText("similarity").stream()
                        .map(Double::valueOf)
                        .toList());

        String last = lines.getLast().split(" ", -1)[2];
        Path pool = Files.writeString(folder.resolve("pool.tsv"), FEW_SHOT_LEARNERS + "\t" + last + "\n");
        keyboard.type("similar --batch " + papers + " --run " + run + " --pool " + pool);
        assertThat(Files.readAllLines(run)).hasSize(1).first().asString().contains(" " + last + " 1 ");
    }

    @Test
    void aBatchSaysHowManyOfItsPapersAreNotEncoded() throws IOException {
        Keyboard plain = Keyboard.at(folder.resolve("plain"));
        plain.type("sample add");
        Path papers = Files.writeString(folder.resolve("one.jsonl"), "{\"id\": \"" + FEW_SHOT_LEARNERS + "\"}\n");
        Path run = folder.resolve("none.trec");

        Ran ran = plain.type("similar --batch " + papers + " --run " + run);

        assertThat(ran.err()).contains("1 paper of them not encoded yet", "encode --wait");
        assertThat(run).isEmptyFile();
        assertThat(plain.type("similar --batch " + papers + " --run " + run + " --static")
                        .exitCode())
                .isZero();
    }

    @Test
    void aSearchBatchTakesOnlyWhatIsEncodedUnlessItIsAskedFor() throws IOException {
        Path queries = Files.writeString(folder.resolve("queries.jsonl"), "{\"id\": 1, \"text\": \"instructions\"}\n");
        String batch = "search --batch " + queries + " --run " + folder.resolve("found.trec");

        assertThat(keyboard.type(batch).exitCode()).isZero();
        assertThat(keyboard.type(batch + " --static").exitCode()).isZero();
        Ran alone = keyboard.type("search instructions --static");
        assertThat(alone.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(alone.err()).contains("--static is for a batch");
    }

    @Test
    void wantsExamples() {
        assertThat(keyboard.type("similar").err()).contains("Like what?");
        assertThat(keyboard.type("similar --batch ids.jsonl").err()).contains("wants --run FILE");
    }

    @Test
    void aBrokenBatchIsNamed() throws IOException {
        Path papers = Files.writeString(folder.resolve("broken.jsonl"), "{\"name\": 1}\n");

        Ran ran = keyboard.type("similar --batch " + papers + " --run " + folder.resolve("x.trec"));

        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("has no id");
    }
}
