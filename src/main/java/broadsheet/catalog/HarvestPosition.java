package broadsheet.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a harvest that is under way stands: what it asks for next. A harvest reads one window of days after another, the
 * latest first; a window without an end is the only one.
 *
 * @param from the first day of change that the window asks for; moves on within a window as the source's tokens do
 * @param until the last day of the window; null if it has no end
 * @param skip how many records of {@code from} are stored already, from 0
 * @param oldest the first day of the last window
 * @param begun when the harvest began, by the source's clock; null before its first answer
 */
public record HarvestPosition(
        LocalDate from,
        @Nullable LocalDate until,
        int skip,
        LocalDate oldest,
        @Nullable Instant begun) {
    public HarvestPosition {
        Objects.requireNonNull(from);
        Objects.requireNonNull(oldest);
        if (skip < 0) {
            throw new IllegalArgumentException("skip " + skip + " is below 0");
        }
        if (until != null && until.isBefore(oldest)) {
            throw new IllegalArgumentException("the window ends on " + until + ", before the oldest day, " + oldest);
        }
    }

    /** The beginning of a harvest of everything that changed since a day. */
    public static HarvestPosition since(LocalDate day) {
        return new HarvestPosition(day, null, 0, day, null);
    }

    /** The beginning of a harvest of all days between two, both included, each a window of its own, the latest first. */
    public static HarvestPosition backwards(LocalDate latest, LocalDate oldest) {
        return new HarvestPosition(latest, latest, 0, oldest, null);
    }

    /** The same, begun at a moment unless it began before. */
    public HarvestPosition begunAt(Instant moment) {
        return begun == null ? new HarvestPosition(from, until, skip, oldest, moment) : this;
    }

    /** Further on in the same window. */
    public HarvestPosition at(LocalDate day, int stored) {
        return new HarvestPosition(day, until, stored, oldest, begun);
    }

    /** The window after this one; nothing after the last. */
    public Optional<HarvestPosition> next() {
        LocalDate day = until;
        return day == null || !day.isAfter(oldest)
                ? Optional.empty()
                : Optional.of(new HarvestPosition(day.minusDays(1), day.minusDays(1), 0, oldest, begun));
    }
}
