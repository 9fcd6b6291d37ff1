package broadsheet.net;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What came of posting something. Messages name the host and nothing else of the address, as the rest of it may be a key. */
public sealed interface Posted {
    /**
     * The server took it: it answered with a status from 200 to 299.
     *
     * @param said the beginning of its answer, on one line
     */
    record Taken(int status, String said) implements Posted {}

    /**
     * The server answered otherwise; also by leading elsewhere, where nothing is posted to.
     *
     * @param silence how long it wants to be left alone, if it said so
     * @param said the beginning of its answer, on one line; of one that leads elsewhere, to which host
     */
    record Answered(int status, Optional<Duration> silence, String said) implements Posted {}

    /**
     * Nothing was sent: the host wants to be left alone, or has just been asked.
     *
     * @param until when it may be asked again
     * @param message says why to a person
     */
    record Untried(Instant until, String message) implements Posted {}

    /**
     * There was no answer.
     *
     * @param failure why
     * @param message says it to a person
     */
    record Failed(Failure failure, String message) implements Posted {
        /** Whether the server may have taken it all the same. */
        public boolean isUncertain() {
            return failure == Failure.Trouble.TIME_OUT
                    || failure == Failure.Trouble.BROKEN_OFF
                    || failure == Failure.Trouble.CLOSED;
        }
    }
}
