package broadsheet.catalog;

import java.time.Duration;

/** What became of something that was handed out to be posted. */
public sealed interface HookOutcome {
    /** Its number. */
    long id();

    /** What the server said. */
    MailStatus status();

    /** The server took it. */
    record Sent(long id, MailStatus status) implements HookOutcome {}

    /**
     * It is tried again.
     *
     * @param pause until then
     * @param isUncertain whether the server may have taken it all the same
     */
    record Later(long id, Duration pause, boolean isUncertain, MailStatus status) implements HookOutcome {}

    /**
     * It was not tried, as the host wants to be left alone; that counts for no try.
     *
     * @param pause until it is
     */
    record Untried(long id, Duration pause, MailStatus status) implements HookOutcome {}

    /** It is not tried again. */
    record Failed(long id, MailStatus status) implements HookOutcome {}

    /** The server wants nothing more, ever: the subscription ends. */
    record Gone(long id, MailStatus status) implements HookOutcome {}
}
