package broadsheet.catalog;

import broadsheet.paper.Subject;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A subject that is followed.
 *
 * @param subject of arXiv's
 * @param chosen whether somebody chose it; the server takes everything where nobody chose
 * @param filling the days before the first harvest that are still to be read; null if they are not known yet
 * @param filled whether those days were read
 */
public record Followed(
        Subject subject, boolean chosen, @Nullable Days filling, boolean filled) {
    /**
     * Some days.
     *
     * @param from the first
     * @param until the last, not before the first
     */
    public record Days(LocalDate from, LocalDate until) {
        public Days {
            Objects.requireNonNull(from);
            if (from.isAfter(until)) {
                throw new IllegalArgumentException("from " + from + " is after until " + until);
            }
        }
    }
}
