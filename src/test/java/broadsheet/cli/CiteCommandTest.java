package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.cli.Keyboard.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CiteCommandTest {
    private final Path folder;
    private final Keyboard keyboard;

    CiteCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.keyboard = Keyboard.at(folder.resolve("home"));
    }

    @BeforeAll
    void fill() throws IOException {
        Heap.heapUp(folder.resolve("heap"));
        assertThat(keyboard.typeWords(List.of("import", folder.resolve("heap").toString()))
                        .exitCode())
                .isZero();
    }

    @Test
    void bibtexIsWhatIsPrintedIfNothingElseIsAskedFor() {
        Ran ran = keyboard.type("cite https://arxiv.org/abs/2603.00001v2 10.1000/abc(1)");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .isEqualTo("""
                @inproceedings{lovelace2026paper-2603.00001,
                  title = {A paper that was listed},
                  author = {Lovelace, Ada},
                  booktitle = {Proceedings of the Society for the Diffusion of Useful Knowledge, Volume the Second},
                  year = {2026},
                  doi = {10.1000/abc},
                  eprint = {2603.00001},
                  archiveprefix = {arXiv},
                  primaryclass = {cs.CL},
                  url = {https://arxiv.org/abs/2603.00001}
                }

                @misc{lovelace2019older-10.1000/abc_1__1234567890,
                  title = {Older},
                  author = {Lovelace, Ada},
                  year = {2019},
                  doi = {10.1000/abc(1)},
                  url = {https://doi.org/10.1000/abc(1)}
                }
                """.replace("1234567890", ran.out().replaceAll("(?s).*abc_1__([0-9a-f]{10}),.*", "$1")));
    }

    @Test
    void otherFormatsAndStylesArePrintedWhereAskedForInAnyCase() {
        assertThat(keyboard.type("cite 2603.00001 --format RIS").out())
                .startsWith("TY  - CPAPER\r\nID  - lovelace2026");
        assertThat(keyboard.type("cite 2603.00001 --format csl").out()).startsWith("[ {\n  \"id\" : \"lovelace2026");
        assertThat(keyboard.type("cite 2603.00001 10.1000/abc(1) --style APA")
                        .out()
                        .lines())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("Lovelace, A. (2026). A paper that was listed."),
                        second -> assertThat(second).startsWith("Lovelace, A. (2019). "));
    }

    @Test
    void aPaperThatIsMissingIsNamedAndTheOthersArePrinted() {
        Ran some = keyboard.type("cite 2603.99999 2603.00001");
        Ran none = keyboard.type("cite 2603.99999");

        assertThat(some.exitCode()).isEqualTo(ExitCode.PARTLY);
        assertThat(some.err()).isEqualTo("The catalogue has no paper arxiv:2603.99999.\n");
        assertThat(some.out()).startsWith("@inproceedings{lovelace2026");
        assertThat(none.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(none.out()).isEmpty();
    }

    @Test
    void whatIsNoFormatStyleOrIdentifierIsToldWhatIs() {
        assertThat(keyboard.type("cite 2603.00001 --format word").err()).contains("'word' is none of bibtex, ris, csl");
        assertThat(keyboard.type("cite 2603.00001 --style word").err()).contains("'word' is none of acm, apa, chicago");
        assertThat(keyboard.type("cite word").err()).contains("'word' is no identifier of a paper");
        assertThat(keyboard.type("cite 2603.00001 --style apa --format ris").exitCode())
                .isEqualTo(ExitCode.USAGE);
    }
}
