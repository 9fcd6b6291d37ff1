package broadsheet.mail;

import java.time.Duration;

/** How long a server that takes nothing is left alone: a second, then four times as long each time, up to ten minutes. */
final class ServerPause {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int GROWTH = 4;

    private Duration next = FIRST;

    /** The pause that begins now. */
    Duration next() {
        Duration now = next;
        Duration longer = next.multipliedBy(GROWTH);
        next = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
        return now;
    }

    /** The server took something. */
    void end() {
        next = FIRST;
    }
}
