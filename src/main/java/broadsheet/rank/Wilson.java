package broadsheet.rank;

import java.util.List;

/**
 * The lower bound of Wilson's interval for the share of those who like a paper (Wilson, JASA 22, 1927; for ranking Miller, <i>How Not
 * To Sort By Average Rating</i>, 2009). It knows no age.
 *
 * <p>With u of n who like it, p = u / n and z = 1.96: (p + z²/2n − z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n), 0 to 1; 0 of none. A
 * paper here is voted for and never against, so n = u, and this is u / (u + z²): the order of upvotes.
 */
public record Wilson() implements Scoring {
    /** For 95 of 100. */
    private static final double Z = 1.96;

    @Override
    public Score score(Signals signals, double ageDays) {
        Scoring.age(ageDays);
        int upvotes = signals.counts().upvotes();
        return Score.of(
                upvotes == 0
                        ? List.of()
                        : List.of(new Score.Term(Score.Signal.UPVOTES, upvotes, upvotes / (upvotes + Z * Z))));
    }

    /**
     * The lower bound.
     *
     * @param liking how many of them like it, 0 to n
     * @param all n, from 0
     * @return 0 to 1
     */
    public static double lowerBound(double liking, double all) {
        if (!(liking >= 0 && liking <= all)) {
            throw new IllegalArgumentException(liking + " of " + all + " is no share");
        }
        if (all == 0) {
            return 0;
        }
        double share = liking / all;
        double z2 = Z * Z / all;
        return Math.max(0, (share + z2 / 2 - Z * Math.sqrt((share * (1 - share) + z2 / 4) / all)) / (1 + z2));
    }
}
