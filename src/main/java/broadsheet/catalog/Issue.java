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
     * @param hooks what became of what was posted of it to webhooks
     */
    public record Sent(Issue issue, IssueMails mails, IssueMails hooks) {
        /** In a line, such as {@code 12 papers to 40 of 42, 1 failed, 1 waits, and to 1 webhook, 3 had nothing new}. */
        public String inWords() {
            List<String> parts = new ArrayList<>();
            String papers = issue.papers() == 0 ? "no paper" : count(issue.papers(), "paper");
            boolean isOfMail = hooks.isEmpty() || !mails.isEmpty();
            if (isOfMail) {
                parts.add(papers + " to " + reached(mails));
                parts.addAll(rest(mails));
            }
            if (!hooks.isEmpty()) {
                parts.add((isOfMail ? "and" : papers) + " to " + reached(hooks)
                        + (all(hooks) == 1 ? " webhook" : " webhooks"));
                parts.addAll(rest(hooks));
            }
            if (issue.silent() > 0) {
                parts.add(issue.silent() + " had nothing new");
            }
            return String.join(", ", parts);
        }

        private static long all(IssueMails sent) {
            return sent.sent() + sent.waiting() + sent.failed();
        }

        private static String reached(IssueMails sent) {
            return sent.sent() + (all(sent) == sent.sent() ? "" : " of " + all(sent));
        }

        private static List<String> rest(IssueMails sent) {
            List<String> parts = new ArrayList<>();
            if (sent.failed() > 0) {
                parts.add(sent.failed() + " failed");
            }
            if (sent.waiting() > 0) {
                parts.add(sent.waiting() + (sent.waiting() == 1 ? " waits" : " wait"));
            }
            return parts;
        }

        private static String count(int number, String noun) {
            return number + " " + noun + (number == 1 ? "" : "s");
        }
    }
}
