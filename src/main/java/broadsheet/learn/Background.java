package broadsheet.learn;

import java.util.List;

/**
 * Papers that nobody judged, by which scores become comparable: nearly all of them are not what a beat is about, so that they say
 * what is usual. Immutable.
 */
public final class Background {
    private static final double MOST = 5;

    private final Vocabulary vocabulary;
    private final List<Reading> readings;
    private final float[] mean;

    /** @throws IllegalArgumentException if there are no readings */
    public Background(Vocabulary vocabulary, List<Reading> readings) {
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("a background of no papers tells nothing");
        }
        this.vocabulary = vocabulary;
        this.readings = List.copyOf(readings);
        this.mean = new float[readings.getFirst().vector().dimensions()];
        for (Reading reading : readings) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += reading.vector().at(d) / readings.size();
            }
        }
    }

    /** By which texts are read. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The papers. */
    public List<Reading> readings() {
        return readings;
    }

    /** Their mean, {@code float[d]}, shorter than one. */
    float[] mean() {
        return mean.clone();
    }

    /** What a paper means beside what all mean: its vector less the mean, of length one; zeros if it has nothing of its own. */
    float[] own(Reading reading) {
        float[] own = new float[mean.length];
        double squares = 0;
        for (int d = 0; d < own.length; d++) {
            own[d] = reading.vector().at(d) - mean[d];
            squares += own[d] * own[d];
        }
        if (squares > 0) {
            float scale = (float) (1 / Math.sqrt(squares));
            for (int d = 0; d < own.length; d++) {
                own[d] *= scale;
            }
        }
        return own;
    }

    /**
     * The same scorer in units of what is usual: so that the papers have a mean of zero and a standard deviation of one. One that
     * gives all of them the same says nothing of any paper.
     */
    Scorer standardised(Scorer scorer) {
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
        return deviation < 1e-9 ? reading -> 0 : reading -> (scorer.score(reading) - middle) / deviation;
    }

    /**
     * The same, but at most {@value #MOST}, for what is said: most papers have none of some words, so that one paper that has a rare
     * one would stand tens of deviations above what is usual, and above all that papers mean.
     */
    Scorer bounded(Scorer scorer) {
        Scorer standardised = standardised(scorer);
        return reading -> Math.min(MOST, standardised.score(reading));
    }
}
