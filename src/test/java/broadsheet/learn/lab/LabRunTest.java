package broadsheet.learn.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.encode.ConceptEncoder;
import broadsheet.encode.Encoding;
import broadsheet.job.BackgroundEncoding;
import broadsheet.learn.BeatLearning;
import broadsheet.learn.Centroid;
import broadsheet.learn.Reading;
import broadsheet.learn.lab.Claim.Direction;
import broadsheet.learn.lab.Lab.Design;
import broadsheet.learn.lab.Report.Result;
import broadsheet.learn.lab.Report.Role;
import broadsheet.paper.PaperId;
import broadsheet.search.lucene.LuceneIndex;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Of thirty made topics that words of their own tell apart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabRunTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-04-01T09:30:00Z"));

    @SuppressWarnings("UnusedVariable")
    private static final List<Lab> LABS = Labs.ALL;

    private final Catalogue catalogue;
    private final LuceneIndex index;
    private final BeatLearning learning;
    private final Material material = MadePapers.of(30);

    LabRunTest(@TempDir Path folder) throws InterruptedException {
        Home home = new Home(folder);
        home.prepare();
        catalogue = Catalogue.open(home, InstantSource.system());
        Encoding encoding = Encoding.of(new ConceptEncoder(), home.vectors());
        index = LuceneIndex.keep(home.index(), catalogue, encoding, InstantSource.system());
        catalogue.papers().store(material.papers());
        index.awaitCurrent();
        try (BackgroundEncoding background =
                new BackgroundEncoding(encoding, index.unencoded().orElseThrow(), catalogue, InstantSource.system())) {
            background.runOnce(found -> {});
        }
        learning = new BeatLearning(catalogue, index);
    }

    @AfterAll
    void close() {
        index.close();
        catalogue.close();
    }

    private Bench bench() throws NotEnough {
        return Bench.of(learning, material, Budget.SMOKE);
    }

    private static Lab lab(Design design) {
        return new Lab(
                "made",
                PaperId.ofText("arxiv:2501.00001"),
                "Made",
                "?",
                "",
                "",
                new Claim("It learns.", "MAP", "centroid, 5", "chance", Direction.ABOVE, .1),
                design);
    }

    private static final Arm CENTROID =
            Arm.of("centroid", 5, draw -> new Centroid().train(draw.shown(draw.examples(5))));

    private static final Arm SHUFFLED = Arm.of("control", draw -> new Centroid().train(draw.shown(draw.anyPapers(5))));

    @Test
    void nothingThatIsLearntFromIsToBeFoundAndNoTopicIsChosenByAndReported() throws NotEnough {
        Bench bench = bench();
        Corpus corpus = bench.corpus();
        Set<PaperId> later = corpus.later().stream().map(Reading::paper).collect(Collectors.toSet());

        assertThat(later)
                .isNotEmpty()
                .doesNotContainAnyElementsOf(corpus.earlier().keySet());
        assertThat(corpus.background().readings().stream().map(Reading::paper)).doesNotContainAnyElementsOf(later);
        assertThat(bench.reporting())
                .isNotEmpty()
                .allSatisfy(task ->
                        assertThat(task.examples().stream().map(Example::paper)).doesNotContainAnyElementsOf(later));
        assertThat(bench.choosing()).isNotEmpty().doesNotContainAnyElementsOf(bench.reporting());
        assertThatThrownBy(() -> bench.best(List.of(List.of(CENTROID)), bench.reporting()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reported");
    }

    @ParameterizedTest
    @FieldSource("LABS")
    void everyLabHasATrivialArmAndAControlThatDoesNoBetterAndRepeatsItself(Lab lab) throws NotEnough {
        Report report = LabRun.run(lab, bench(), CLOCK);
        Report again = LabRun.run(lab, bench(), CLOCK);

        double trivial = only(report, Role.TRIVIAL).estimate().mean();
        double control = only(report, Role.CONTROL).estimate().mean();
        double claimed = report.arm(report.claim().arm()).estimate().mean();
        assertThat(claimed).isGreaterThan(2 * trivial);
        assertThat(control - trivial).isLessThan(.25 * (claimed - trivial));
        assertThat(report.claim()).isEqualTo(lab.claim());
        assertThat(report.verdict()).isEqualTo(lab.claim().verdict(report.difference()));
        assertThat(report.caveats()).anyMatch(caveat -> caveat.contains("smoke run"));
        assertThat(again.arms()).isEqualTo(report.arms());
        assertThat(again.difference()).isEqualTo(report.difference());
        assertThat(report.arms()).allSatisfy(arm -> assertThat(arm.bySeed()).hasSize(2));
    }

    private static Result only(Report report, Role role) {
        List<Result> found =
                report.arms().stream().filter(arm -> arm.role() == role).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void aRunWhoseControlLearnsAsWellHasNoVerdict() throws NotEnough {
        Arm leaking = Arm.of("leak", draw -> new Centroid().train(draw.shown(draw.examples(5))));

        Report sound = LabRun.run(
                lab(_ -> new Experiment(List.of(CENTROID), Arm.chance(), SHUFFLED, List.of())), bench(), CLOCK);
        Report leaky = LabRun.run(
                lab(_ -> new Experiment(List.of(CENTROID), Arm.chance(), leaking, List.of())), bench(), CLOCK);

        assertThat(sound.verdict()).isEqualTo(Verdict.SUPPORTED);
        assertThat(sound.caveats()).noneMatch(caveat -> caveat.contains("no verdict"));
        assertThat(leaky.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(leaky.caveats()).anyMatch(caveat -> caveat.contains("no verdict"));
    }

    @Test
    void fewerExamplesAreAmongMoreAndAnotherTaskIsNeverTheSame() throws NotEnough {
        Bench bench = bench();
        Set<List<Reading>> firsts = new HashSet<>();
        for (Task task : bench.reporting()) {
            for (int seed = 0; seed < 3; seed++) {
                Draw draw = new Draw(task, seed, bench.reporting(), bench.corpus());

                assertThat(draw.examples(5).subList(0, 2)).isEqualTo(draw.examples(2));
                assertThat(draw.examples(1_000)).hasSameSizeAs(task.examples());
                assertThat(draw.another()).isNotSameAs(task);
                firsts.add(draw.examples(3));
            }
        }
        assertThat(firsts).hasSize(3 * bench.reporting().size());
    }

    @Test
    void tooFewTopicsOrExamplesAreToldWithWhatItTakes() {
        assertThatThrownBy(() -> Bench.of(
                        learning,
                        new Material(
                                "few", "", material.papers(), material.topics().subList(0, 3), List.of()),
                        Budget.SMOKE))
                .isInstanceOf(NotEnough.class)
                .hasMessageContaining("it takes 4 of each half");
        List<Topic> small = material.topics().stream()
                .map(topic -> new Topic(
                        topic.name(), topic.sentence(), topic.examples().subList(0, 7)))
                .toList();
        assertThatThrownBy(() -> Bench.of(
                        learning, new Material("small", "", material.papers(), small, List.of()), Budget.SMOKE))
                .isInstanceOf(NotEnough.class)
                .hasMessageContaining("Of 30 topics 0 have 8 earlier and 5 later papers");
        assertThatThrownBy(() ->
                        Bench.of(learning, new Material("none", "", List.of(), List.of(), List.of()), Budget.SMOKE))
                .isInstanceOf(NotEnough.class)
                .hasMessageContaining("papers of several dates");
    }

    @Test
    void theLabOfTheManualRuns() throws NotEnough {
        Report report = LabRun.run(MoreExamples.LAB, bench(), CLOCK);

        assertThat(report.arms()).hasSize(6);
        assertThat(report.difference().mean()).isPositive();
    }

    @Test
    void anExperimentHasEachArmOnce() {
        assertThatThrownBy(() -> new Experiment(List.of(CENTROID, CENTROID), Arm.chance(), SHUFFLED, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two arms");
    }
}
