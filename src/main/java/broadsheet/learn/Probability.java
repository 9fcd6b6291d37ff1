package broadsheet.learn;

/**
 * How likely it is that a paper is one of those that a beat wants, by its score among what is usual: 1 / (1 + exp({@value #SLOPE} ·
 * (even − score))). Fitted, by the method of Platt (1999), to the topics of the even half of FORC4CL with 0 to 8 examples,
 * and for beats of which 6 papers in a hundred are; docs/beats.md tells how far it holds. Of a beat of which many more are, papers are
 * likelier than this says, and of a much rarer one less likely.
 *
 * @param even the score at which a paper is as likely wanted as not
 */
public record Probability(double even) {
    private static final double SLOPE = 1.385;

    private static final double EVEN = 2.53;

    /**
     * Times the logarithm of how many papers there are, where these are few: those that are wanted are among those by which one tells
     * what is usual, and none can stand far out. Chosen by looking at the forty papers of the sample edition; not measured.
     */
    private static final double EVEN_OF_FEW = .4;

    /**
     * Among a number of papers.
     *
     * @param papers by which one tells what is usual, at least 1
     */
    public static Probability among(int papers) {
        return new Probability(Math.min(EVEN, EVEN_OF_FEW * Math.log(papers)));
    }

    /** Among those that a lesson was learnt with. */
    public static Probability of(Lesson lesson) {
        return among(lesson.background().readings().size());
    }

    /**
     * The probability at a score.
     *
     * @param score by {@link Blend}
     * @return from 0 to 1, growing with the score
     */
    public double at(double score) {
        return 1 / (1 + Math.exp(SLOPE * (even - score)));
    }
}
