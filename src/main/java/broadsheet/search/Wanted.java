package broadsheet.search;

import java.util.Optional;

/**
 * What is wanted of the papers that a query finds.
 *
 * @param narrowing what of them
 * @param order in what order
 * @param after where the page starts, nothing for the first
 * @param limit how many papers at most, 1 to {@value #MOST}
 * @param manner how the words are taken
 * @param counts whether facets are to be counted, which costs a look at every paper found
 */
public record Wanted(
        Narrowing narrowing, Order order, Optional<Place> after, int limit, Manner manner, boolean counts) {
    /** How many papers one page may have. */
    public static final int MOST = 1_000;

    /** How the words of a query are taken. */
    public enum Manner {
        /** As a person wants them: typos are forgiven, and words left out where no paper has them all. */
        FORGIVING,
        /** All of them: typos are forgiven, but what has not all words is not found. */
        COMPLETE,
        /** As they are: what has not all of them is not found. */
        EXACT
    }

    public Wanted {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit " + limit + " is not within 1 to " + MOST);
        }
    }

    /** The first papers, the best first, without counts. */
    public static Wanted best(int limit) {
        return new Wanted(Narrowing.NONE, Order.RELEVANCE, Optional.empty(), limit, Manner.FORGIVING, false);
    }
}
