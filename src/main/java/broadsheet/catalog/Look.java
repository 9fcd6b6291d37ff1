package broadsheet.catalog;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A look at whether what arXiv lists of a day is here.
 *
 * @param day of the list
 * @param part which of its lists
 * @param at when it was looked at
 * @param listed how many papers arXiv lists
 * @param held how many of them were here
 * @param asked how many of the others were looked up
 * @param came how many of those came in
 */
public record Look(LocalDate day, Part part, Instant at, int listed, int held, int asked, int came) {
    /** What of a day arXiv lists. */
    public enum Part {
        /** What its feed announces, anew or again. */
        ANNOUNCED,
        /** What its harvesting protocol says to have changed last on that day. */
        CHANGED
    }

    /** @throws IllegalArgumentException if more is held than listed, or more asked for or come than was missing */
    public Look {
        if (held < 0 || held > listed || asked < 0 || asked > listed - held || came < 0 || came > asked) {
            throw new IllegalArgumentException(
                    held + " held of " + listed + " listed, " + asked + " asked for, " + came + " came");
        }
    }

    /** How many are missing still. */
    public int missing() {
        return listed - held - came;
    }
}
