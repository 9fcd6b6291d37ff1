package broadsheet.edition;

import java.util.Optional;

/**
 * A place in the row of all editions of a kind: an edition, and how many of its papers were before.
 *
 * @param from from 0
 */
public record Leaf(Period period, int from) {
    private static final int LONGEST_NUMBER = 9;

    public Leaf {
        if (from < 0) {
            throw new IllegalArgumentException(period.iso() + ": from " + from + " is below 0");
        }
    }

    /** As a word for an address, such as {@code 2025-12-26_500}. */
    public String text() {
        return period.iso() + "_" + from;
    }

    /** Reads {@link #text()}. */
    public static Optional<Leaf> parse(String text) {
        int at = text.indexOf('_');
        return at < 0
                ? Optional.empty()
                : number(text.substring(at + 1))
                        .flatMap(from -> Period.parse(text.substring(0, at)).map(period -> new Leaf(period, from)));
    }

    /** Reads a number of papers, from 0. */
    static Optional<Integer> number(String text) {
        boolean legal = !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return legal ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
