package broadsheet.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The rounds of whatever sends what waits in the catalogue: one when something is due, when somebody says so, and again after a pause
 * when nothing can be sent. One thread runs; {@link #wake} and {@link #end} may be called by any.
 */
public final class Rounds {
    /** How long it is not looked whether something is due, if nobody says so: other programs put some in too. */
    public static final Duration GLANCE = Duration.ofSeconds(30);

    private static final Duration BETWEEN_PRUNINGS = Duration.ofDays(1);

    private final Work work;
    private final InstantSource clock;
    private final Semaphore wakes = new Semaphore(0);
    private final CountDownLatch ending = new CountDownLatch(1);

    /** What is done in them. */
    public interface Work {
        /** Takes back what a program that ended had handed out: once, before the first round. */
        void recover();

        /** Forgets what need not be kept: once a day. */
        void prune();

        /**
         * Sends what is due.
         *
         * @return how long to leave it then; zero until something is due
         */
        Duration round() throws InterruptedException;

        /** When something is due next; nothing if nothing waits. */
        Optional<Instant> nextDue();

        /** Tells that the catalogue cannot be read or written; it goes on after {@link #GLANCE}. */
        void failed(CatalogueException fault);

        /** Tells of a fault of ours; it goes on after {@link #GLANCE}. */
        void failed(RuntimeException fault);
    }

    /** @param clock tells what is due */
    public Rounds(Work work, InstantSource clock) {
        this.work = work;
        this.clock = clock;
    }

    /** Goes round until it is told to end. */
    public void run() {
        try {
            long pruned = System.nanoTime() - BETWEEN_PRUNINGS.toNanos();
            boolean isRecovered = false;
            while (!isEnding()) {
                try {
                    if (!isRecovered) {
                        work.recover();
                        isRecovered = true;
                    }
                    if (System.nanoTime() - pruned >= BETWEEN_PRUNINGS.toNanos()) {
                        work.prune();
                        pruned = System.nanoTime();
                    }
                    Duration pause = work.round();
                    if (pause.isPositive()) {
                        rest(pause);
                    } else if (!isEnding()) {
                        await();
                    }
                } catch (CatalogueException e) {
                    work.failed(e);
                    rest(GLANCE);
                } catch (RuntimeException e) {
                    work.failed(e);
                    rest(GLANCE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that something waits. Costs nothing. */
    public void wake() {
        wakes.release();
    }

    /** Has the rounds end, and nothing be begun. */
    public void end() {
        ending.countDown();
        wakes.release();
    }

    /** Whether they are to end. */
    public boolean isEnding() {
        return ending.getCount() == 0;
    }

    /** Counted down when they are to end. */
    public CountDownLatch ending() {
        return ending;
    }

    private void await() throws InterruptedException {
        Instant now = clock.instant();
        Duration wait = work.nextDue()
                .map(due -> Duration.between(now, due))
                .filter(until -> until.compareTo(GLANCE) < 0)
                .orElse(GLANCE);
        if (wait.isPositive() && wakes.tryAcquire(wait.toMillis() + 1, TimeUnit.MILLISECONDS)) {
            wakes.drainPermits();
        }
    }

    /** However often it is woken meanwhile. */
    private void rest(Duration wait) throws InterruptedException {
        boolean isEnding = ending.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        if (!isEnding) {
            wakes.drainPermits();
        }
    }
}
