package broadsheet.bench.load;

import java.util.Arrays;
import java.util.Collection;

/** Readings of one quantity, at least one, in any unit. */
public final class Readings {
    private final double[] sorted;

    private Readings(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Keeps readings.
     *
     * @throws IllegalArgumentException if there are none, or one is no number
     */
    public static Readings of(Collection<Double> readings) {
        double[] sorted =
                readings.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0 || Arrays.stream(sorted).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("at least one reading, and only numbers, not " + readings);
        }
        return new Readings(sorted);
    }

    /**
     * The percentile by nearest rank: the least reading that at least p % of all readings do not exceed, which is the one
     * at rank ⌈p/100 · n⌉. Always a reading that was taken, never one between two.
     *
     * @param p in (0, 100]
     * @throws IllegalArgumentException if p is outside
     */
    public double percentile(double p) {
        if (!(p > 0 && p <= 100)) {
            throw new IllegalArgumentException("a percentile is above 0 and at most 100, not " + p);
        }
        // Multiplied first: 0.95 · 20 is a little more than 19, 95 · 20 / 100 is not.
        int rank = (int) Math.ceil(p * sorted.length / 100);
        return sorted[Math.max(rank, 1) - 1];
    }

    /** The median by nearest rank; of an even number of readings the lower of the middle two. */
    public double median() {
        return percentile(50);
    }

    /** The least. */
    public double least() {
        return sorted[0];
    }

    /** The greatest. */
    public double greatest() {
        return sorted[sorted.length - 1];
    }

    /** How many. */
    public int count() {
        return sorted.length;
    }
}
