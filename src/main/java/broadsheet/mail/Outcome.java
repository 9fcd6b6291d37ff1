package broadsheet.mail;

import broadsheet.catalog.MailStatus;

/** What a server made of a letter. */
sealed interface Outcome {
    /** What it said. */
    MailStatus status();

    /** It took it, and answers for it from now on. */
    record Accepted(MailStatus status) implements Outcome {}

    /** It did not take it now, and may later: 4xx. */
    record Deferred(MailStatus status) implements Outcome {}

    /**
     * It will not take it: 5xx.
     *
     * @param weight how much that says against the mailbox, 0 if nothing
     */
    record Refused(MailStatus status, int weight) implements Outcome {}

    /**
     * The server took nothing at all, or fell silent.
     *
     * @param reach how much it had of the letter
     */
    record Broken(MailStatus status, Reach reach) implements Outcome {}

    /** How much of a letter a server had. */
    enum Reach {
        /** Nothing: it is none of the letter's fault. */
        NONE,
        /** A part, which it cannot have taken. */
        PART,
        /** All of it, and it may have taken it. */
        WHOLE
    }
}
