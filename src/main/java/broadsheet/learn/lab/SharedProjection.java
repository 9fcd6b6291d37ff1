package broadsheet.learn.lab;

import broadsheet.learn.Background;
import broadsheet.learn.Lesson;
import broadsheet.learn.Reading;
import broadsheet.learn.Scorer;
import broadsheet.learn.Trainer;
import broadsheet.paper.PaperId;
import broadsheet.rank.Contrast;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A projection that all beats share, learnt from other topics, so that a new beat begins with knowing how papers of one topic differ:
 * what differs there counts less (within-class covariance normalisation: Hatch, Kajarekar, Stolcke, Interspeech 2006). A paper is
 * wanted as far as it lies in the direction of the examples, less half of that of the unwanted ones, in the projected space.
 *
 * <p>With x what a paper means beside what all mean, of length one, W the mean over topics of the covariance within each, and W' =
 * (1 − α)·W + α·tr(W)/d·I = G·Gᵀ, a paper is projected to y = G⁻¹·x, of length one. Learning costs d³/3 multiplications, and each
 * paper d²/2, once. Thread-safe.
 */
public final class SharedProjection implements Trainer {
    private final Centre centre;
    private final double[][] factor;
    private final Map<PaperId, double[]> known = new ConcurrentHashMap<>();

    /**
     * Learns from topics.
     *
     * @param topics papers of each, none of which is a topic that is to be learnt with it
     * @param background tells what all papers mean
     * @param shrinkage α, above 0, at most 1, where nothing is learnt
     * @throws IllegalArgumentException if no topic has two papers
     */
    public SharedProjection(List<List<Reading>> topics, Background background, double shrinkage) {
        if (!(shrinkage > 0 && shrinkage <= 1)) {
            throw new IllegalArgumentException("a shrinkage of " + shrinkage + " is not above 0 and at most 1");
        }
        this.centre = new Centre(background);
        int d = centre.dimensions();
        double[][] within = new double[d][d];
        List<List<Reading>> large =
                topics.stream().filter(topic -> topic.size() > 1).toList();
        if (large.isEmpty()) {
            throw new IllegalArgumentException(
                    "of " + topics.size() + " topics none has two papers to tell them apart");
        }
        for (List<Reading> topic : large) {
            double[] middle = mean(topic, d);
            for (Reading paper : topic) {
                float[] own = centre.own(paper);
                double weight = 1.0 / (topic.size() - 1) / large.size();
                for (int i = 0; i < d; i++) {
                    double off = (own[i] - middle[i]) * weight;
                    for (int j = 0; j <= i; j++) {
                        within[i][j] += off * (own[j] - middle[j]);
                    }
                }
            }
        }
        double trace = 0;
        for (int i = 0; i < d; i++) {
            trace += within[i][i];
        }
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                within[i][j] *= 1 - shrinkage;
            }
            within[i][i] += shrinkage * trace / d;
        }
        this.factor = factor(within);
    }

    private double[] mean(List<Reading> papers, int dimensions) {
        double[] mean = new double[dimensions];
        for (Reading paper : papers) {
            float[] own = centre.own(paper);
            for (int i = 0; i < dimensions; i++) {
                mean[i] += own[i] / papers.size();
            }
        }
        return mean;
    }

    /** G of a symmetric, positive matrix, of which the lower half is given (Cholesky). */
    private static double[][] factor(double[][] matrix) {
        int d = matrix.length;
        double[][] factor = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                factor[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / factor[j][j];
            }
        }
        return factor;
    }

    @Override
    public String name() {
        return "projection";
    }

    @Override
    public Scorer train(Lesson lesson) {
        double[] direction = new double[factor.length];
        add(lesson.like(), 1, direction);
        add(lesson.unlike(), -Contrast.AWAY, direction);
        return reading -> {
            double[] projected = projected(reading);
            double sum = 0;
            for (int i = 0; i < projected.length; i++) {
                sum += direction[i] * projected[i];
            }
            return sum;
        };
    }

    private void add(List<Reading> papers, double weight, double[] direction) {
        for (Reading paper : papers) {
            double[] projected = projected(paper);
            for (int i = 0; i < projected.length; i++) {
                direction[i] += weight * projected[i] / papers.size();
            }
        }
    }

    /** {@code double[d]} of length one, not to be changed; zeros if a paper has nothing of its own. */
    private double[] projected(Reading reading) {
        return known.computeIfAbsent(reading.paper(), _ -> {
            float[] own = centre.own(reading);
            double[] projected = new double[own.length];
            double squares = 0;
            for (int i = 0; i < own.length; i++) {
                double sum = own[i];
                for (int k = 0; k < i; k++) {
                    sum -= factor[i][k] * projected[k];
                }
                projected[i] = sum / factor[i][i];
                squares += projected[i] * projected[i];
            }
            double scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
            for (int i = 0; i < own.length; i++) {
                projected[i] *= scale;
            }
            return projected;
        });
    }
}
