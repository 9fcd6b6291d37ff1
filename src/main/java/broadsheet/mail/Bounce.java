package broadsheet.mail;

import broadsheet.catalog.MailStatus;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * A report that a mail was accepted and could not be delivered later (RFC 3464): what a relay sends back to whom a mail is from.
 *
 * @param messageId the Message-ID of the mail, without brackets
 * @param status why, the code as RFC 3463 has it
 * @param weight how much that says against the mailbox, 0 if nothing
 */
public record Bounce(String messageId, MailStatus status, int weight) {
    /** Bytes of a part of a report. */
    private static final int LARGEST = 1_000_000;

    /**
     * Reads a mail.
     *
     * @param mail as it came, with its headers
     * @return nothing if it is no such report, tells of a delay alone, or does not say of which mail it is
     * @throws IOException if it cannot be read
     */
    public static Optional<Bounce> parse(InputStream mail) throws IOException {
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), mail);
            if (!message.isMimeType("multipart/report") || !(message.getContent() instanceof Multipart parts)) {
                return Optional.empty();
            }
            Optional<MailStatus> status = Optional.empty();
            Optional<String> messageId = Optional.empty();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                if (part.isMimeType("message/delivery-status")) {
                    status = failure(text(part));
                } else if (part.isMimeType("message/rfc822")
                        || part.isMimeType("text/rfc822-headers")
                        || part.isMimeType("message/rfc822-headers")) {
                    messageId = header(headers(text(part)), "Message-ID");
                }
            }
            Optional<String> id = messageId.map(text -> text.replaceAll("[<>\\s]", ""));
            return status.flatMap(why -> id.map(known -> new Bounce(known, why, weight(why.code()))));
        } catch (MessagingException e) {
            // Whatever cannot be read as a mail is no report.
            return Optional.empty();
        }
    }

    private static String text(BodyPart part) throws IOException, MessagingException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }

    private static InternetHeaders headers(String text) throws MessagingException {
        return new InternetHeaders(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true);
    }

    private static Optional<String> header(InternetHeaders headers, String name) {
        return Optional.ofNullable(headers.getHeader(name, null)).map(String::strip);
    }

    /** What is said of the first recipient whom it did not reach; the first block is of the report itself. */
    private static Optional<MailStatus> failure(String report) throws MessagingException {
        for (String block : report.strip().split("\n\\s*\n", -1)) {
            InternetHeaders fields = headers(block.strip() + "\n\n");
            boolean isFailed = header(fields, "Action")
                    .map(action -> action.toLowerCase(Locale.ROOT).startsWith("failed"))
                    .orElse(false);
            if (isFailed) {
                // "5.1.1 (no such user)", at times.
                String code = header(fields, "Status").orElse("5.0.0").replaceFirst("\\s.*", "");
                String words = header(fields, "Diagnostic-Code").orElse("").replaceFirst("(?i)^smtp;\\s*", "");
                return Optional.of(new MailStatus("bounced " + code, words.isEmpty() ? "it came back" : words));
            }
        }
        return Optional.empty();
    }

    /** As of a refusal; what could not be delivered for days counts once as well. */
    private static int weight(String code) {
        String bare = code.replaceFirst("^bounced ", "");
        return bare.matches("4\\..*|5\\.4\\..*") ? 1 : Reply.weight(bare);
    }
}
