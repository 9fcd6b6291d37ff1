package broadsheet.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the normal equations solved by elimination, on random rows. */
class RidgeRegressionTest {
    private static final int FEATURES = 12;
    private static final int COLUMNS = 3;
    private static final double PENALTY = .3;

    @Test
    void findsWhatTheNormalEquationsSay() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            List<SparseRow> rows = new ArrayList<>();
            double[][] dense = new double[40][FEATURES];
            float[] targets = new float[40 * COLUMNS];
            for (int row = 0; row < 40; row++) {
                int[] features = random.ints(0, FEATURES).distinct().limit(4).toArray();
                float[] weights = new float[features.length];
                for (int i = 0; i < features.length; i++) {
                    weights[i] = random.nextFloat();
                    dense[row][features[i]] = weights[i];
                }
                rows.add(new SparseRow(features, weights));
                for (int c = 0; c < COLUMNS; c++) {
                    targets[row * COLUMNS + c] = (float) random.nextGaussian();
                }
            }

            float[] found = new RidgeRegression(rows, FEATURES, PENALTY, 60).solve(targets, COLUMNS);

            for (int c = 0; c < COLUMNS; c++) {
                double[] expected = eliminated(dense, targets, c);
                for (int feature = 0; feature < FEATURES; feature++) {
                    assertThat((double) found[feature * COLUMNS + c])
                            .as("seed %d, feature %d, column %d", seed, feature, c)
                            .isCloseTo(expected[feature], within(1e-3));
                }
            }
        }
    }

    /** (X'X + λ) t = X'y by Gauss. */
    private static double[] eliminated(double[][] rows, float[] targets, int column) {
        double[][] system = new double[FEATURES][FEATURES + 1];
        for (int i = 0; i < FEATURES; i++) {
            for (int row = 0; row < rows.length; row++) {
                for (int j = 0; j < FEATURES; j++) {
                    system[i][j] += rows[row][i] * rows[row][j];
                }
                system[i][FEATURES] += rows[row][i] * targets[row * COLUMNS + column];
            }
            system[i][i] += PENALTY;
        }
        for (int i = 0; i < FEATURES; i++) {
            for (int below = 0; below < FEATURES; below++) {
                double factor = below == i ? 0 : system[below][i] / system[i][i];
                for (int j = i; j <= FEATURES; j++) {
                    system[below][j] -= factor * system[i][j];
                }
            }
        }
        double[] solution = new double[FEATURES];
        for (int i = 0; i < FEATURES; i++) {
            solution[i] = system[i][FEATURES] / system[i][i];
        }
        return solution;
    }

    @Test
    void whatIsInNoRowIsZero() {
        List<SparseRow> rows = List.of(new SparseRow(new int[] {1}, new float[] {1}));

        assertThat(new RidgeRegression(rows, 3, 1, 10).solve(new float[] {4}, 1))
                .containsExactly(0, 2, 0);
    }

    @Test
    void wantsAPenalty() {
        assertThatThrownBy(() -> new RidgeRegression(List.of(), 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
