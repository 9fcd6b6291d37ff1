package broadsheet.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import broadsheet.measure.Bootstrap.Difference;
import broadsheet.measure.Bootstrap.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final Bootstrap STANDARD = Bootstrap.STANDARD;

    private static double[] marks(long seed, int count) {
        return new Random(seed).doubles(count).toArray();
    }

    @Property(tries = 20)
    void theIntervalIsWhatASlowBootstrapSays(@ForAll long seed) {
        double[] marks = marks(seed, 1 + (int) Math.floorMod(seed, 30L));
        Bootstrap bootstrap = new Bootstrap(400, seed);

        Random random = new Random(seed);
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            List<Double> drawn = new ArrayList<>();
            for (int j = 0; j < marks.length; j++) {
                drawn.add(marks[random.nextInt(marks.length)]);
            }
            means.add(drawn.stream().mapToDouble(Double::doubleValue).average().orElseThrow());
        }
        Collections.sort(means);
        // 2.5 % of 400 are 10: ten are at or below the lower end, ten at or above the upper.
        Estimate estimate = bootstrap.estimate(marks);
        assertThat(estimate.low()).isCloseTo(means.get(9), within(1e-12));
        assertThat(estimate.high()).isCloseTo(means.get(390), within(1e-12));
        assertThat(estimate.mean()).isCloseTo(Arrays.stream(marks).average().orElseThrow(), within(1e-12));
    }

    @Test
    void ofManyMarksTheIntervalIsThatOfTheNormalDistribution() {
        double[] marks = marks(1, 2_000);

        // Uniform marks have the deviation 1 / √12.
        double half = 1.96 / Math.sqrt(12 * 2_000.0);
        Estimate estimate = STANDARD.estimate(marks);
        assertThat(estimate.low()).isCloseTo(estimate.mean() - half, within(half / 10));
        assertThat(estimate.high()).isCloseTo(estimate.mean() + half, within(half / 10));
    }

    @Test
    void marksThatAreAllTheSameLeaveNothingToChance() {
        assertThat(STANDARD.estimate(new double[] {0.5, 0.5, 0.5})).isEqualTo(new Estimate(0.5, 0.5, 0.5));
        assertThat(STANDARD.estimate(new double[] {0.25})).isEqualTo(new Estimate(0.25, 0.25, 0.25));
    }

    @Test
    void runsAreComparedQueryByQuery() {
        double[] marks = marks(2, 200);
        double[] better = Arrays.stream(marks).map(mark -> mark + 0.001).toArray();

        // Far less than either interval is wide, and yet the same for every query.
        Difference difference = STANDARD.difference(better, marks);
        assertThat(difference.estimate().low()).isCloseTo(0.001, within(1e-9));
        assertThat(difference.estimate().high()).isCloseTo(0.001, within(1e-9));
        assertThat(difference.p()).isEqualTo(2.0 / 10_001);
        assertThat(STANDARD.estimate(marks).high())
                .isGreaterThan(STANDARD.estimate(better).low() + 0.01);
    }

    @Test
    void theOtherWayRoundTheDifferenceIsTheOpposite() {
        double[] marks = marks(3, 60);
        double[] others = marks(4, 60);

        Difference one = STANDARD.difference(marks, others);
        Difference other = STANDARD.difference(others, marks);
        assertThat(other.estimate().mean()).isCloseTo(-one.estimate().mean(), within(1e-12));
        assertThat(other.estimate().low()).isCloseTo(-one.estimate().high(), within(1e-12));
        assertThat(other.estimate().high()).isCloseTo(-one.estimate().low(), within(1e-12));
        assertThat(other.p()).isEqualTo(one.p());
    }

    @Test
    void aRunIsNoBetterThanItself() {
        double[] marks = marks(5, 40);

        assertThat(STANDARD.difference(marks, marks)).isEqualTo(new Difference(new Estimate(0, 0, 0), 1));
    }

    @Test
    void pIsTwiceTheShareOfResamplesOnTheOtherSide() {
        // Of three draws out of {1, 1, −1} two or three are −1 with 3 · 2/27 + 1/27 = 7/27.
        Difference difference = STANDARD.difference(new double[] {1, 1, 0}, new double[] {0, 0, 1});

        assertThat(difference.p()).isCloseTo(14.0 / 27, within(0.03));
        assertThat(difference.estimate()).isEqualTo(new Estimate(1.0 / 3, -1, 1));
    }

    @Test
    void pIsSmallJustWhereTheIntervalLeavesOutZero() {
        int small = 0;
        for (int seed = 0; seed < 40; seed++) {
            double[] others = marks(seed, 50);
            double[] marks = marks(seed + 1_000L, 50);
            for (int i = 0; i < marks.length; i++) {
                marks[i] += 0.11;
            }
            Difference difference = STANDARD.difference(marks, others);
            boolean excludes = difference.estimate().low() > 0;
            if (Math.abs(difference.p() - 0.05) > 0.001) {
                assertThat(difference.p() < 0.05).as("seed " + seed).isEqualTo(excludes);
            }
            small += excludes ? 1 : 0;
        }
        assertThat(small).as("both happen").isBetween(5, 35);
    }

    @Test
    void theSameMarksHaveTheSameInterval() {
        assertThat(STANDARD.estimate(marks(6, 99))).isEqualTo(STANDARD.estimate(marks(6, 99)));
        assertThat(STANDARD.estimate(marks(6, 99))).isNotEqualTo(new Bootstrap(10_000, 1).estimate(marks(6, 99)));
    }

    @Test
    void whatHasNoMeanOrMakesNoPairsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.estimate(new double[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.difference(new double[] {1}, new double[] {1, 2}))
                .withMessageContaining("1 marks and 2");
        assertThatIllegalArgumentException().isThrownBy(() -> new Bootstrap(99, 1));
    }
}
