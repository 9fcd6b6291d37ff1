package broadsheet.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What a mail says, twice: for those that show HTML and for those that do not. Mails to many share one.
 *
 * @param hash of the rest; two texts are the same if it is
 * @param subject one line
 * @param html a whole document, with {@link #PERSONAL} where each mail has something of its own
 * @param plain the same as plain text
 */
public record MailText(String hash, String subject, String html, String plain) {
    /** What stands where each mail has something of its own, in HTML, in plain text and in the address that ends it. */
    public static final String PERSONAL = "{personal}";

    private static final int LONGEST_SUBJECT = 250;

    /** What would end a header, or be no text in a database. */
    private static final Pattern NO_LINE = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    public MailText {
        if (subject.length() > LONGEST_SUBJECT || NO_LINE.matcher(subject).find()) {
            throw new IllegalArgumentException("the subject is no line of at most " + LONGEST_SUBJECT + " characters");
        }
    }

    /** A text; whatever in its subject is no character of a line becomes a blank, and a subject too long is cut. */
    public static MailText of(String subject, String html, String plain) {
        String line = NO_LINE.matcher(subject).replaceAll(" ").strip();
        String cut = line.length() <= LONGEST_SUBJECT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_SUBJECT / 2 - 1)) + "…";
        return new MailText(hash(cut, html, plain), cut, html, plain);
    }

    private static String hash(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // With its length, so that no part can be taken for the end of another.
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
