package broadsheet.mail;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * At most so many mails a minute to one domain. Those beyond it are each given a later minute, in their order, so that none is
 * looked at again and again. Counted by a clock that nobody can set. Not thread-safe.
 */
final class DomainPace {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    /** How many domains are remembered before those of former minutes are forgotten. */
    private static final int MANY = 10_000;

    private final int perMinute;
    private final LongSupplier nanoseconds;
    private final long origin;
    private final Map<String, Minutes> domains = new HashMap<>();

    /**
     * @param perMinute how many, or 0 for any number
     * @param nanoseconds a clock that only goes forward
     */
    DomainPace(int perMinute, LongSupplier nanoseconds) {
        this.perMinute = perMinute;
        this.nanoseconds = nanoseconds;
        this.origin = nanoseconds.getAsLong();
    }

    /** What went to a domain in this minute, and what is promised to go in a later one. */
    private static final class Minutes {
        private long now;
        private int gone;
        private long later;
        private int promised;
    }

    /** Counts a mail that goes now, whatever went before. */
    void count(String domain) {
        if (perMinute > 0) {
            current(domain).gone++;
        }
    }

    /** How long a mail waits for its turn. One that need not wait is counted. */
    Duration turn(String domain) {
        if (perMinute == 0) {
            return Duration.ZERO;
        }
        Minutes minutes = current(domain);
        if (minutes.gone < perMinute) {
            minutes.gone++;
            return Duration.ZERO;
        }
        if (minutes.later <= minutes.now) {
            minutes.later = minutes.now + 1;
            minutes.promised = 0;
        } else if (minutes.promised == perMinute) {
            minutes.later++;
            minutes.promised = 0;
        }
        minutes.promised++;
        return Duration.ofNanos(minutes.later * MINUTE - elapsed()).plusMillis(1);
    }

    private long elapsed() {
        return nanoseconds.getAsLong() - origin;
    }

    private Minutes current(String domain) {
        long minute = elapsed() / MINUTE;
        if (domains.size() > MANY) {
            domains.values().removeIf(known -> known.now < minute && known.later <= minute);
        }
        Minutes minutes = domains.computeIfAbsent(domain, _ -> new Minutes());
        if (minutes.now != minute) {
            minutes.now = minute;
            minutes.gone = 0;
        }
        return minutes;
    }
}
