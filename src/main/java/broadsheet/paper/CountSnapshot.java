package broadsheet.paper;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A paper's counts at one moment.
 *
 * @param source the import that counted
 * @param at when it counted, whole milliseconds; null if nobody tells. A source has one such snapshot of a paper, the last
 *     that came in
 * @param counts what it counted
 */
public record CountSnapshot(String source, @Nullable Instant at, Counts counts) {
    /** By time; those of unknown time first, as anything whose time is known may be later; then by source. */
    static final Comparator<CountSnapshot> BY_TIME =
            Comparator.comparing(CountSnapshot::moment).thenComparing(CountSnapshot::source);

    public CountSnapshot {
        at = at == null ? null : at.truncatedTo(ChronoUnit.MILLIS);
    }

    private Instant moment() {
        return at == null ? Instant.MIN : at;
    }
}
