package broadsheet.mail;

import broadsheet.catalog.MailStatus;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** What faults of the library mean: which of them the server meant for the mailbox, for the letter, or for all of them. */
final class Reply {
    /** The code of a reply and that of RFC 3463, if it has one. */
    private static final Pattern CODES =
            Pattern.compile("\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b.*", Pattern.DOTALL);

    /** There is no such mailbox, or no such host: nothing that will pass. */
    private static final Pattern NO_MAILBOX = Pattern.compile("5\\.1\\.\\d+");

    /** The mailbox is there and takes nothing: disabled, or full. */
    private static final Pattern SHUT_MAILBOX = Pattern.compile("5\\.2\\.\\d+");

    private static final int CLOSING = 421;
    private static final int NO_AUTHENTICATION = 530;

    private Reply() {}

    /** The status of a reply that took a letter. */
    static MailStatus accepted(int code, String text) {
        return status(code, text);
    }

    /** What came of a letter that was not taken. */
    static Outcome of(MessagingException fault, MimeLetter letter) {
        for (Exception at = fault; at != null; at = next(at)) {
            if (at instanceof SMTPAddressFailedException mailbox && mailbox.getReturnCode() > 0) {
                return ofMailbox(mailbox.getReturnCode(), String.valueOf(mailbox.getMessage()));
            }
        }
        if (fault instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0) {
            String text = String.valueOf(refused.getMessage());
            return refused.getCommand().startsWith("MAIL")
                    ? ofSender(refused.getReturnCode(), text)
                    : ofLetter(refused.getReturnCode(), text);
        }
        return new Outcome.Broken(broken(fault), letter.isWritten() ? Outcome.Reach.WHOLE : Outcome.Reach.PART);
    }

    private static Outcome ofMailbox(int code, String text) {
        MailStatus status = status(code, text);
        if (code == NO_AUTHENTICATION) {
            return new Outcome.Broken(status, Outcome.Reach.NONE);
        }
        return code < 500 ? new Outcome.Deferred(status) : new Outcome.Refused(status, weight(text, 1));
    }

    /** What is said to the sender is said to all letters; but for the size, which is this one's. */
    private static Outcome ofSender(int code, String text) {
        return code == 552
                ? new Outcome.Refused(status(code, text), 0)
                : new Outcome.Broken(status(code, text), Outcome.Reach.NONE);
    }

    private static Outcome ofLetter(int code, String text) {
        MailStatus status = status(code, text);
        return code < 500 ? new Outcome.Deferred(status) : new Outcome.Refused(status, weight(text, 0));
    }

    /** How much a refusal says against a mailbox: 2 if there is none, 1 if it is shut, 0 for policy, contents and the system. */
    private static int weight(String text, int otherwise) {
        String enhanced = enhanced(text);
        return enhanced.isEmpty() ? otherwise : weight(enhanced);
    }

    /** The same of a code of RFC 3463. */
    static int weight(String enhanced) {
        return NO_MAILBOX.matcher(enhanced).matches()
                ? 2
                : SHUT_MAILBOX.matcher(enhanced).matches() ? 1 : 0;
    }

    private static String enhanced(String text) {
        Matcher codes = CODES.matcher(text.strip());
        return codes.matches() ? codes.group(1) : "";
    }

    private static MailStatus status(int code, String text) {
        return new MailStatus((code + " " + enhanced(text)).strip(), text);
    }

    /** Why a connection was not made, or ended. */
    static MailStatus broken(MessagingException fault) {
        if (fault instanceof AuthenticationFailedException) {
            return new MailStatus("authentication", "it refuses the user and the password: " + fault.getMessage());
        }
        Exception last = fault;
        for (Exception at = fault; at != null; at = next(at)) {
            if (at instanceof SocketTimeoutException) {
                return new MailStatus("time-out", "it does not answer in time");
            }
            last = at;
        }
        String text = String.valueOf(fault.getMessage());
        String why = last.equals(fault) ? "" : ": " + last;
        return new MailStatus("connection", text + why);
    }

    /** Whether the server ends the connection after what it said. */
    static boolean isClosing(MailStatus status) {
        return status.code().startsWith(String.valueOf(CLOSING));
    }

    private static @Nullable Exception next(Exception fault) {
        if (fault instanceof MessagingException messaging) {
            return messaging.getNextException();
        }
        return fault.getCause() instanceof Exception cause ? cause : null;
    }
}
