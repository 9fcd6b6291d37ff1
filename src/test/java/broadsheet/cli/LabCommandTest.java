package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.cli.Keyboard.Ran;
import broadsheet.learn.lab.Example;
import broadsheet.learn.lab.MadePapers;
import broadsheet.learn.lab.Material;
import broadsheet.learn.lab.Topic;
import broadsheet.paper.Paper;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** With the real encoder, on twelve made topics, each of which is a category of arXiv as well. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabCommandTest {
    private static final List<String> CATEGORIES = List.of(
            "cs.CL",
            "cs.CV",
            "cs.DB",
            "cs.IR",
            "cs.RO",
            "cs.SE",
            "cs.CR",
            "cs.DC",
            "math.CO",
            "math.NT",
            "q-bio.NC",
            "hep-th");

    private final Path folder;
    private final Path labels;
    private final Keyboard keyboard;
    private final Material material = MadePapers.of(CATEGORIES.size());

    LabCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.labels = folder.resolve("labels.tsv");
        this.keyboard = Keyboard.at(folder.resolve("home"));
    }

    @BeforeAll
    void importAndEncode() throws IOException {
        Map<Paper, String> categories = new HashMap<>();
        List<String> labelled = new ArrayList<>();
        for (int i = 0; i < CATEGORIES.size(); i++) {
            Topic topic = material.topics().get(i);
            for (Example example : topic.examples()) {
                labelled.add(topic.name() + "\t" + example.paper().text());
                for (Paper paper : material.papers()) {
                    if (paper.id().equals(example.paper())) {
                        categories.put(paper, CATEGORIES.get(i));
                    }
                }
            }
        }
        labelled.add("topic 0\t2401.99999");
        Files.write(labels, labelled);
        List<String> lines = new ArrayList<>();
        for (Paper paper : material.papers()) {
            lines.add(new ObjectMapper()
                    .writeValueAsString(Map.of(
                            "id", paper.id().local(),
                            "title", paper.title(),
                            "abstract", paper.abstractText(),
                            "published",
                                    Objects.requireNonNull(paper.publication().announced())
                                            .iso(),
                            "categories", List.of(String.valueOf(categories.get(paper))))));
        }
        Path papers = Files.write(folder.resolve("papers.jsonl"), lines);
        assertThat(keyboard.type("import " + papers).exitCode()).isZero();
        assertThat(keyboard.type("encode --wait").exitCode()).isZero();
    }

    @Test
    void aLabRunsOnLabelsAndItsReportIsPrintedAndKept() throws IOException {
        Ran ran = keyboard.type("lab run natural-instructions --smoke --labels " + labels);

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("1 line of", "not in the catalogue, and do not count");
        assertThat(ran.out())
                .contains(
                        "Claim: With five examples, the sentence adds at least .05",
                        "of a smoke run",
                        "chance",
                        "control: another beat's sentence",
                        "2 draws",
                        "the labels of labels.tsv",
                        "What differs: ",
                        "19% better");
        Path kept = keyboard.home().resolve("labs/natural-instructions.smoke.json");
        assertThat(ran.out()).contains("Kept in " + kept);
        assertThat(new ObjectMapper()
                        .readTree(Files.readString(kept))
                        .path("smoke")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void withoutLabelsTheTopicsAreCategoriesOfArxiv() {
        Ran ran = keyboard.type("lab run quick-learners --smoke");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("Of categories of arXiv: ", "all examples, no sentence");
    }

    @Test
    void labsAreListedWithWhatCameOutAndATornReportIsTold() throws IOException {
        Keyboard other = Keyboard.at(folder.resolve("other"));
        Path torn = other.home().resolve("labs/udr.json");
        Files.createDirectories(torn.getParent());
        Files.writeString(torn, "{\"lab\": \"udr\", \"ma");

        Ran ran = other.type("lab list");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("natural-instructions", "udr", "quick-learners", "arxiv:2305.04320", "Claim: ");
        assertThat(ran.err()).contains(torn + " is no report, and is passed over");
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        assertWrong(ExitCode.USAGE, "There is no lab 'alchemy', but natural-instructions, udr", "lab run alchemy");
        assertWrong(ExitCode.USAGE, "List labs, or run one?", "lab");
        assertWrong(ExitCode.USAGE, "Cannot read", "lab run udr --smoke --labels " + folder.resolve("nowhere.tsv"));
        Path broken = Files.writeString(folder.resolve("broken.tsv"), "topic 0\n");
        assertWrong(ExitCode.UNUSABLE, "broken.tsv, line 1", "lab run udr --smoke --labels " + broken);
        Path few = Files.write(
                folder.resolve("few.tsv"), Files.readAllLines(labels).subList(0, 40));
        assertWrong(ExitCode.NOT_FOUND, "it takes 4 of each half", "lab run udr --smoke --labels " + few);
        Path strange = Files.writeString(folder.resolve("strange.tsv"), "topic 0\t2401.99999\n");
        assertWrong(ExitCode.NOT_FOUND, "cannot be split", "lab run udr --smoke --labels " + strange);
    }

    private void assertWrong(int exitCode, String why, String line) {
        Ran ran = keyboard.type(line);
        assertThat(ran.err()).contains(why);
        assertThat(ran.exitCode()).as(why).isEqualTo(exitCode);
    }

    @Test
    void withoutAnEncoderOrAnythingEncodedItSaysWhatToDo() {
        Ran off = Keyboard.at(keyboard.home())
                .with("BROADSHEET_ENCODER_MODEL", "none")
                .type("lab run udr --smoke");

        assertThat(off.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(off.err()).contains("encoder.model is none");

        Keyboard fresh = Keyboard.at(folder.resolve("fresh"));
        fresh.type("import " + folder.resolve("papers.jsonl"));
        Ran early = fresh.type("lab run udr --smoke");
        assertThat(early.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(early.err()).contains("'broadsheet encode --wait'");
    }
}
