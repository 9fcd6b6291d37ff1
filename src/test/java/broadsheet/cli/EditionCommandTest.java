package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.App;
import broadsheet.cli.Keyboard.Ran;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.paper.Reannouncement;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The lists: {@code edition}, {@code trending}, {@code search}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditionCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Keyboard keyboard;

    EditionCommandTest(@TempDir Path folder) {
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

    private JsonNode json(String command) throws IOException {
        Ran ran = keyboard.type(command + " --json");
        assertThat(ran.exitCode()).isZero();
        return JSON.readTree(ran.out());
    }

    @Test
    void whatWasAnnouncedAgainStandsBelowTheSectionsAndIsNotCounted(@TempDir Path apart) throws IOException {
        Keyboard other = Keyboard.at(apart);
        try (OpenHome open = new App(Map.of(), other.clock()).open(new Home(apart))) {
            open.catalogue()
                    .papers()
                    .store(List.of(
                            Sketch.of("2603.00001")
                                    .in("cs.CL")
                                    .announced("2026-03-02")
                                    .paper(),
                            Sketch.of("2601.00002")
                                    .in("cs.LG")
                                    .again(Reannouncement.Kind.REPLACEMENT, "2026-03-02")
                                    .paper(),
                            Sketch.of("2601.00003")
                                    .in("cs.CL")
                                    .again(Reannouncement.Kind.REPLACEMENT, "2026-03-02")
                                    .paper()));
        }

        assertThat(other.type("edition 2026-03-02").out())
                .contains("1 paper, ")
                .endsWith("    1  Computation and Language\n\n    2  Replacements\n");
        JsonNode tree = JSON.readTree(other.type("edition 2026-03-02 --json").out());
        assertThat(tree.path("papers").asInt()).isEqualTo(1);
        assertThat(tree.path("supplements").toString())
                .isEqualTo("[{\"name\":\"replacements\",\"papers\":[\"arxiv:2601.00003\",\"arxiv:2601.00002\"]}]");
    }

    @Test
    void theLatestDayIsPrintedIfNoneIsNamed() {
        Ran ran = keyboard.type("edition");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith("""
                        Broadsheet, Monday 2 March 2026
                        No. 61, 4 papers, closed

                          1  A paper that was listed
                        """)
                .contains("     arxiv:2603.00001 · 1 Mar 2026 · cs.CL · Proceedings")
                .contains("  2  Another one\n     Ada Lovelace, Charles Babbage, Mary Somerville and 1 more\n")
                .contains("\n    1  Computation and Language\n")
                .endsWith("    1  Not yet filed\n");
    }

    @Test
    void aWeekAMonthAndALimitCanBeAskedFor() throws IOException {
        assertThat(json("edition 2026-W10").path("kind").asText()).isEqualTo("week");
        JsonNode month = json("edition 2026-03 --limit 1");
        assertThat(month.path("papers").asInt()).isEqualTo(5);
        assertThat(month.path("front")).hasSize(1);
        assertThat(month.path("frontIsListed").asBoolean()).isTrue();
        assertThat(keyboard.type("edition 2026-03 --limit 1").out())
                .contains("\n     and 1 more; --limit prints them\n");
    }

    @Test
    void anEmptyDayNamesItsNeighbours() {
        Ran ran = keyboard.type("edition 2026-03-03");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isEqualTo("There is no edition of Tuesday 3 March 2026. The one before is 2026-03-02.\n");
    }

    @Test
    void anEmptyHomeSaysHowPapersComeIn(@TempDir Path empty) {
        Keyboard atEmpty = Keyboard.at(empty);

        for (String command : List.of("edition", "trending", "edition --json", "trending --json")) {
            Ran ran = atEmpty.type(command);
            assertThat(ran.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err()).contains("broadsheet sample add");
        }
    }

    @Test
    void papersKnownToTheMonthAloneArePrintedAsTheirMonth(@TempDir Path other) throws IOException {
        Path file = Heap.write(
                other.resolve("acl/papers.jsonl"),
                "{\"id\":\"acl:P18-1001\",\"title\":\"One\",\"published\":\"2018-07\"}\n");
        Keyboard atOther = Keyboard.at(other.resolve("home"));
        atOther.type("import " + file);

        assertThat(atOther.type("edition").out()).startsWith("Broadsheet, July 2018\n");
    }

    @Test
    void trendingGivesTheReasonsOfEachPlace() throws IOException {
        Ran ran = keyboard.type("trending --limit 1");

        assertThat(ran.out())
                .startsWith("""
                        Trending over a week, as of Monday 2 March 2026
                        The best of 4 papers that appeared within it

                          1  A paper that was listed
                        """)
                .contains(
                        "score 20.36 = upvotes 12.00 + comments 1.50 + stars 5.36 + code 1.00 +\n     project 0.50\n");
        JsonNode why = json("trending").path("papers").path(0).path("why");
        assertThat(why.findValuesAsText("signal")).containsExactly("upvotes", "comments", "stars", "code", "project");
        assertThat(why.findValuesAsText("count")).containsExactly("12", "3", "40", "1", "1");
    }

    @Test
    void theWindowIsReadInAnyCase() throws IOException {
        assertThat(json("trending --window YEAR").path("window").asText()).isEqualTo("year");
        assertThat(json("trending --window month").path("window").asText()).isEqualTo("month");
        assertThat(keyboard.type("trending --window decade").err()).contains("'decade' is no day, week, month or year");
    }

    @Test
    void searchPrintsWhatHasAllWords() throws IOException {
        Ran ran = keyboard.type("search lovelace --limit 2");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("  1  ", "  2  ").endsWith("     and 1 more; --limit prints them\n");
        JsonNode found = json("search ada older");
        assertThat(found.path("papers").findValuesAsText("id")).containsExactly("doi:10.1000/abc(1)");
        assertThat(found.path("more").asBoolean()).isFalse();
    }

    @Test
    void searchPrintsCitationsInTheOrderAskedFor() {
        Ran ran = keyboard.type("search lovelace --sort date --bibtex --limit 2");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().lines().filter(line -> line.startsWith("@"))).hasSize(2);
        assertThat(keyboard.type("search lovelace --json --bibtex").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void searchThatFindsNothingSaysSoAndHasACodeOfItsOwn() throws IOException {
        Ran ran = keyboard.type("search nothing-of-that-name");
        Ran asJson = keyboard.type("search nothing-of-that-name --json");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(ran.err()).isEqualTo("Found none of the papers about nothing-of-that-name.\n");
        assertThat(asJson.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(JSON.readTree(asJson.out()).path("papers")).isEmpty();
    }

    @Test
    void aDayWithoutPapersIsExplained() {
        Keyboard ofArxiv = Keyboard.at(folder.resolve("follower"));
        ofArxiv.type("follow cs");

        Ran ran = ofArxiv.type("edition 2026-11-27");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(ran.err())
                .contains("There is no edition of Friday 27 November 2026. arXiv announces nothing after its holiday of"
                        + " Thursday 26 November 2026, Thanksgiving");
    }
}
