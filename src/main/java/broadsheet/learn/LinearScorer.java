package broadsheet.learn;

/** A scorer that is a sum of products, so that many such can score a paper at once ({@link LinearScorers}). */
interface LinearScorer extends Scorer {
    /** The sum, which gives the same scores but for rounding. */
    Linear linear();
}
