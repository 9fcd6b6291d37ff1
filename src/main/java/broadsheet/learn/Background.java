package broadsheet.learn;

import broadsheet.learn.Linear.Term;
import broadsheet.paper.Vector;
import java.util.List;
import java.util.Optional;

/**
 * Papers that nobody judged, by which scores become comparable: nearly all of them are not what a beat is about, so that they say
 * what is usual. Immutable.
 */
public final class Background {
    private static final double MOST = 5;

    /** Scores that differ by less are the same. */
    private static final double LEAST_DEVIATION = 1e-9;

    /** The square of the length of so little that it is nothing. */
    private static final double NOTHING = 1e-9;

    private final Vocabulary vocabulary;
    private final List<Reading> readings;
    private final Direction mean;
    private final double meanSquares;

    /** @throws IllegalArgumentException if there are no readings */
    public Background(Vocabulary vocabulary, List<Reading> readings) {
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("a background of no papers tells nothing");
        }
        this.vocabulary = vocabulary;
        this.readings = List.copyOf(readings);
        double[] sum = new double[readings.getFirst().vector().dimensions()];
        for (Reading reading : readings) {
            for (int d = 0; d < sum.length; d++) {
                sum[d] += reading.vector().at(d);
            }
        }
        float[] values = new float[sum.length];
        for (int d = 0; d < sum.length; d++) {
            values[d] = (float) (sum[d] / readings.size());
        }
        this.mean = Direction.of(values);
        this.meanSquares = mean.dot(mean);
    }

    /** By which texts are read. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The papers. */
    public List<Reading> readings() {
        return readings;
    }

    /** Their mean, shorter than one. */
    Direction middle() {
        return mean;
    }

    /** How long what a paper has of its own is: its vector, of length one, less the mean. */
    double ownLength(Reading reading) {
        return ownLength(mean.dot(reading.vector()));
    }

    /** The same, of a product of the paper's vector with the mean: √(1 − 2 v·m + m·m). */
    double ownLength(double product) {
        double squares = 1 - 2 * product + meanSquares;
        return squares < NOTHING ? 0 : Math.sqrt(squares);
    }

    /** What a paper means beside what all mean: its vector less the mean, of length one; zeros if it has nothing of its own. */
    public float[] own(Reading reading) {
        Vector vector = reading.vector();
        float[] own = new float[vector.dimensions()];
        double length = ownLength(reading);
        for (int d = 0; d < own.length && length > 0; d++) {
            own[d] = (float) ((vector.at(d) - mean.at(d)) / length);
        }
        return own;
    }

    /** What scores are usual. */
    private record Usual(double middle, double deviation) {}

    /** What a scorer gives the papers; nothing if it gives all of them the same, and so says nothing of any paper. */
    private Optional<Usual> usual(Scorer scorer) {
        double[] scores = readings.stream().mapToDouble(scorer::score).toArray();
        double sum = 0;
        for (double score : scores) {
            sum += score;
        }
        double middle = sum / scores.length;
        double squares = 0;
        for (double score : scores) {
            squares += (score - middle) * (score - middle);
        }
        double deviation = Math.sqrt(squares / scores.length);
        return deviation < LEAST_DEVIATION ? Optional.empty() : Optional.of(new Usual(middle, deviation));
    }

    /**
     * The same scorer in units of what is usual: so that the papers have a mean of zero and a standard deviation of one. One that
     * gives all of them the same says nothing of any paper.
     */
    Scorer standardised(Scorer scorer) {
        Optional<Usual> usual = usual(scorer);
        return reading -> usual.map(units -> (scorer.score(reading) - units.middle()) / units.deviation())
                .orElse(0.0);
    }

    /** A feature in units of what is usual, as a term; none if it says nothing. */
    List<Term> standardised(double weight, Feature feature) {
        return term(weight, feature, Double.POSITIVE_INFINITY);
    }

    /**
     * The same, but at most {@value #MOST}, for what is said: most papers have none of some words, so that one paper that has a rare
     * one would stand tens of deviations above what is usual, and above all that papers mean.
     */
    List<Term> bounded(double weight, Feature feature) {
        return term(weight, feature, MOST);
    }

    private List<Term> term(double weight, Feature feature, double most) {
        return usual(feature).map(usual -> new Term(weight, feature, usual.middle(), usual.deviation(), most)).stream()
                .toList();
    }
}
