package broadsheet.net;

import java.time.Duration;

/** A way to wait. Whoever simulates time gives one that moves a clock and returns at once. */
@FunctionalInterface
public interface Pause {
    /** Waits in earnest. */
    Pause SLEEP = Thread::sleep;

    /**
     * Returns when the time has passed.
     *
     * @param duration more than nothing
     * @throws InterruptedException if the thread is interrupted before
     */
    void of(Duration duration) throws InterruptedException;
}
