package broadsheet.measure;

import java.util.Arrays;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * What would come out with other queries of the same kind, as far as those at hand tell: their marks drawn anew with
 * replacement, as many as there are, many times over (Efron and Tibshirani, <i>An Introduction to the Bootstrap</i>, 1993,
 * chapters 13 and 16; for search Sakai, SIGIR 2006). The same seed draws the same queries, for every measure and every run,
 * so that what is compared is compared in pairs.
 *
 * @param resamples how many times, from 100; 10,000 give the ends of an interval to about the third digit
 * @param seed of the chance
 */
public record Bootstrap(int resamples, long seed) {
    /** The one that figures are made by. */
    public static final Bootstrap STANDARD = new Bootstrap(10_000, 20251226);

    /** What an interval leaves out at each end. */
    private static final double TAIL = 0.025;

    private static final int FEWEST = 100;

    public Bootstrap {
        if (resamples < FEWEST) {
            throw new IllegalArgumentException(resamples + " resamples are below " + FEWEST);
        }
    }

    /**
     * A mean and where it may lie.
     *
     * @param mean of the marks themselves
     * @param low the lower end of the 95 % percentile interval: of B means in ascending order the ⌈.025 · B⌉th
     * @param high its upper end: as many from the other end
     */
    public record Estimate(double mean, double low, double high) {}

    /**
     * By how much the mean of one run is above that of another on the same queries.
     *
     * @param estimate of the mean of the differences, query by query; below 0 if it is worse
     * @param p how often chance alone would turn it: twice the share of resamples on the other side of 0, those at 0
     *     included, (c + 1) / (B + 1) for c of B; at most 1. Below about .05 when the interval leaves out 0
     */
    public record Difference(Estimate estimate, double p) {}

    /**
     * The mean of some marks.
     *
     * @param marks {@code double[n]}, one a query; with n = 1 the interval has no width and means nothing
     * @throws IllegalArgumentException if there are none
     */
    public Estimate estimate(double[] marks) {
        return estimate(marks, sortedMeans(marks));
    }

    /**
     * How much better one run is than another.
     *
     * @param marks {@code double[n]}, one a query
     * @param others {@code double[n]}, those of the other run for the same queries
     * @throws IllegalArgumentException if there are none, or not as many of the one as of the other
     */
    public Difference difference(double[] marks, double[] others) {
        if (marks.length != others.length) {
            throw new IllegalArgumentException(marks.length + " marks and " + others.length + " make no pairs");
        }
        double[] differences = new double[marks.length];
        for (int i = 0; i < marks.length; i++) {
            differences[i] = marks[i] - others[i];
        }
        double[] means = sortedMeans(differences);
        long below = Arrays.stream(means).filter(mean -> mean <= 0).count();
        long above = Arrays.stream(means).filter(mean -> mean >= 0).count();
        double p = Math.min(1, 2.0 * (Math.min(below, above) + 1) / (resamples + 1));
        return new Difference(estimate(differences, means), p);
    }

    private Estimate estimate(double[] marks, double[] means) {
        int rank = (int) Math.ceil(TAIL * resamples);
        return new Estimate(Arrays.stream(marks).sum() / marks.length, means[rank - 1], means[resamples - rank]);
    }

    private double[] sortedMeans(double[] marks) {
        if (marks.length == 0) {
            throw new IllegalArgumentException("no marks have no mean");
        }
        // Random is the one generator whose numbers are specified, and so the same on every Java.
        RandomGenerator random = new Random(seed);
        double[] means = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            double sum = 0;
            for (int j = 0; j < marks.length; j++) {
                sum += marks[random.nextInt(marks.length)];
            }
            means[i] = sum / marks.length;
        }
        Arrays.sort(means);
        return means;
    }
}
