package broadsheet.search;

import java.util.Arrays;
import java.util.Locale;
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
 * @param mode by what papers are found
 * @param basis by what is known of what papers mean; those of which it is not are found by their words
 */
public record Wanted(
        Narrowing narrowing,
        Order order,
        Optional<Place> after,
        int limit,
        Manner manner,
        boolean counts,
        Mode mode,
        Likeness.Basis basis) {
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

    /** The same by all that is known or estimated of what papers mean. */
    public Wanted(
            Narrowing narrowing,
            Order order,
            Optional<Place> after,
            int limit,
            Manner manner,
            boolean counts,
            Mode mode) {
        this(narrowing, order, after, limit, manner, counts, mode, Likeness.Basis.ALSO_ESTIMATED);
    }

    /** The first papers, the best first, without counts. */
    public static Wanted best(int limit) {
        return new Wanted(Narrowing.NONE, Order.RELEVANCE, Optional.empty(), limit, Manner.FORGIVING, false, Mode.BOTH);
    }

    /** By what papers are found. */
    public enum Mode {
        /** By the words they have in common with the query. */
        WORDS,
        /** By the nearness of what they mean to what the query means, whatever their words. */
        MEANING,
        /** By both: found by either, ranked by the two together. By words alone where the order is not that of relevance. */
        BOTH;

        /** The word for it in addresses and commands. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The mode of a word, if there is one. */
        public static Optional<Mode> parse(String word) {
            return Arrays.stream(values())
                    .filter(mode -> mode.word().equals(word))
                    .findFirst();
        }
    }
}
