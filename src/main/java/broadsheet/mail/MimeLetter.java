package broadsheet.mail;

import broadsheet.catalog.MailKind;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/**
 * A letter as it stands on the wire (RFC 5322): plain text and HTML, in UTF-8 as quoted-printable, and what tells programs that
 * nobody wrote it by hand (RFC 3834) and how it is ended by one click (RFC 2369, RFC 8058).
 */
final class MimeLetter extends MimeMessage {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;
    private boolean isWritten;

    MimeLetter(Session session, Sender from, Letter letter) throws MessagingException {
        super(session);
        this.messageId = "<" + letter.mail().messageId() + ">";
        setFrom(address(from));
        setRecipient(
                Message.RecipientType.TO, new InternetAddress(letter.mail().to().text(), true));
        setSubject(letter.text().subject(), UTF_8);
        setSentDate(Date.from(letter.mail().madeAt()));
        setHeader("Auto-Submitted", "auto-generated");
        if (letter.mail().kind() != MailKind.CONFIRMATION) {
            setHeader("Precedence", "bulk");
            setHeader("List-Id", "<" + from.listId() + ">");
        }
        if (!letter.oneClick().isEmpty()) {
            setHeader("List-Unsubscribe", "<" + letter.oneClick() + ">");
            setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        // The last is the best, for those that can show it.
        String personal = letter.mail().personal();
        setContent(new MimeMultipart(
                "alternative",
                part("plain", letter.text().plain().with(personal)),
                part("html", letter.text().html().with(personal))));
        saveChanges();
    }

    private static InternetAddress address(Sender from) throws MessagingException {
        InternetAddress address = new InternetAddress(from.address().text(), true);
        if (!from.name().isEmpty()) {
            try {
                address.setPersonal(from.name(), UTF_8);
            } catch (IOException e) {
                throw new IllegalStateException("every Java has UTF-8", e);
            }
        }
        return address;
    }

    /** A part that is encoded already. */
    private static MimeBodyPart part(String kind, byte[] encoded) throws MessagingException {
        InternetHeaders headers = new InternetHeaders();
        headers.setHeader("Content-Type", "text/" + kind + "; charset=" + UTF_8);
        headers.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return new MimeBodyPart(headers, encoded);
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        super.writeTo(out, ignored);
        isWritten = true;
    }

    /** Whether all of it was written once. A server may have taken it then, whatever is heard of it. */
    boolean isWritten() {
        return isWritten;
    }
}
