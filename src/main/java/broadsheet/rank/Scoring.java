package broadsheet.rank;

import broadsheet.paper.Counts;

/**
 * A way to score papers by what speaks for them and by their age. More upvotes never lower a score and more age never raises it, the
 * rest as it is, which whoever looks for the best of many relies on.
 */
public sealed interface Scoring permits Trending, HackerNews, Reddit, Lobsters, Wilson {
    /**
     * Scores a paper.
     *
     * @param ageDays since it first appeared, from 0
     * @return the score and its parts, only those that add something
     * @throws IllegalArgumentException if the age is below 0
     */
    Score score(Signals signals, double ageDays);

    /**
     * The fewest upvotes with which a paper can reach a score, whatever its comments and links.
     *
     * @param atLeast the score
     * @param ageDays the paper's age, from 0
     * @param mostStars how many stars it has at most
     * @return from 0; one more than the greatest number there is if no paper of that age reaches it
     */
    default long fewestUpvotes(double atLeast, double ageDays, int mostStars) {
        long low = 0;
        long high = Integer.MAX_VALUE + 1L;
        while (low < high) {
            long middle = (low + high) / 2;
            if (best((int) middle, ageDays, mostStars) >= atLeast) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Some take comments for a paper, some against it. */
    private double best(int upvotes, double ageDays, int stars) {
        Signals silent = new Signals(new Counts(upvotes, 0, stars), true, true);
        Signals talked = new Signals(new Counts(upvotes, Integer.MAX_VALUE, stars), true, true);
        return Math.max(score(silent, ageDays).total(), score(talked, ageDays).total());
    }

    /**
     * Makes sure that an age is one.
     *
     * @throws IllegalArgumentException if it is below 0, or none
     */
    static double age(double days) {
        if (!(days >= 0) || Double.isInfinite(days)) {
            throw new IllegalArgumentException("age " + days + " days is below 0 or not finite");
        }
        return days;
    }

    /**
     * Makes sure that a half-life is one.
     *
     * @throws IllegalArgumentException if it is not above 0 and finite
     */
    static double halfLife(double days) {
        if (!(days > 0) || Double.isInfinite(days)) {
            throw new IllegalArgumentException("half-life " + days + " days is not above 0 and finite");
        }
        return days;
    }
}
