package broadsheet.learn;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.PaperId;
import broadsheet.paper.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Papers of many dimensions, of which some lie near to the first. */
class ExaminationTest {
    private static final int DIMENSIONS = 64;
    private static final Vocabulary VOCABULARY = Vocabulary.of(List.of("alpha", "beta", "gamma"));

    private final Random random = new Random(11);
    private final Background background = new Background(
            VOCABULARY, IntStream.range(0, 400).mapToObj(i -> reading(i, 0)).toList());

    private Reading reading(int number, double alongFirst) {
        float[] values = new float[DIMENSIONS];
        for (int d = 0; d < DIMENSIONS; d++) {
            values[d] = (float) random.nextGaussian();
        }
        values[0] += (float) alongFirst;
        return new Reading(
                PaperId.ofText("arxiv:2501.%05d".formatted(number)), Vector.of(values), VOCABULARY.read("alpha beta"));
    }

    private Lesson lesson(List<Reading> like, List<Reading> unlike) {
        return new Lesson(Optional.empty(), like, unlike, background);
    }

    private List<Reading> wanted(int count, double alongFirst) {
        return IntStream.range(0, count)
                .mapToObj(i -> reading(1_000 + i, alongFirst))
                .toList();
    }

    @Test
    void theCurveFallsAsExamplesTell() {
        LearningCurve curve = LearningCurve.of(new Blend(), lesson(wanted(24, 3), List.of()));

        assertThat(curve.points().stream().map(LearningCurve.Point::examples)).containsExactly(1, 2, 4, 8, 16);
        assertThat(curve.points().getLast().place())
                .isLessThan(curve.points().getFirst().place() / 2);
        assertThat(curve.points()).allSatisfy(point -> assertThat(point.place()).isBetween(1.0, 401.0));
        assertThat(LearningCurve.of(new Blend(), lesson(wanted(24, 2), List.of()))
                        .points())
                .as("of others, as many")
                .hasSize(5);
    }

    @Test
    void theSameLessonHasTheSameCurve() {
        Lesson lesson = lesson(wanted(9, 2), wanted(2, -2));
        assertThat(Examination.of(new Blend(), lesson)).isEqualTo(Examination.of(new Blend(), lesson));
    }

    @Test
    void asManyAgainWouldHelpWhereTheLastDoublingDid() {
        LearningCurve steep = new LearningCurve(
                List.of(new LearningCurve.Point(2, 90), new LearningCurve.Point(4, 40)), 2_000, false);
        LearningCurve flat = new LearningCurve(
                List.of(new LearningCurve.Point(2, 90), new LearningCurve.Point(4, 85)), 2_000, false);
        LearningCurve good =
                new LearningCurve(List.of(new LearningCurve.Point(2, 9), new LearningCurve.Point(4, 3)), 2_000, false);

        assertThat(steep.more()).isEqualTo(OptionalInt.of(4));
        assertThat(flat.more()).isEmpty();
        assertThat(good.more()).isEmpty();
        assertThat(new LearningCurve(List.of(), 2_000, true).more()).isEmpty();
    }

    @Test
    void anExampleThatIsUnlikeTheOthersIsFound() {
        List<Reading> like = new ArrayList<>(wanted(6, 20));
        Reading odd = reading(5_000, -20);
        like.add(odd);

        Examination examination = Examination.of(new Blend(), lesson(like, List.of()));

        assertThat(examination.byOthers().get(odd.paper())).isLessThan(.5);
        assertThat(examination.byOthers().values().stream().filter(likely -> likely > .5))
                .hasSize(6);
    }

    @Test
    void oneExampleAloneIsNotExamined() {
        Examination examination = Examination.of(new Blend(), lesson(wanted(1, 2), List.of()));

        assertThat(examination.byOthers()).isEmpty();
        assertThat(examination.curve().points()).isEmpty();
    }

    @Test
    void theNearestExamplesOfEitherSideStandBesideADecision() {
        Reading paper = reading(1, 0);
        Reading same = new Reading(PaperId.ofText("arxiv:2502.00001"), paper.vector(), paper.words());
        List<Reading> like = wanted(4, 2);

        List<Demonstration> nearest = Demonstration.of(lesson(like, List.of(same)), paper, 2);

        assertThat(nearest).hasSize(2);
        assertThat(nearest.getFirst().paper()).isEqualTo(same.paper());
        assertThat(nearest.getFirst().wanted()).isFalse();
        assertThat(nearest.getLast().wanted()).isTrue();
        assertThat(lesson(like, List.of(same)).nearness(paper))
                .as("what is not wanted is not near")
                .isEqualTo(like.stream()
                        .mapToDouble(one -> one.vector().cosine(paper.vector()))
                        .max()
                        .orElseThrow());
    }
}
