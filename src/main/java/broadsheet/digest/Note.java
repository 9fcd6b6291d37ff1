package broadsheet.digest;

import java.util.List;

/**
 * A mail that is no issue: a question, or a sign of life.
 *
 * @param subject on one line
 * @param heading what it says first
 * @param lines what it says, a paragraph each, at least one
 * @param button what can be done, or empty
 * @param address where that is done, or empty
 * @param foot why it was sent
 * @param isOfSubscriber whether it goes to somebody who gets issues, and can end that
 * @param links where it leads
 */
public record Note(
        String subject,
        String heading,
        List<String> lines,
        String button,
        String address,
        String foot,
        boolean isOfSubscriber,
        Links links) {
    public Note {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a note that says nothing");
        }
    }
}
