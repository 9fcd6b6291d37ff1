package broadsheet.net;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves when somebody waits, and at no other time. Thread-safe. */
public final class SimulatedTime implements InstantSource, Pause {
    private final List<Duration> pauses = new ArrayList<>();
    private Instant now;

    /** A clock that shows a moment. */
    public SimulatedTime(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void of(Duration duration) {
        pauses.add(duration);
        now = now.plus(duration);
    }

    /** Sets the clock forward, or back. */
    public synchronized void step(Duration by) {
        now = now.plus(by);
    }

    /** How long was waited, each time. */
    public synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
