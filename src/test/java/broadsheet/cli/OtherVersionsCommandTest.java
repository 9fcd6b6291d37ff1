package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.cli.Keyboard.Ran;
import broadsheet.config.Home;
import broadsheet.paper.Passages;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other versions as {@code show} tells them: what the index as it is knows, and never a word about the index. */
class OtherVersionsCommandTest {
    private static final String TEXT = Passages.of(120, 1);

    @TempDir
    private Path folder;

    private Keyboard keyboard;
    private Path index;

    @BeforeEach
    void fill() throws IOException {
        Path home = folder.resolve("home");
        keyboard = Keyboard.at(home).with("BROADSHEET_ENCODER_MODEL", "none");
        index = home.resolve("index");
        importPapers(
                record("2501.00001", "Reading newspapers", TEXT),
                record("2502.00002", "How machines read", Passages.changed(TEXT, 4, 2)),
                record("2503.00003", "Another thing", Passages.of(100, 3)));
    }

    private static String record(String id, String title, String text) {
        return """
                {"id":"%s","title":"%s","abstract":"%s","authors":["Ada Lovelace"],"published":"2025-02-03","venue":"","url":"","categories":[],"extra":{}}
                """.formatted(id, title, text);
    }

    private void importPapers(String... records) throws IOException {
        Path file = Files.writeString(folder.resolve("papers.jsonl"), String.join("", records));
        assertThat(keyboard.typeWords(List.of("import", "--source", "made", file.toString()))
                        .exitCode())
                .isZero();
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper()
                .readTree(keyboard.type("show 2501.00001 --json").out());
    }

    private void assertShownWithoutVersions() {
        Ran ran = keyboard.type("show 2501.00001");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).startsWith("Reading newspapers\n").doesNotContain("other version");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void theyAreRowsAndAnArray() throws IOException {
        keyboard.type("reindex");

        Ran ran = keyboard.type("show 2501.00001");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).endsWith("""
                sources        made
                other version  arxiv:2502.00002, How machines read
                """);
        assertThat(json().path("otherVersions")).hasSize(1).first().hasToString("\"arxiv:2502.00002\"");
        assertThat(keyboard.type("show 2503.00003").out()).doesNotContain("other version");
        assertThat(keyboard.type("show 2503.00003 --json").out()).doesNotContain("otherVersions");
    }

    @Test
    void withoutAnIndexNoneIsMadeAndNothingIsSaid() throws IOException {
        assertShownWithoutVersions();
        assertThat(json().has("otherVersions")).isFalse();
        assertThat(index).doesNotExist();
    }

    @Test
    void anIndexThatIsBehindIsLeftBehind() throws IOException {
        keyboard.type("reindex");
        importPapers(record("2504.00004", "Reading, by machines", Passages.changed(TEXT, 5, 4)));

        assertThat(json().path("otherVersions")).hasSize(1);
    }

    @Test
    void anIndexThatCannotBeReadIsNotWorthAWord() throws IOException {
        keyboard.type("reindex");
        List<Path> files;
        try (Stream<Path> all = Files.list(index)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.write(file, new byte[] {1, 2, 3});
        }
        assertShownWithoutVersions();
        for (Path file : files) {
            Files.delete(file);
        }
        assertShownWithoutVersions();
    }

    @Test
    void besideAServerItIsReadAsThatLeftIt() throws IOException {
        keyboard.type("reindex");
        try (var _ = new Home(keyboard.home()).lock().orElseThrow()) {
            assertThat(json().path("otherVersions")).hasSize(1);
        }
    }
}
