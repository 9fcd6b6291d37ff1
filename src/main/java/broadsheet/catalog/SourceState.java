package broadsheet.catalog;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a source stands.
 *
 * @param last its last run
 * @param readUpTo when the last run began that came to its end: up to then everything was read; null if none ever did
 * @param failures how many runs failed since
 */
public record SourceState(ImportRun last, @Nullable Instant readUpTo, int failures) {
    /** How far behind it is: the time since {@link #readUpTo}, not below zero; null if no run ever came to its end. */
    public @Nullable Duration lag(Instant now) {
        return readUpTo == null || readUpTo.isAfter(now)
                ? readUpTo == null ? null : Duration.ZERO
                : Duration.between(readUpTo, now);
    }
}
