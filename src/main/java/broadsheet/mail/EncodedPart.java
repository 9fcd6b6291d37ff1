package broadsheet.mail;

import broadsheet.catalog.MailText;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text as quoted-printable (RFC 2045, 6.7), encoded once for all mails that say it: what each has of its own is put between
 * the pieces on lines that go on, so that no line grows beyond what is allowed. Immutable.
 */
final class EncodedPart {
    private static final Pattern PERSONAL = Pattern.compile(MailText.PERSONAL, Pattern.LITERAL);

    /** A line that goes on: read as nothing. */
    private static final String GOES_ON = "=\r\n";

    /** How much of what is personal stands on a line at most, which has room for 76 with the sign that it goes on. */
    private static final int LINE = 75;

    /** What stands before, between and after what is personal, encoded. */
    private final List<byte[]> pieces;

    private EncodedPart(List<byte[]> pieces) {
        this.pieces = pieces;
    }

    static EncodedPart of(String text) {
        List<byte[]> pieces = new ArrayList<>();
        for (String piece : PERSONAL.split(text, -1)) {
            pieces.add(encoded(piece));
        }
        return new EncodedPart(List.copyOf(pieces));
    }

    private static byte[] encoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream encoder = MimeUtility.encode(bytes, "quoted-printable")) {
            encoder.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("encoding a text in memory", e);
        }
        return bytes.toByteArray();
    }

    /**
     * The whole with what is a mail's own.
     *
     * @param personal characters that stand for themselves in quoted-printable
     */
    byte[] with(String personal) {
        byte[] own = lines(personal).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(
                pieces.stream().mapToInt(piece -> piece.length + own.length).sum());
        for (int i = 0; i < pieces.size(); i++) {
            if (i > 0) {
                whole.writeBytes(own);
            }
            whole.writeBytes(pieces.get(i));
        }
        return whole.toByteArray();
    }

    private static String lines(String personal) {
        StringBuilder lines = new StringBuilder(GOES_ON);
        for (int from = 0; from < personal.length(); from += LINE) {
            lines.append(personal, from, Math.min(personal.length(), from + LINE))
                    .append(GOES_ON);
        }
        return lines.toString();
    }
}
