package broadsheet.catalog;

import java.util.regex.Pattern;

/**
 * What a server said last of what was handed to it, or what kept it from saying anything: a mail server, or that of a webhook.
 *
 * @param code the same for all that is of one kind: {@code 250}, {@code 550 5.1.1}, {@code connection}
 * @param text in its own words, one line of at most 300 characters
 */
public record MailStatus(String code, String text) {
    private static final int LONGEST = 300;

    private static final Pattern NO_LINE = Pattern.compile("[\\p{Cntrl}\\s]+");

    /** Before anybody said anything. */
    public static final MailStatus NONE = new MailStatus("", "");

    public MailStatus {
        String line = NO_LINE.matcher(text).replaceAll(" ").strip();
        text = line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
