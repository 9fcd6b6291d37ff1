package broadsheet.job;

import broadsheet.catalog.Catalogue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs when they are due, each on a thread of its own, so that one that waits for a slow server keeps no other from its
 * time. Start once, close once. Thread-safe.
 */
public final class Schedule implements AutoCloseable {
    /** However long there is nothing to do, the clock is looked at so often: somebody may have set it. */
    private static final Duration GLANCE = Duration.ofMinutes(1);

    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);

    private final List<JobRunner> runners = new ArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final InstantSource clock;
    private volatile boolean closing;

    /** A schedule of jobs, not started. */
    public Schedule(List<Job> jobs, Catalogue catalogue, InstantSource clock) {
        Watch watch = new Watch(catalogue, clock);
        jobs.forEach(job -> runners.add(new JobRunner(job, watch, clock)));
        this.clock = clock;
    }

    /** Begins to run what is due. */
    public void start() {
        for (JobRunner runner : runners) {
            threads.add(Thread.ofVirtual().name("job").start(() -> keepRunning(runner)));
        }
    }

    /**
     * Looks at once what is due, as something has changed. A run under way is broken off, since it may not be wanted any
     * more; if it is, it goes on where it was.
     */
    public void restart() {
        runners.forEach(JobRunner::forgetPause);
        threads.forEach(Thread::interrupt);
    }

    /**
     * Runs what is due, one job after the other on this thread.
     *
     * @return when something will be due next
     */
    Instant step() throws InterruptedException {
        Instant next = Instant.MAX;
        for (JobRunner runner : runners) {
            Instant again = runner.step();
            next = again.isBefore(next) ? again : next;
        }
        return next;
    }

    private void keepRunning(JobRunner runner) {
        try {
            while (!closing) {
                try {
                    await(runner.step());
                } catch (InterruptedException e) {
                    LOG.debug("a job is broken off", e);
                }
            }
        } catch (Error e) {
            LOG.error("a job's thread ends", e);
            throw e;
        }
    }

    /** Waits until a moment, or for less: what is due is looked at anew in any case. */
    private void await(Instant moment) throws InterruptedException {
        Duration left = Duration.between(clock.instant(), moment);
        Duration wait = left.compareTo(GLANCE) < 0 ? left : GLANCE;
        if (wait.isPositive()) {
            Thread.sleep(wait.plusMillis(1));
        }
    }

    /** Ends the jobs. What they were at goes on with the next start. */
    @Override
    public void close() {
        closing = true;
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                if (!thread.join(PATIENCE_AT_THE_END)) {
                    LOG.warn("a job does not end within {} s", PATIENCE_AT_THE_END.toSeconds());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
