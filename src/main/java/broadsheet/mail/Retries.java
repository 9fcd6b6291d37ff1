package broadsheet.mail;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a mail is tried again: after a minute, as those that greylist want it, then later and later, for some three days. Counted
 * in tries, so that a clock that jumps ends none of them.
 */
final class Retries {
    private static final List<Duration> FIRST =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));

    private static final Duration LATER = Duration.ofHours(4);

    /** How often a mail is tried in all. */
    static final int MOST = FIRST.size() + 19;

    private Retries() {}

    /**
     * The pause after a try that came to nothing.
     *
     * @param tries how many there were by then, at least 1
     * @return nothing if that was the last
     */
    static Optional<Duration> after(int tries) {
        if (tries >= MOST) {
            return Optional.empty();
        }
        return Optional.of(tries <= FIRST.size() ? FIRST.get(tries - 1) : LATER);
    }
}
