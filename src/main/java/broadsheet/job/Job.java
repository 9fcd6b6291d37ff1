package broadsheet.job;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Something a server does by itself, again and again. What is done and what is left is in the catalogue, so that a job that
 * was killed goes on where it was. Used by one thread at a time.
 */
public interface Job {
    /** The name under which its runs are noted in the catalogue. */
    String source();

    /** Whether there is something to do. */
    boolean isDue(Instant now);

    /** When there will be something to do, if there is nothing now. */
    Instant next(Instant now);

    /**
     * Does it, or a part of it.
     *
     * @throws InterruptedException if the server is told to end
     */
    Result run() throws InterruptedException;

    /** What came of a run. */
    sealed interface Result {
        /** All that was due is done. */
        record Done() implements Result {}

        /**
         * The source does not have it yet.
         *
         * @param again when to look again
         */
        record NotYet(Duration again) implements Result {}

        /**
         * It went wrong, and may go well later.
         *
         * @param problem for a person
         */
        record Failed(String problem) implements Result {}

        /**
         * The source answers, but what it sends of a day can mostly not be read. That day is read again.
         *
         * @param day the first such day
         * @param problem for a person
         */
        record Garbage(LocalDate day, String problem) implements Result {}

        /**
         * All that was due is done, and something stays missing.
         *
         * @param since when that was first seen
         * @param problem for a person, in whole sentences
         */
        record Missing(Instant since, String problem) implements Result {}
    }
}
