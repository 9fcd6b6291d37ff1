package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.cli.Keyboard.Ran;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnmergeCommandTest {
    private static final String ARTICLE = """
            {"id":"acl:P19-1563","title":"Observing Dialogue in Therapy","authors":["Jie Cao","Zac Imel"],"venue":"ACL 2019"}
            """;
    private static final String PREPRINT = """
            {"id":"arxiv:1907.00326","title":"Observing dialogue in therapy","authors":["Jie Cao","Zac E. Imel"]}
            """;

    @TempDir
    private Path folder;

    private Keyboard keyboard;

    @BeforeEach
    void fill() throws IOException {
        keyboard = Keyboard.at(folder.resolve("home"));
        importAll();
    }

    private void importAll() throws IOException {
        importAs("anthology", ARTICLE);
        importAs("archive", PREPRINT);
    }

    private void importAs(String source, String lines) throws IOException {
        Path file = folder.resolve(source + ".jsonl");
        Files.writeString(file, lines);
        assertThat(keyboard.typeWords(List.of("import", "--source", source, file.toString()))
                        .exitCode())
                .isZero();
    }

    @Test
    void mergedPapersAreCountedAndShownAsOne() throws IOException {
        JsonNode stats =
                new ObjectMapper().readTree(keyboard.type("stats --json").out());

        assertThat(stats.path("papers").asInt()).isEqualTo(1);
        assertThat(stats.path("ids").asInt()).isEqualTo(2);
        assertThat(stats.path("merged").asInt()).isEqualTo(1);
        assertThat(keyboard.type("show 1907.00326").out())
                .contains("id         acl:P19-1563")
                .contains("also       arxiv:1907.00326")
                .contains("Zac E. Imel")
                .contains("venue      ACL 2019");
    }

    @Test
    void aPaperIsSeparatedAndStaysSo() throws IOException {
        Ran ran = keyboard.type("unmerge 1907.00326");
        importAll();

        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ran.out())
                .isEqualTo("arxiv:1907.00326 is a paper of its own now, apart from acl:P19-1563, and stays one.\n");
        assertThat(keyboard.type("show acl:P19-1563").out()).doesNotContain("arxiv:1907.00326");
        assertThat(keyboard.type("show 1907.00326").out()).doesNotContain("ACL 2019");
    }

    @Test
    void whatIsNotMergedIsSaidToBeSo() {
        keyboard.type("unmerge 1907.00326");

        Ran ran = keyboard.type("unmerge 1907.00326");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(ran.err()).isEqualTo("The paper arxiv:1907.00326 is not merged with another.\n");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void aPaperThatIsNotThereIsNotFound() {
        Ran ran = keyboard.type("unmerge 1907.00327");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(ran.err()).isEqualTo("The catalogue has no paper arxiv:1907.00327.\n");
    }

    @Test
    void whatIsNoIdentifierIsNotUnderstood() {
        assertThat(keyboard.type("unmerge nonsense").exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
