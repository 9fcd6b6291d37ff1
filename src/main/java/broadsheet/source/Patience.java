package broadsheet.source;

import broadsheet.net.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How long a server is put up with that does not give what it was asked for: pauses between the tries of one request, each
 * twice as long as the one before up to ten minutes, and an end. Not thread-safe.
 */
public final class Patience {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final int most;
    private final InstantSource clock;
    private final Pause pause;
    private final Told told;
    private int tries;

    /** Is told of a pause before it begins. */
    @FunctionalInterface
    public interface Told {
        /**
         * A pause begins.
         *
         * @param duration how long it is
         * @param why what the server did, for a person
         */
        void waiting(Duration duration, String why);
    }

    /**
     * Fresh patience.
     *
     * @param most how often one request is made at most, from 1
     * @param clock by which a server's wish to be left alone is reckoned
     * @param pause waits; one that does not sleep must move {@code clock}
     */
    public Patience(int most, InstantSource clock, Pause pause, Told told) {
        if (most < 1) {
            throw new IllegalArgumentException("at most " + most + " tries are below 1");
        }
        this.most = most;
        this.clock = clock;
        this.pause = pause;
        this.told = told;
    }

    /** The server gave what it was asked for: the next request is made as often as the first. */
    public void renew() {
        tries = 0;
    }

    /**
     * Waits before the same request is made again.
     *
     * @param why what the server did, for a person
     * @return whether it may be made again; if not, nothing was waited for
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean lasts(String why) throws InterruptedException {
        return lasts(why, Duration.ZERO);
    }

    /** The same, for a server that wants to be left alone until a moment. */
    public boolean lasts(String why, Instant until) throws InterruptedException {
        return lasts(why, Duration.between(clock.instant(), until));
    }

    private boolean lasts(String why, Duration least) throws InterruptedException {
        tries++;
        if (tries >= most) {
            return false;
        }
        Duration growing = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
        Duration bounded = growing.compareTo(LONGEST_PAUSE) < 0 ? growing : LONGEST_PAUSE;
        Duration wait = bounded.compareTo(least) < 0 ? least : bounded;
        told.waiting(wait, why);
        pause.of(wait);
        return true;
    }

    /** Says that it has come to its end. */
    public String spent(String last) {
        return "gave up after " + most + " tries of one page, the last: " + last.replaceAll("\\.+$", "");
    }
}
