package broadsheet.source.arxiv.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is put forward, or back. Safe for use by many threads. */
public final class SettableClock implements InstantSource {
    private Instant now;

    /** A clock that shows a moment. */
    public SettableClock(Instant now) {
        this.now = now;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** Puts it to a moment. */
    public synchronized void set(Instant moment) {
        now = moment;
    }

    /** Puts it forward, or back by a negative step. */
    public synchronized void advance(Duration step) {
        now = now.plus(step);
    }
}
