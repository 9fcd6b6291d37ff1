package broadsheet.mail;

import broadsheet.catalog.MailText;
import broadsheet.catalog.OutboxMail;

/**
 * A mail as it goes out, to one mailbox.
 *
 * @param mail whose it is, and what is its own
 * @param text what it says to all who get it
 */
record Letter(OutboxMail mail, EncodedText text) {
    /** The address that ends the subscription when it is posted to, or empty. */
    String oneClick() {
        return mail.oneClick().replace(MailText.PERSONAL, mail.personal());
    }

    /** Without the address, the text and the addresses in it, which open a subscription. */
    @Override
    public String toString() {
        return "Letter[" + mail.messageId() + "]";
    }
}
