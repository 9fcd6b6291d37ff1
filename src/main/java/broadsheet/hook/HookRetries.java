package broadsheet.hook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a delivery is tried again: after five seconds, then later and later, for some three days. Counted in tries, so that a clock that
 * jumps ends none of them.
 */
final class HookRetries {
    private static final List<Duration> FIRST =
            List.of(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1));

    private static final Duration LATER = Duration.ofHours(4);

    /** How often something is tried in all. */
    static final int MOST = FIRST.size() + 19;

    private HookRetries() {}

    /**
     * The pause after a try that came to nothing.
     *
     * @param tries how many there were by then, at least 1
     * @param wait how long the server wants to be left alone at least, if it said so
     * @return nothing if that was the last
     */
    static Optional<Duration> after(int tries, Optional<Duration> wait) {
        if (tries >= MOST) {
            return Optional.empty();
        }
        Duration pause = tries <= FIRST.size() ? FIRST.get(tries - 1) : LATER;
        return Optional.of(wait.filter(longer -> longer.compareTo(pause) > 0).orElse(pause));
    }
}
