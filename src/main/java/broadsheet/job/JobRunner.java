package broadsheet.job;

import broadsheet.catalog.CatalogueException;
import broadsheet.source.arxiv.QuietTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one job whenever it is due, and again after growing pauses when it goes wrong. Nobody is asked in the hour after
 * midnight UTC. Used by one thread; another may have it {@link #forgetPause forget a pause}.
 */
final class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private static final Duration PAUSE_AFTER_GARBAGE = Duration.ofHours(6);

    /** After a fault of the catalogue: a database that is restarted is back soon. */
    private static final Duration FIRST_PAUSE_OF_CATALOGUE = Duration.ofMinutes(1);

    private static final QuietTime QUIET = QuietTime.AFTER_MIDNIGHT;

    /** Nothing is begun so shortly before it that it might not be at its end by then. */
    private static final Duration BEFORE_QUIET = Duration.ofMinutes(10);

    private final Job job;
    private final Watch watch;
    private final InstantSource clock;

    private int failures;
    private volatile @Nullable Wait wait;

    /** A pause that was decided on. */
    private record Wait(Instant since, Duration duration) {
        /** When it ends. A clock that was set back does not make it longer. */
        Instant end(Instant now) {
            return now.isBefore(since) ? now : since.plus(duration);
        }
    }

    JobRunner(Job job, Watch watch, InstantSource clock) {
        this.job = job;
        this.watch = watch;
        this.clock = clock;
    }

    /** Does not wait any longer after a failure: something has changed. */
    void forgetPause() {
        wait = null;
    }

    /**
     * Runs the job if it is due.
     *
     * @return when to call again at the latest
     */
    Instant step() throws InterruptedException {
        Instant now = clock.instant();
        Wait waiting = wait;
        if (waiting != null && waiting.end(now).isAfter(now)) {
            return waiting.end(now);
        }
        if (QUIET.left(now).isPositive()) {
            return now.plus(QUIET.left(now));
        }
        Instant soon = now.plus(BEFORE_QUIET);
        if (QUIET.left(soon).isPositive()) {
            return soon.plus(QUIET.left(soon));
        }
        try {
            if (!job.isDue(now)) {
                return job.next(now);
            }
            Job.Result result = job.run();
            watch.look(job.source(), result);
            return after(result);
        } catch (CatalogueException e) {
            // What was stored is stored, with the place after it; the next run goes on from there.
            LOG.error("job source={} failed: {}", job.source(), e.getMessage());
            return pause(growing(FIRST_PAUSE_OF_CATALOGUE));
        } catch (RuntimeException e) {
            LOG.error("job source={} failed", job.source(), e);
            return pause(growing(FIRST_PAUSE));
        }
    }

    private Instant after(Job.Result result) {
        return switch (result) {
            case Job.Result.Done _, Job.Result.Missing _ -> {
                failures = 0;
                wait = null;
                yield job.next(clock.instant());
            }
            case Job.Result.NotYet notYet -> {
                failures = 0;
                yield pause(notYet.again());
            }
            case Job.Result.Failed failed -> {
                Duration pause = growing(FIRST_PAUSE);
                LOG.warn(
                        "job source={} failed, again in {} min: {}", job.source(), pause.toMinutes(), failed.problem());
                yield pause(pause);
            }
            case Job.Result.Garbage _ -> pause(PAUSE_AFTER_GARBAGE);
        };
    }

    private Duration growing(Duration first) {
        Duration growing = first.multipliedBy(1L << Math.min(failures, 10));
        failures++;
        return growing.compareTo(LONGEST_PAUSE) < 0 ? growing : LONGEST_PAUSE;
    }

    private Instant pause(Duration duration) {
        Instant now = clock.instant();
        wait = new Wait(now, duration);
        return now.plus(duration);
    }
}
