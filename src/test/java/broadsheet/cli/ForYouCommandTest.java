package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.cli.Keyboard.Ran;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** With the real encoder, on the sample edition. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForYouCommandTest {
    private static final String PROMPT_TUNING = "2211.11720";
    private static final String FEW_SHOT_LEARNERS = "2005.14165";

    private final Path folder;
    private final Keyboard keyboard;

    ForYouCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.keyboard = Keyboard.at(folder.resolve("home"));
    }

    @BeforeAll
    void encode() {
        assertThat(keyboard.type("sample add").exitCode()).isZero();
        assertThat(keyboard.type("encode --wait").exitCode()).isZero();
    }

    @BeforeEach
    void forget() {
        keyboard.type("for-you mark --remove " + PROMPT_TUNING + " " + FEW_SHOT_LEARNERS);
    }

    private JsonNode json(String command) throws IOException {
        return new ObjectMapper().readTree(keyboard.type(command).out());
    }

    private List<String> ids(String command) throws IOException {
        return json(command).path("papers").findValuesAsText("id");
    }

    @Test
    void papersLikeThoseThatAreMarkedComeWithWhyAndWithoutThose() throws IOException {
        Ran marked = keyboard.type("for-you mark https://arxiv.org/abs/" + PROMPT_TUNING);

        assertThat(marked.exitCode()).isZero();
        assertThat(marked.out()).isEqualTo("1 paper marked, to see more like it.\n");
        Ran ran = keyboard.type("for-you --limit 3");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains("like arxiv:2211.11720", " for ")
                .containsIgnoringCase("prompt")
                .doesNotContain("Multitask Vision-Language Prompt Tuning");
        JsonNode tree = json("for-you --json --limit 40");
        assertThat(tree.path("of").asInt()).isEqualTo(tree.path("papers").size());
        assertThat(tree.path("papers").path(0).path("score").asDouble())
                .isGreaterThan(tree.path("papers").path(5).path("score").asDouble());
    }

    @Test
    void whatIsNotWantedComesLaterAndWhatWasSaidLastCounts() throws IOException {
        keyboard.type("for-you mark " + PROMPT_TUNING);
        List<String> before = ids("for-you --json --limit 40");
        String first = before.getFirst();

        keyboard.type("for-you mark --not-these " + first);
        assertThat(ids("for-you --json --limit 40"))
                .as("it is gone, and nothing else changes")
                .isEqualTo(before.subList(1, before.size()));

        keyboard.type("for-you mark --less " + first);
        assertThat(keyboard.type("for-you marks").out())
                .contains("less like " + first, "more like arxiv:" + PROMPT_TUNING)
                .doesNotContain("not " + first);
        assertThat(json("for-you marks --json")
                        .path("marks")
                        .path(0)
                        .path("wish")
                        .asText())
                .isEqualTo("less");
        assertThat(ids("for-you --json --limit 40")).isNotEqualTo(before.subList(1, before.size()));
        assertThat(keyboard.type("for-you mark --remove " + first).out()).isEqualTo("1 paper not marked any more.\n");
        assertThat(ids("for-you --json --limit 40")).isEqualTo(before);
    }

    @Test
    void thePapersOfABibtexFileAreMarkedAndItSaysWhatItLacks() throws IOException {
        Path file = folder.resolve("mine.bib");
        Files.writeString(file, """
                @misc{a, eprint = {2211.11720}, archivePrefix = {arXiv}}
                @article{b, title = {Language Models are Few-Shot Learners}, author = {Brown, Tom and others}}
                @article{c, title = {A paper of nowhere at all}}
                @article{d, title = {torn
                """);

        Ran ran = keyboard.typeWords(List.of("for-you", "mark", "--bibtex", file.toString()));

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("has 2 papers of the file, and lacks 1.", "2 papers marked");
        assertThat(ran.err())
                .contains("Not in the catalogue: A paper of nowhere at all (line 3)", "Line ", "cannot be read");
        assertThat(keyboard.type("for-you marks").out()).contains(PROMPT_TUNING, FEW_SHOT_LEARNERS);
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        assertThat(keyboard.type("for-you").err()).contains("No paper is marked yet");
        assertThat(keyboard.type("for-you").exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(keyboard.type("for-you marks").out()).contains("No paper is marked yet");
        assertThat(keyboard.type("for-you mark --remove 2501.99999").exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertWrong("Which papers?", "mark");
        assertWrong("2501.99999 is not in the catalogue", "mark", PROMPT_TUNING, "2501.99999");
        assertWrong("is no identifier", "mark", "not a paper at all");
        assertWrong("from 1 to 366", "--days", "0");
        assertWrong("mutually exclusive", "mark", PROMPT_TUNING, "--less", "--remove");
        assertWrong(
                "cannot be read",
                "mark",
                "--bibtex",
                folder.resolve("nowhere.bib").toString());
        Path letter = folder.resolve("letter.txt");
        Files.writeString(letter, "Dear Sir,");
        assertWrong("is no entry of BibTeX", "mark", "--bibtex", letter.toString());
        assertThat(keyboard.type("for-you marks").out())
                .as("nothing was marked")
                .contains("No paper is marked yet");

        keyboard.type("for-you mark --less " + PROMPT_TUNING);
        assertThat(keyboard.type("for-you").err()).contains("you would like more of");
    }

    private void assertWrong(String why, String... words) {
        Ran ran = keyboard.typeWords(
                Stream.concat(Stream.of("for-you"), Stream.of(words)).toList());
        assertThat(ran.exitCode()).as(why).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(why);
    }
}
