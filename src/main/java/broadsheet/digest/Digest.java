package broadsheet.digest;

import broadsheet.catalog.Terms;
import broadsheet.edition.ListName;
import broadsheet.edition.Period;
import broadsheet.edition.Wording;
import broadsheet.paper.Headline;
import java.util.List;

/**
 * What one issue of a list says, before it is written in any form.
 *
 * @param list which list
 * @param name what the list is called, for readers
 * @param day of the issue, where the reader lives; tells its number too
 * @param terms on which it is sent
 * @param entries its papers, in the list's order
 * @param more how many papers are new beside these
 * @param reason why there is none, where there is none; otherwise empty
 */
public record Digest(
        ListName list, String name, Period.Day day, Terms terms, List<Entry> entries, int more, String reason) {
    /** Mail programs show no more of a subject. */
    private static final int LONGEST_LEAD = 90;

    /** How many characters of an abstract an opening has. */
    static final int OPENING = 320;

    public Digest {
        entries = List.copyOf(entries);
        if (entries.isEmpty() == reason.isEmpty()) {
            throw new IllegalArgumentException(
                    entries.size() + " papers, and “" + reason + "” for a reason why there is none");
        }
    }

    /**
     * A paper of it.
     *
     * @param headline the paper
     * @param summary as much of its abstract as is shown, or empty
     * @param why it is here
     * @param address of its page
     */
    public record Entry(Headline headline, String summary, String why, String address) {
        /** Who wrote it, or empty. */
        public String byline() {
            return headline.authorCount() == 0 ? "" : Wording.byline(headline);
        }

        /** Date, venue, votes and comments, as far as they are known. */
        public List<String> facts() {
            return Facts.of(headline);
        }

        Entry with(String shorter) {
            return new Entry(headline, shorter, why, address);
        }
    }

    /** The subject: what is inside. */
    public String subject() {
        String head = (list.equals(ListName.EVERY_DAY) ? "Broadsheet" : "Broadsheet: " + name) + ", " + dayInShort();
        return entries.isEmpty()
                ? head + ": nothing new"
                : head + ": " + Wording.count(entries.size(), "paper") + ", led by "
                        + Wording.opening(entries.getFirst().headline().title(), true, LONGEST_LEAD);
    }

    private String dayInShort() {
        return day.inWords().replaceFirst(" \\d{4}$", "");
    }

    /** What the top says below the nameplate, beside the day. */
    public List<String> masthead() {
        return List.of("No. " + day.number(), Wording.count(entries.size(), "paper"));
    }

    /** What a mail program shows behind the subject. */
    public String preview() {
        if (entries.isEmpty()) {
            return reason;
        }
        List<String> titles = entries.stream()
                .skip(1)
                .limit(3)
                .map(entry -> Wording.opening(entry.headline().title(), true, LONGEST_LEAD))
                .toList();
        return titles.isEmpty() ? entries.getFirst().byline() : "Also: " + String.join("; ", titles);
    }

    /** Why it is sent. */
    public String because() {
        return "because this address asked for " + name + ", "
                + terms.timetable().inWords();
    }

    /**
     * This digest with openings in place of longer summaries.
     *
     * @param most how many characters each has at most; 0 for none
     */
    Digest shortened(int most) {
        return with(entries.stream()
                .map(entry -> entry.with(most == 0 ? "" : Wording.opening(entry.summary(), true, most)))
                .toList());
    }

    /** This digest with fewer papers; the others count as more. */
    Digest first(int most) {
        return with(entries.subList(0, most));
    }

    private Digest with(List<Entry> fewer) {
        return new Digest(list, name, day, terms, fewer, more + entries.size() - fewer.size(), reason);
    }
}
