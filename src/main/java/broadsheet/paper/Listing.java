package broadsheet.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A paper's place in somebody's daily list. What was listed on a day makes the front of that day's edition.
 *
 * @param list the list's name: that of the import it came with
 * @param day the day of the list
 * @param position the place the list itself gives the paper, from 1, or 0 where the list has no order of its own
 * @param listedAt the moment it was put there, if known; whole milliseconds
 * @param submitter who put it there, or empty
 */
public record Listing(
        String list, LocalDate day, int position, @Nullable Instant listedAt, String submitter) {
    public Listing {
        if (position < 0) {
            throw new IllegalArgumentException("position " + position + " is below 0");
        }
        listedAt = listedAt == null ? null : listedAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
