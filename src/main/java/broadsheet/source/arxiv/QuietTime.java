package broadsheet.source.arxiv;

import broadsheet.net.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.function.BiConsumer;

/**
 * A time of every day in which arXiv is left alone, by UTC. After the evening's announcement its servers are overrun and
 * refuse nearly everything.
 *
 * @param from the first moment
 * @param until the first moment after it; not before {@code from}, and equal to it for no such time
 */
public record QuietTime(LocalTime from, LocalTime until) {
    /** For people who ask by hand: they see for themselves. */
    public static final QuietTime NONE = new QuietTime(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /** For what runs by itself: the hour after the announcement of the winter, which is a busy one in summer too. */
    public static final QuietTime AFTER_MIDNIGHT = new QuietTime(LocalTime.MIDNIGHT, LocalTime.of(1, 0));

    public QuietTime {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("a quiet time until " + until + " ends before it begins, at " + from);
        }
    }

    /** How long it still lasts; zero outside of it. */
    public Duration left(Instant now) {
        LocalDateTime there = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        LocalTime time = there.toLocalTime();
        return time.isBefore(from) || !time.isBefore(until) ? Duration.ZERO : Duration.between(time, until);
    }

    /** A pause that lasts until it is over, where it would end in it. */
    public Pause after(Pause pause, InstantSource clock) {
        return duration -> {
            pause.of(duration);
            waitOut(clock, pause, (_, _) -> {});
        };
    }

    /**
     * Waits until it is over, if it is now.
     *
     * @param waiting is told how long and why
     */
    void waitOut(InstantSource clock, Pause pause, BiConsumer<Duration, String> waiting) throws InterruptedException {
        Duration left = left(clock.instant());
        while (left.isPositive()) {
            waiting.accept(left, "arXiv is not asked between " + from + " and " + until + " UTC");
            pause.of(left);
            left = left(clock.instant());
        }
    }
}
