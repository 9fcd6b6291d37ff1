package broadsheet.catalog;

import java.util.Locale;

/** What a mail is for. */
public enum MailKind {
    /** An issue of a subscription; not to a suspended mailbox, and at most so many a minute to one host. */
    DIGEST,
    /** The question whether an address is to be subscribed; before all others, and to a suspended mailbox too. */
    CONFIRMATION,
    /** Anything else that a subscriber should know. */
    NOTICE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MailKind ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
