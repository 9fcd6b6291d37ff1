package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.cli.Keyboard.Ran;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known: {@code show} of a paper, {@code stats} of the catalogue. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShowCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Keyboard keyboard;

    ShowCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.keyboard = Keyboard.at(folder.resolve("home")).when("2026-04-01T09:30:00Z");
    }

    @BeforeAll
    void fill() throws IOException {
        Heap.heapUp(folder.resolve("heap"));
        assertThat(keyboard.typeWords(List.of("import", folder.resolve("heap").toString()))
                        .exitCode())
                .isZero();
    }

    @Test
    void allThatIsKnownStandsInAlignedRows() {
        assertThat(keyboard.type("show 2603.00001").out()).isEqualTo("""
                        A paper that was listed
                        Ada Lovelace

                        It was listed and announced.

                        id            arxiv:2603.00001
                        published     1 Mar 2026 (a-source-with-the-longest-name-there-is1)
                        announced     2 Mar 2026 (a-source-with-the-longest-name-there-is1)
                        categories    cs.CL
                        venue         Proceedings of the Society for the Diffusion of Useful Knowledge, Volume the Second
                        comment       12 pages
                        DOI           10.1000/abc
                        licence       CC BY 4.0
                        page          https://arxiv.org/abs/2603.00001 (a-source-with-the-longest-name-there-is1)
                        code          https://github.com/ada/engine (daily)
                        project       https://ada.example.org/ (daily)
                        listed        2026-03-02 in daily by babbage
                        counts        12 upvotes, 3 comments, 40 stars
                        counted       2 Mar 2026, 08:00 UTC: 12 upvotes, 3 comments, 40 stars (daily)
                        organisation  Analytical Society
                        by a machine  A summary. (daily)
                        keywords      engines (daily)
                        sources       a-source-with-the-longest-name-there-is1, daily
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2603.00001",
                "arXiv:2603.00001v2",
                "https://arxiv.org/pdf/2603.00001.pdf",
                "10.48550/arXiv.2603.00001",
            })
    void anIdentifierInAnyFormShowsThePaper(String id) {
        assertThat(keyboard.type("show " + id).out()).startsWith("A paper that was listed\n");
    }

    @Test
    void anUnknownIdentifierHasACodeOfItsOwn() {
        Ran ran = keyboard.type("show 2603.99999");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isEqualTo("The catalogue has no paper arxiv:2603.99999.\n");
        assertThat(keyboard.type("show 2603.99999 --json").out()).isEmpty();
    }

    @Test
    void jsonHasEveryFieldAndLeavesOutWhatIsAbsent() throws IOException {
        JsonNode paper = JSON.readTree(keyboard.type("show 2603.00001 --json").out());

        assertThat(paper.path("id").asText()).isEqualTo("arxiv:2603.00001");
        assertThat(paper.path("announced").asText()).isEqualTo("2026-03-02");
        assertThat(paper.path("announcedSource").asText()).isEqualTo(Heap.LONG_NAME);
        assertThat(paper.path("authors").path(0).asText()).isEqualTo("Ada Lovelace");
        assertThat(paper.path("upvotes").isInt()).isTrue();
        assertThat(paper.path("listings").path(0).path("submitter").asText()).isEqualTo("babbage");
        assertThat(paper.path("snapshots").path(0).path("at").asText()).isEqualTo("2026-03-02T08:00:00Z");
        assertThat(paper.path("machineSummary").path("keywords").path(0).asText())
                .isEqualTo("engines");
        assertThat(JSON.readTree(keyboard.type("show 10.1000/ABC(1) --json").out())
                        .fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "title",
                        "authors",
                        "published",
                        "publishedSource",
                        "announced",
                        "announcedSource",
                        "sources");
    }

    @Test
    void theCatalogueInNumbersIsAligned() {
        assertThat(keyboard.type("stats").out().replaceAll("\\d+ kB", "N kB")).startsWith("""
                        papers                                           6
                          from a-source-with-the-longest-name-there-is1  5
                          from daily                                     2
                        identifiers                                      6
                        merged papers                                    0
                        authors                                          6
                        places in daily lists                            2
                        size of the catalogue                            N kB
                        editions                                         2026-03-02 to 2026-03-02
                        last import                                      \
                        """);
    }

    @Test
    void statsAsJsonHaveTheIntegerPapersAndMomentsOnlyWhenAsked() throws IOException {
        JsonNode stats = JSON.readTree(keyboard.type("stats --json").out());
        JsonNode timed = JSON.readTree(keyboard.type("stats --json --times").out());

        assertThat(stats.path("papers").isInt()).isTrue();
        assertThat(stats.path("papers").asInt()).isEqualTo(6);
        assertThat(stats.path("papersBySource").path("daily").asInt()).isEqualTo(2);
        assertThat(stats.path("imports")).hasSize(2).noneMatch(run -> run.has("startedAt"));
        assertThat(timed.path("imports"))
                .hasSize(2)
                .allMatch(run -> run.path("startedAt").asText().equals("2026-04-01T09:30:00Z"));
    }

    @Test
    void anEmptyHomeHasNoPapers(@TempDir Path empty) throws IOException {
        JsonNode stats = JSON.readTree(Keyboard.at(empty).type("stats --json").out());

        assertThat(stats.path("papers").asInt(-1)).isZero();
        assertThat(stats.path("imports").isArray()).isTrue();
        assertThat(Keyboard.at(empty).type("stats").out()).startsWith("papers                 0\n");
    }
}
