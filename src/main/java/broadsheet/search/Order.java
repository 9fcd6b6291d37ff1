package broadsheet.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In what order papers are listed. Ties fall to the later day, then to the paper filed later. */
public enum Order {
    /** The best match first. */
    RELEVANCE,
    /** The newest first. */
    DATE,
    /** The most upvotes first. */
    UPVOTES;

    /** The word for it in addresses and commands. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The order of a word, if there is one. */
    public static Optional<Order> parse(String word) {
        return Arrays.stream(values())
                .filter(order -> order.word().equals(word))
                .findFirst();
    }
}
