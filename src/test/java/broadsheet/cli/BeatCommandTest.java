package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import broadsheet.cli.Keyboard.Ran;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** With the real encoder, on the sample edition. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BeatCommandTest {
    private static final String FEW_SHOT_LEARNERS = "2005.14165";

    /** Of the even half. */
    private static final String OTHERS = """
            topic 0\t2104.08773
            topic 0\t2204.07600
            topic 0\t2306.05539
            topic 1\t2211.11720
            topic 1\t2305.01711
            """;

    private final Path folder;
    private final Keyboard keyboard;

    BeatCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.keyboard = Keyboard.at(folder.resolve("home"));
    }

    @BeforeAll
    void encode() {
        assertThat(keyboard.type("sample add").exitCode()).isZero();
        assertThat(keyboard.type("encode --wait").exitCode()).isZero();
    }

    @Test
    void aBeatIsMadeReadShownAndRemoved() throws IOException {
        Ran made = keyboard.typeWords(List.of(
                "beat",
                "new",
                "Prompts",
                "--describe",
                "prompts that are learnt as vectors for a frozen language model",
                "--like",
                "2211.11720"));

        assertThat(made.exitCode()).isZero();
        assertThat(made.out()).startsWith("The beat “Prompts” is kept: a sentence and 1 example.\n");
        assertThat(made.out().replaceAll("\\s+", " "))
                .contains("by the sentence", "like arxiv:2211.11720", " for ")
                .doesNotContain("Multitask Vision-Language Prompt Tuning");
        assertThat(keyboard.type("beat list").out())
                .contains("Prompts", "frozen language model", "1 paper like it, 0 unlike it");
        Ran shown = keyboard.type("beat show prompts");
        assertThat(shown.out())
                .contains("like arxiv:2211.11720, Multitask Vision-Language Prompt Tuning", "What decides: ", "prompt");
        JsonNode scored = new ObjectMapper()
                .readTree(keyboard.type("beat score prompts --all --json --limit 5")
                        .out());
        assertThat(scored.path("papers")).hasSize(5);
        for (JsonNode paper : scored.path("papers")) {
            assertThat(paper.path("why").asText())
                    .matches("(\\d+ in 100 that it is|Not surely near to what is) meant: .*");
            String[] sides =
                    paper.path("why").asText().replaceFirst("^[^:]*: ", "").split(" = ", 2);
            double sum = Pattern.compile("(?:^|, )(−?[0-9]+[.][0-9]{2}) (?:by|like|for)")
                    .matcher(sides[1])
                    .results()
                    .mapToDouble(part -> Double.parseDouble(part.group(1).replace('−', '-')))
                    .sum();
            assertThat(sum)
                    .as(paper.path("why").asText())
                    .isCloseTo(Double.parseDouble(sides[0].replace('−', '-')), within(1e-9));
        }
        assertThat(scored.path("papers").path(0).path("title").asText()).containsIgnoringCase("prompt");
        assertThat(scored.path("papers").path(0).path("score").asDouble())
                .isGreaterThan(scored.path("papers").path(4).path("score").asDouble());
        assertThat(new ObjectMapper()
                        .readTree(keyboard.type("beat list --json").out())
                        .path("beats")
                        .path(0)
                        .path("like")
                        .path(0)
                        .asText())
                .isEqualTo("arxiv:2211.11720");

        assertThat(keyboard.type("beat remove PROMPTS").exitCode()).isZero();
        assertThat(keyboard.type("beat remove prompts").exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(keyboard.type("beat score prompts").exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(keyboard.type("beat show prompts").err()).contains("There is no beat “prompts”");
    }

    @Test
    void whatIsSaidWhileReadingIsLearnt() {
        keyboard.typeWords(List.of("beat", "new", "Tuning", "--describe", "prompts that are learnt as vectors"));

        Ran trained = keyboard.type("beat train tuning --more 2211.11720 2407.02880 --less " + FEW_SHOT_LEARNERS);

        assertThat(trained.exitCode()).isZero();
        assertThat(trained.out())
                .startsWith("Learnt from a sentence and 2 papers like it and 1 paper unlike it.\n")
                .contains("half of those kept back stand ", "arxiv:2211.11720: ", "arxiv:2005.14165: ");
        assertThat(keyboard.type("beat list").out()).contains("2 papers like it, 1 unlike it");
        Ran turned = keyboard.type("beat train tuning --more " + FEW_SHOT_LEARNERS);
        assertThat(turned.out()).startsWith("Learnt from a sentence and 3 papers like it and 0 papers unlike it.\n");
        assertThat(keyboard.type("beat train nothing").exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(keyboard.type("beat train tuning --more 2612.99999").err()).contains("is not in the catalogue");
        assertThat(keyboard.type("beat remove tuning").exitCode()).isZero();
    }

    @Test
    void aSentenceAloneIsEnoughAndSaysThatItKnowsLittle() {
        Ran made = keyboard.typeWords(
                List.of("beat", "new", "Retrieval", "--describe", "retrieval of examples for in-context learning"));

        assertThat(made.exitCode()).isZero();
        assertThat(made.out()).contains("a sentence and 0 examples", "by the sentence");
        assertThat(keyboard.type("beat show retrieval").out()).contains("It knows little", "100 % the sentence");
        keyboard.type("beat remove retrieval");
    }

    @Test
    void saysWhatIsWrong() {
        assertWrong("wants a sentence", "beat", "new", "Nothing");
        assertWrong("is no identifier", "beat", "new", "Nothing", "--like", "not a paper at all");
        assertWrong("2501.99999 is not in the catalogue", "beat", "new", "Nothing", "--like", "2501.99999");
        assertWrong(
                "as wanted and as not wanted",
                "beat",
                "new",
                "Nothing",
                "--like",
                FEW_SHOT_LEARNERS,
                "--unlike",
                FEW_SHOT_LEARNERS);
        assertWrong("at most 2000", "beat", "new", "Nothing", "--describe", "word ".repeat(10_000));
        assertWrong("Make a beat, or", "beat");
        assertThat(keyboard.type("beat list").out())
                .isEqualTo("There is no beat yet; 'broadsheet beat new' makes one.\n");
    }

    private void assertWrong(String why, String... words) {
        Ran ran = keyboard.typeWords(List.of(words));
        assertThat(ran.exitCode()).as(why).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(why);
    }

    @Test
    void withoutAnEncoderItSaysWhatToDo() {
        Ran ran = Keyboard.at(folder.resolve("home"))
                .with("BROADSHEET_ENCODER_MODEL", "none")
                .typeWords(List.of("beat", "new", "Words alone", "--describe", "words"));

        assertThat(ran.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(ran.err()).contains("encoder.model is none");
        keyboard.typeWords(List.of("beat", "remove", "Words alone"));
    }

    @Test
    void beforeAnythingIsEncodedItSaysWhatToDo() {
        Keyboard fresh = Keyboard.at(folder.resolve("fresh"));
        fresh.type("sample add");

        Ran ran = fresh.typeWords(List.of("beat", "new", "Early", "--describe", "prompts"));

        assertThat(ran.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(ran.err()).contains("'broadsheet encode --wait'");
    }

    @Test
    void aFileOfBeatsIsRankedInEachWay() throws IOException {
        Path beats = Files.writeString(folder.resolve("beats.jsonl"), """
                {"id": "a", "describe": "few-shot learning", "like": ["2005.14165"]}
                {"id": "b", "describe": "prompts as vectors", "like": ["2211.11720"], "unlike": ["2005.14165"]}
                """);
        for (String way : List.of(
                "blend",
                "instruction",
                "centroid",
                "words",
                "nearest",
                "regression",
                "regression-with-words",
                "interests")) {
            Path run = folder.resolve(way + ".trec");

            Ran ran = keyboard.type("beat rank --batch " + beats + " --run " + run + " --by " + way + " -k 10");

            assertThat(ran.exitCode()).as(ran.err()).isZero();
            assertThat(ran.out()).startsWith("Ranked 40 papers by 2 of 2 beats");
            assertThat(Files.readAllLines(run)).hasSize(20).noneMatch(line -> line.startsWith("a Q0 2005.14165"));
        }
        Path others = Files.writeString(folder.resolve("others.tsv"), OTHERS);
        Path projected = folder.resolve("projected.trec");
        Ran ran = keyboard.type(
                "beat rank --batch " + beats + " --run " + projected + " --by projection --others " + others);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(Files.readAllLines(projected)).hasSize(39 + 38);
        assertThat(keyboard.type("beat rank --batch " + beats + " --run " + projected + " --by projection")
                        .err())
                .contains("--by projection and --others go together");
        Files.writeString(others, "topic 0\t2005.14165\n");
        assertThat(keyboard.type("beat rank --batch " + beats + " --run " + projected + " --by projection --others "
                                + others)
                        .err())
                .contains("The projection cannot be learnt", "none has two papers");
        Path few = Files.writeString(folder.resolve("few.txt"), "2211.11720\n2501.99999\n\n");
        Path fewRanked = folder.resolve("few.trec");
        assertThat(keyboard.type("beat rank --batch " + beats + " --run " + fewRanked + " --among " + few)
                        .out())
                .startsWith("Ranked 1 paper by 2 of 2 beats");
        assertThat(Files.readAllLines(fewRanked)).singleElement().asString().startsWith("a Q0 2211.11720 1 ");
        assertThat(keyboard.type("beat rank --batch " + beats + " --run " + folder.resolve("x") + " --by magic")
                        .err())
                .contains("Nothing is learnt by 'magic'", "blend");
        Path broken =
                Files.writeString(folder.resolve("broken.jsonl"), "{\"id\": \"a\", \"like\": [\"2501.99999\"]}\n");
        assertThat(keyboard.type("beat rank --batch " + broken + " --run " + folder.resolve("x"))
                        .err())
                .contains("2501.99999", "not in the catalogue");
    }
}
