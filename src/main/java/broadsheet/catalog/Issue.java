package broadsheet.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * An issue of a list: what was sent of it on a day, and how that went.
 *
 * @param list the name of the list, as one line of text
 * @param day by UTC
 * @param composedAt when it was last composed for somebody
 * @param papers how many papers the longest of it had
 * @param silent how many had nothing to get, and wanted silence
 * @param reason why there was nothing, where there was nothing for somebody; otherwise empty
 */
public record Issue(String list, LocalDate day, Instant composedAt, int papers, int silent, String reason) {
    /** By which what is sent is known to belong to it. */
    public String key() {
        return key(list, day);
    }

    /** The key of the issue of a list on a day by UTC. */
    public static String key(String list, LocalDate day) {
        return day + " " + list;
    }

    /**
     * An issue, and how it went.
     *
     * @param mails what became of its mails
     */
    public record Sent(Issue issue, IssueMails mails) {
        /** In a line, such as {@code 12 papers to 40 of 42, 1 failed, 1 waits, 3 had nothing new}. */
        public String inWords() {
            long of = mails.sent() + mails.waiting() + mails.failed();
            List<String> parts = new ArrayList<>();
            parts.add((issue.papers() == 0 ? "no paper" : count(issue.papers(), "paper")) + " to " + mails.sent()
                    + (of == mails.sent() ? "" : " of " + of));
            if (mails.failed() > 0) {
                parts.add(mails.failed() + " failed");
            }
            if (mails.waiting() > 0) {
                parts.add(mails.waiting() + (mails.waiting() == 1 ? " waits" : " wait"));
            }
            if (issue.silent() > 0) {
                parts.add(issue.silent() + " had nothing new");
            }
            return String.join(", ", parts);
        }

        private static String count(int number, String noun) {
            return number + " " + noun + (number == 1 ? "" : "s");
        }
    }
}
