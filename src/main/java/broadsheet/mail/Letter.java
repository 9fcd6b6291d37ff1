package broadsheet.mail;

import broadsheet.catalog.MailKind;
import broadsheet.catalog.MailText;
import broadsheet.catalog.OutboxMail;
import broadsheet.paper.EmailAddress;
import java.time.Instant;

/**
 * A mail as it goes out, to one mailbox.
 *
 * @param messageId without brackets
 * @param kind what it is for
 * @param to whom
 * @param subject one line
 * @param html what it says to those that show HTML
 * @param plain what it says to others
 * @param oneClick the address that ends the subscription when it is posted to, or empty
 * @param date when it was written
 */
public record Letter(
        String messageId,
        MailKind kind,
        EmailAddress to,
        String subject,
        String html,
        String plain,
        String oneClick,
        Instant date) {

    /** A mail of the outbox with what is its own in the place of the mark. */
    static Letter of(OutboxMail mail, MailText text) {
        return new Letter(
                mail.messageId(),
                mail.kind(),
                mail.to(),
                text.subject(),
                text.html().replace(MailText.PERSONAL, mail.personal()),
                text.plain().replace(MailText.PERSONAL, mail.personal()),
                mail.oneClick().replace(MailText.PERSONAL, mail.personal()),
                mail.madeAt());
    }

    /** Without the address, the text and the addresses in it, which open a subscription. */
    @Override
    public String toString() {
        return "Letter[" + messageId + "]";
    }
}
