package broadsheet.paper;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A paper's counts at one moment.
 *
 * @param source the import that counted
 * @param at when it counted, whole milliseconds
 * @param counts what it counted
 */
public record CountSnapshot(String source, Instant at, Counts counts) {
    public CountSnapshot {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
