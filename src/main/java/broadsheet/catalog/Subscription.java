package broadsheet.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A list that is sent to somebody by itself.
 *
 * @param id made by chance, 32 hexadecimal digits
 * @param subscriber to whom
 * @param terms what and how
 * @param state whether it is sent
 * @param madeAt when somebody asked for it
 * @param nextAt when an issue is due
 * @param lastAt when an issue was last composed, if any paper was in it or not; {@link Instant#EPOCH} before the first
 * @param covered the latest day whose edition is known to have been looked through; {@link LocalDate#EPOCH} before the first issue
 * @param toldAt when anything was last sent; when it was confirmed, before that
 */
public record Subscription(
        String id,
        Subscriber subscriber,
        Terms terms,
        State state,
        Instant madeAt,
        Instant nextAt,
        Instant lastAt,
        LocalDate covered,
        Instant toldAt) {
    /** Whether it is sent. */
    public enum State {
        /** Asked for, and not confirmed yet. */
        PENDING,
        ACTIVE,
        PAUSED;

        /** As commands call it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether no issue of it was composed yet. */
    public boolean isNew() {
        return lastAt.equals(Instant.EPOCH);
    }
}
