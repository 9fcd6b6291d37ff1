package broadsheet.learn;

/**
 * How likely it is that a paper is one of those that a beat wants, by its score: 1 / (1 + exp({@value #SLOPE} · (even − score))), where
 * even is {@value #EVEN} of how far what is wanted stands out ({@link Blend.Learned#outstanding}). Fitted, by the method of Platt
 * (1999), to the topics of the even half of FORC4CL with 0 to 8 examples; docs/beats.md tells how far it holds.
 *
 * @param even the score at which a paper is as likely wanted as not
 */
public record Probability(double even) {
    private static final double SLOPE = 1.2;

    private static final double EVEN = .6;

    /** By what was learnt. */
    public static Probability of(Blend.Learned learned) {
        return new Probability(EVEN * learned.outstanding());
    }

    /**
     * The probability at a score.
     *
     * @param score by the same
     * @return from 0 to 1, growing with the score
     */
    public double at(double score) {
        return 1 / (1 + Math.exp(SLOPE * (even - score)));
    }
}
