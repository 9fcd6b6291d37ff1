package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.cli.Keyboard.Ran;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the output of all commands: its width, its colours, its JSON. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutputTest {
    private static final int WIDTH = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    OutputTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    void fillTwoHomesAtDifferentTimes() throws IOException {
        Heap.heapUp(folder.resolve("heap"));
        String files = folder.resolve("heap").toString();
        assertThat(pipe().typeWords(List.of("import", files)).exitCode()).isZero();
        assertThat(later().typeWords(List.of("import", files)).exitCode()).isZero();
        assertThat(keyboard("sample").type("sample add").exitCode()).isZero();
    }

    private Keyboard keyboard(String home) {
        return Keyboard.at(folder.resolve(home));
    }

    private Keyboard pipe() {
        return keyboard("one");
    }

    private Keyboard later() {
        return keyboard("other").when("2031-07-07T19:00:00Z");
    }

    static Stream<List<String>> forPeople() {
        return Stream.of(
                List.of("--help"),
                List.of("import", "--help"),
                List.of("serve", "--help"),
                List.of("edition"),
                List.of("edition", "2026-03-02"),
                List.of("edition", "2026-W10", "--limit", "1"),
                List.of("edition", "2026-03"),
                List.of("edition", "2026-03-03"),
                List.of("edition", "yesterday or the day before it, whichever of the two was the better day for me"),
                List.of("edition", "--no-such-option-as-this-one-which-is-longer-than-the-terminal-is-wide"),
                List.of("trending"),
                List.of("trending", "--window", "year"),
                List.of("show", "2603.00001"),
                List.of("show", "2603.00003"),
                List.of("show", "2603.00004"),
                List.of("show", Heap.LONG_NAME + ":an identifier of the import's own"),
                List.of("show", "2603.99999"),
                List.of("search", "a"),
                List.of("search", "lovelace"),
                List.of("search", "nothing-of-that-name"),
                List.of("stats"),
                List.of("doctor"),
                List.of("sample", "remove"),
                List.of("bench"),
                List.of("release"),
                List.of("editoin"),
                List.of());
    }

    @ParameterizedTest
    @MethodSource("forPeople")
    void noLineInATerminalIsWiderThanIt(List<String> command) {
        Ran ran = keyboard("one").inTerminal(WIDTH).typeWords(command);

        assertThat((ran.out() + ran.err()).lines().map(OutputTest::withoutColour))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(Fold.width(line)).as(line).isLessThanOrEqualTo(WIDTH))
                .allSatisfy(line -> assertThat(line).doesNotEndWith(" "));
    }

    private static String withoutColour(String line) {
        return line.replaceAll("\u001b\\[[0-9;]*m", "");
    }

    @ParameterizedTest
    @MethodSource("forPeople")
    void aPipeSeesNoColourAndNoControlCharacter(List<String> command) {
        Ran ran = pipe().typeWords(command);

        assertThat(ran.out() + ran.err()).doesNotContainPattern("[\\p{Cntrl}&&[^\r\n\t]]");
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void eachStreamIsAPipeOrATerminalByItself(boolean out, boolean err) throws IOException {
        Path papers = Heap.write(folder.resolve("streams/papers.jsonl"), "{}\n");
        Keyboard keyboard = keyboard("one").inTerminal(WIDTH, new Terminals(out, err));

        Ran edition = keyboard.type("edition");
        Ran taken = keyboard.typeWords(List.of("import", papers.toString()));

        assertThat(edition.out().contains("\u001b")).as("colour").isEqualTo(out);
        assertThat(taken.err().contains("\u001b")).as("a bar").isEqualTo(err);
        assertThat(taken.err()).contains("no title");
        assertThat(taken.out()).doesNotContain("\u001b").contains("0 papers stored");
    }

    @Test
    void aTerminalSeesColourUnlessItAsksForNone() {
        assertThat(keyboard("one").inTerminal(WIDTH).type("edition").out()).contains("\u001b[1m");
        assertThat(keyboard("one")
                        .inTerminal(WIDTH)
                        .with("NO_COLOR", "1")
                        .type("edition")
                        .out())
                .doesNotContain("\u001b");
    }

    @Test
    void whatAPaperBringsAlongDoesNotCommandTheTerminal() {
        for (String command : List.of("show 2603.00004", "search evil", "edition 2026-03-02")) {
            String out = keyboard("one").inTerminal(WIDTH).type(command).out();
            assertThat(withoutColour(out)).as(command).doesNotContain("\u001b", "\u0007");
        }
    }

    static Stream<String> forPrograms() {
        return Stream.of(
                "edition --json",
                "edition 2026-W10 --json",
                "edition 2026-03 --json --limit 1",
                "trending --json",
                "trending --window year --json --limit 2",
                "show 2603.00001 --json",
                "show 2603.00004 --json",
                "search lovelace --json",
                "search a --json --limit 1",
                "stats --json");
    }

    @ParameterizedTest
    @MethodSource("forPrograms")
    void jsonIsTheSameInTwoRunsAndAtTwoTimes(String command) throws IOException {
        Ran ran = pipe().type(command);
        JsonNode tree = JSON.readTree(ran.out());

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(tree.isObject()).isTrue();
        assertThat(pipe().type(command)).as("a second run").isEqualTo(ran);
        assertThat(pipe().inTerminal(WIDTH).type(command)).as("in a terminal").isEqualTo(ran);
        assertThat(later().type(command)).as("with another clock").isEqualTo(ran);
        assertThat(ran.out()).doesNotContain("2026-04", "2031");
    }

    @ParameterizedTest
    @ValueSource(strings = {"edition", "trending --limit 100"})
    void inJsonTheReasonsSumToTheScore(String command) throws IOException {
        JsonNode tree = JSON.readTree(pipe().type(command + " --json").out());

        JsonNode papers = tree.has("front") ? tree.path("front") : tree.path("papers");
        assertThat(papers).isNotEmpty().allSatisfy(paper -> {
            double sum = 0;
            for (JsonNode term : paper.path("why")) {
                sum += term.path("points").asDouble();
            }
            assertThat(sum).isEqualTo(paper.path("score").asDouble());
        });
    }
}
