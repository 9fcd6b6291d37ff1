package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.cli.ImportReport.Standing;
import broadsheet.cli.Keyboard.Ran;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportCommandTest {
    private static final String GOOD = """
            {"id":"2603.00001","title":"One","authors":[],"published":"2026-03-02","categories":[],"extra":{}}
            {"id":"2603.00002","title":"Two","authors":[],"published":"2026-03-02","categories":[],"extra":{}}
            """;

    private final Path folder;
    private final Keyboard keyboard;

    ImportCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.keyboard = Keyboard.at(folder.resolve("home"));
    }

    private Path file(String name, String text) throws IOException {
        return Heap.write(folder.resolve(name), text);
    }

    private Ran take(Object... words) {
        return keyboard.type("import "
                + String.join(" ", Arrays.stream(words).map(String::valueOf).toList()));
    }

    private String papers() {
        return keyboard.type("stats --json").out().replaceAll("(?s).*\"papers\" : (\\d+).*", "$1");
    }

    @Test
    void aSecondImportOfTheSameFileChangesNothing() throws IOException {
        Path file = file("corpus/papers.jsonl", GOOD);

        Ran first = take(file);
        Ran second = take(file);

        assertThat(first.exitCode()).isZero();
        assertThat(first.err()).isEmpty();
        assertThat(first.out()).matches("2 papers stored in [0-9.]+ s: 2 new, 0 changed, 0 known already\\.\\R");
        assertThat(second.out()).matches("2 papers stored in [0-9.]+ s: 0 new, 0 changed, 2 known already\\.\\R");
        assertThat(papers()).isEqualTo("2");
    }

    @Test
    void aBrokenLineIsReportedWithFileLineAndReasonAndTheRestIsKept() throws IOException {
        Path file = file("corpus/papers.jsonl", "{\"id\":\n" + GOOD + "\n{\"title\":\"No id\"}\n");

        Ran ran = take(file);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.PARTLY);
        assertThat(ran.out()).contains("2 papers stored", "; 2 broken records skipped.");
        assertThat(ran.err().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith(file + ", line 1: not JSON"))
                .anyMatch(line -> line.equals(file + ", line 5: no id"));
        assertThat(papers()).isEqualTo("2");
    }

    @Test
    void jsonHasTheCountsAndNoClockValueAndBrokenRecordsStayOutside() throws IOException {
        Ran ran = take("--json", file("corpus/papers.jsonl", GOOD + "{}\n"));

        assertThat(ran.exitCode()).isEqualTo(ExitCode.PARTLY);
        assertThat(ran.err()).contains("line 3: no title");
        assertThat(ran.out().replaceAll("\\s", ""))
                .isEqualTo("{\"papers\":2,\"added\":2,\"changed\":0,\"unchanged\":0,\"broken\":1}");
    }

    @Test
    void foldersFilesPackedOnesAndStandardInputAreRead() throws IOException {
        file("corpus/a.jsonl", GOOD);
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("corpus/b.jsonl.gz")))) {
            packed.write(GOOD.replace("2603.", "2604.").getBytes(StandardCharsets.UTF_8));
        }
        file("corpus/notes.txt", "no paper");

        assertThat(take(folder.resolve("corpus")).out()).startsWith("4 papers stored");
        keyboard.feeding(GOOD.replace("2603.", "2605."));
        assertThat(take("-").out()).contains("2 new");
        keyboard.feeding("[{\"paper\":{\"id\":\"2605.00009\",\"title\":\"Nine\",\"upvotes\":3,"
                + "\"submittedOnDailyAt\":\"2026-05-04T08:00:00Z\"}}]");
        assertThat(take("--source", "daily", "-").out()).contains("1 new");

        assertThat(papers()).isEqualTo("7");
        assertThat(keyboard.type("stats").out()).contains("from corpus", "from import", "from daily");
        assertThat(keyboard.type("edition 2026-05-04").out()).contains("Nine");
    }

    @Test
    void plainIdsBelongToTheNamedSource() throws IOException {
        Path file = file("x/papers.jsonl", "{\"id\":\"17\",\"title\":\"Seventeen\"}\n");

        assertThat(take("--source", "cranfield", file).exitCode()).isZero();

        assertThat(keyboard.type("show cranfield:17").out()).startsWith("Seventeen");
    }

    @Test
    void aFileThatIsNotThereIsSaidAndNothingIsImported() throws IOException {
        Ran ran = take(file("corpus/papers.jsonl", GOOD), folder.resolve("nothing.jsonl"));

        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("nothing.jsonl is not there");
        assertThat(keyboard.home()).doesNotExist();
    }

    @Test
    void aFolderWithoutPapersIsSaid() throws IOException {
        file("corpus/readme.txt", "no paper");

        Ran ran = take(folder.resolve("corpus"));

        assertThat(ran.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(ran.err()).contains("no file of papers", "corpus");
    }

    @ParameterizedTest
    @CsvSource({"Bad!, takes a to z", "sample, has a meaning of its own", "arxiv, has a meaning of its own"})
    void aNameThatNoImportCanHaveIsRefused(String name, String reason) throws IOException {
        Ran ran = take("--source", name, file("corpus/papers.jsonl", GOOD));

        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(name, reason);
    }

    @Test
    void inATerminalThePassingLineIsGoneWhenItHasEnded() throws IOException {
        Ran ran = keyboard.inTerminal(60).type("import " + file("corpus/papers.jsonl", GOOD + "{}\n"));

        assertThat(ran.err()).endsWith("\r\u001b[K\r");
        assertThat(ran.err()).contains("no title");
        assertThat(ran.out()).startsWith("2 papers stored");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            0       | 0        | 0        | 0.1 | 80 | Importing  0 papers, 0/s
            1000    | 0        | 0        | 2   | 80 | Importing  1,000 papers, 500/s
            17000   | 11000000 | 33000000 | 3   | 80 | Importing  17,000 papers, 5,667/s  [========                ]  6 s left
            17000   | 11000000 | 33000000 | 3   | 59 | Importing  17,000 papers, 5,667/s  [====        ]  6 s left
            17000   | 1000000  | 99000000 | 3   | 80 | Importing  17,000 papers, 5,667/s  [                        ]  5 min left
            150000  | 99000000 | 99000000 | 30  | 80 | Importing  150,000 papers, 5,000/s  [========================]  0 s left
            150000  | 99000001 | 99000000 | 30  | 39 | Importing  150,000 papers, 5,000/s  0 s left
            """)
    void theStandingOfAnImportFitsOnALine(long papers, long read, long bytes, double seconds, int most, String line) {
        assertThat(new Standing(papers, read, bytes, seconds).line(most)).isEqualTo(line);
    }
}
