package broadsheet.learn.lab;

import broadsheet.learn.Reading;
import broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A retriever that all beats share: s(a, b) = d · Σ w·a·b over the d numbers of two papers' vectors without their mean, of length
 * one, trained so that σ(s + c) tells whether the two share a topic, by logistic loss over pairs of papers of other topics (as many
 * that share one as that do not), with the penalty λ/2 · Σ (w − w̄)² toward equal weights, which are the plain cosine. By Adam (Kingma
 * and Ba, ICLR 2015) in a fixed number of steps over all pairs.
 */
final class LearntNearness implements Nearness {
    private static final int PAIRS = 5_000;
    private static final int STEPS = 120;
    private static final double STEP = .02;
    private static final double FIRST_MOMENT = .9;
    private static final double SECOND_MOMENT = .999;
    private static final long SEED = 4320;

    /** What plain cosines are multiplied by at first. */
    private static final double START = 10;

    private final Centre centre;
    private final double[] weights;
    private final double penalty;
    private final double sharpness;

    private LearntNearness(Centre centre, double[] weights, double penalty, double sharpness) {
        this.centre = centre;
        this.weights = weights;
        this.penalty = penalty;
        this.sharpness = sharpness;
    }

    /**
     * Learns from the earlier papers of some topics.
     *
     * @param penalty λ, above 0
     */
    static LearntNearness of(Corpus corpus, List<Task> tasks, double penalty) {
        Centre centre = new Centre(corpus.background());
        Map<PaperId, Set<String>> topics = new HashMap<>();
        for (Task task : tasks) {
            task.examples()
                    .forEach(example -> topics.computeIfAbsent(example.paper(), _ -> new HashSet<>())
                            .add(task.name()));
        }
        List<Reading> papers = corpus.earlier().values().stream()
                .filter(reading -> topics.containsKey(reading.paper()))
                .toList();
        List<float[]> alike = new ArrayList<>();
        List<float[]> unlike = new ArrayList<>();
        Random random = new Random(SEED);
        // Twenty times as many are drawn as are wanted at most, so that pairs of small topics are among them.
        for (int i = 0; i < 20 * PAIRS && (alike.size() < PAIRS || unlike.size() < PAIRS); i++) {
            Reading one = papers.get(random.nextInt(papers.size()));
            Reading other = papers.get(random.nextInt(papers.size()));
            if (one.equals(other)) {
                continue;
            }
            boolean share = !Collections.disjoint(
                    topics.getOrDefault(one.paper(), Set.of()), topics.getOrDefault(other.paper(), Set.of()));
            List<float[]> pairs = share ? alike : unlike;
            if (pairs.size() < PAIRS) {
                pairs.add(product(centre.own(one), centre.own(other)));
            }
        }
        return new LearntNearness(centre, trained(alike, unlike, centre.dimensions(), penalty), penalty, 1);
    }

    /** Products of two vectors' numbers, times how many there are: about 1 in size. */
    private static float[] product(float[] one, float[] other) {
        float[] product = new float[one.length];
        for (int d = 0; d < product.length; d++) {
            product[d] = one[d] * other[d] * one.length;
        }
        return product;
    }

    private static double[] trained(List<float[]> alike, List<float[]> unlike, int dimensions, double penalty) {
        double[] weights = new double[dimensions + 1];
        Arrays.fill(weights, 0, dimensions, START / dimensions);
        double[] mean = new double[dimensions + 1];
        double[] squares = new double[dimensions + 1];
        for (int step = 1; step <= STEPS; step++) {
            double[] gradient = new double[dimensions + 1];
            add(alike, 1, weights, gradient);
            add(unlike, 0, weights, gradient);
            double middle = Arrays.stream(weights, 0, dimensions).average().orElseThrow();
            for (int d = 0; d < dimensions; d++) {
                gradient[d] += penalty * (weights[d] - middle);
            }
            for (int d = 0; d <= dimensions; d++) {
                mean[d] = FIRST_MOMENT * mean[d] + (1 - FIRST_MOMENT) * gradient[d];
                squares[d] = SECOND_MOMENT * squares[d] + (1 - SECOND_MOMENT) * gradient[d] * gradient[d];
                double steady = mean[d] / (1 - Math.pow(FIRST_MOMENT, step));
                double size = Math.sqrt(squares[d] / (1 - Math.pow(SECOND_MOMENT, step))) + 1e-8;
                // Weights are of the size of 10 / d; the constant is of that of 1.
                weights[d] -= STEP * (d < dimensions ? START / dimensions : 1) * 5 * steady / size;
            }
        }
        return Arrays.copyOf(weights, dimensions);
    }

    private static void add(List<float[]> pairs, int label, double[] weights, double[] gradient) {
        int dimensions = weights.length - 1;
        for (float[] pair : pairs) {
            double sum = weights[dimensions];
            for (int d = 0; d < dimensions; d++) {
                sum += weights[d] * pair[d];
            }
            double residual = (1 / (1 + Math.exp(-sum)) - label) / (2.0 * pairs.size());
            for (int d = 0; d < dimensions; d++) {
                gradient[d] += residual * pair[d];
            }
            gradient[dimensions] += residual;
        }
    }

    double penalty() {
        return penalty;
    }

    double sharpness() {
        return sharpness;
    }

    /** The same, all times a factor. */
    LearntNearness sharpened(double factor) {
        return new LearntNearness(centre, weights, penalty, factor);
    }

    @Override
    public double of(Reading demonstration, Reading paper) {
        float[] one = centre.own(demonstration);
        float[] other = centre.own(paper);
        double sum = 0;
        for (int d = 0; d < one.length; d++) {
            sum += weights[d] * one[d] * other[d];
        }
        return sharpness * weights.length * sum;
    }

    @Override
    public String words() {
        return "weights with a penalty of " + penalty + ", times " + sharpness;
    }
}
