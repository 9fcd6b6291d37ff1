package broadsheet.catalog;

import broadsheet.paper.EmailAddress;
import java.time.Duration;

/** What became of a mail that was handed out to be sent. */
public sealed interface Delivery {
    /** The number of the mail. */
    long id();

    /** What the server said. */
    MailStatus status();

    /**
     * The server took it.
     *
     * @param to whose mailbox takes mail, then
     */
    record Sent(long id, EmailAddress to, MailStatus status) implements Delivery {}

    /**
     * It is tried again.
     *
     * @param pause until then
     * @param isUncertain whether the server may have taken it all the same
     */
    record Later(long id, Duration pause, boolean isUncertain, MailStatus status) implements Delivery {}

    /** It was not tried, as the server took nothing; it keeps its turn. */
    record Untried(long id, MailStatus status) implements Delivery {}

    /**
     * It is not tried again.
     *
     * @param to whose mailbox refused it, if it did
     * @param weight how much that says against the mailbox, 0 if nothing
     */
    record Failed(long id, EmailAddress to, int weight, MailStatus status) implements Delivery {}
}
