package broadsheet.catalog;

import broadsheet.paper.Timetable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody subscribed to, and how it is to come.
 *
 * @param list the name of the list, as one line of text, not blank
 * @param timetable when it is sent
 * @param leastUpvotes how many upvotes a paper must have, from 0
 * @param most how many papers one issue has at most, from 1 to {@value #MOST}
 * @param summaries how much of an abstract it shows
 * @param whenEmpty what happens when there is nothing to send
 */
public record Terms(
        String list, Timetable timetable, int leastUpvotes, int most, Summaries summaries, WhenEmpty whenEmpty) {
    /** More would not be read, and mail programs cut off what is longer than 100 kB. */
    public static final int MOST = 50;

    /** How much of an abstract is shown. */
    public enum Summaries {
        OPENING,
        WHOLE;

        /** As addresses call it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of a word. */
        public static Optional<Summaries> parse(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
        }
    }

    /** What happens when there is nothing to send. */
    public enum WhenEmpty {
        /** Nothing, but for a sign of life a month. */
        SILENCE,
        /** A line with the reason. */
        LINE;

        /** As addresses call it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of a word. */
        public static Optional<WhenEmpty> parse(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
        }
    }

    public Terms {
        if (list.isBlank() || list.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("“" + list + "” is no line of text that names a list");
        }
        if (leastUpvotes < 0) {
            throw new IllegalArgumentException("at least " + leastUpvotes + " upvotes is below 0");
        }
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("at most " + most + " papers is not from 1 to " + MOST);
        }
    }
}
