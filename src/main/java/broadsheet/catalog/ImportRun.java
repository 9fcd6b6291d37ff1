package broadsheet.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of an import.
 *
 * @param source the name of the import
 * @param startedAt when it began
 * @param endedAt when it ended; null while it runs, and for one that was killed
 * @param outcome how it ended
 * @param added papers that were new
 * @param changed papers that are known better now
 * @param unchanged papers that were known as they are
 * @param broken records that could not be read
 * @param message what went wrong, or empty
 */
public record ImportRun(
        String source,
        Instant startedAt,
        @Nullable Instant endedAt,
        Outcome outcome,
        long added,
        long changed,
        long unchanged,
        long broken,
        String message) {

    /** How an import ended. */
    public enum Outcome {
        /** It runs, or was killed. */
        BEGUN,
        DONE,
        FAILED
    }
}
