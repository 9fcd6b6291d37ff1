package broadsheet.edition;

import broadsheet.source.arxiv.ArxivCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a day brings: papers, or a reason why there are none. */
public sealed interface DayNews {
    /** In whole sentences for readers, true on the day as well as later. */
    String inWords();

    /**
     * There is an edition.
     *
     * @param day of it
     * @param papers how many it has, at least 1
     */
    record Papers(LocalDate day, int papers) implements DayNews {
        @Override
        public String inWords() {
            return "The edition of " + inFull(day) + " has "
                    + (papers == 1 ? "one paper." : "%,d papers.".formatted(papers));
        }
    }

    /** There is no paper. Only a catalogue that follows arXiv gives reasons that are arXiv's. */
    sealed interface None extends DayNews {}

    /**
     * arXiv announces nothing for Saturdays and Sundays.
     *
     * @param day one of them
     * @param next the next day with a list; null if it is not known
     */
    record Weekend(LocalDate day, @Nullable LocalDate next) implements None {
        @Override
        public String inWords() {
            return "arXiv announces nothing on " + day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                    + "s" + then(next);
        }
    }

    /**
     * arXiv took the working day before off.
     *
     * @param day that has no list
     * @param holiday the day off
     * @param name what it is called
     * @param next the next day with a list; null if it is not known
     */
    record AfterHoliday(
            LocalDate day,
            LocalDate holiday,
            String name,
            @Nullable LocalDate next) implements None {
        @Override
        public String inWords() {
            return "arXiv announces nothing after its holiday of " + inFull(holiday) + ", " + name + then(next);
        }
    }

    /**
     * The day's papers are not announced yet.
     *
     * @param day in question
     * @param at when they are
     */
    record Awaited(LocalDate day, Instant at) implements None {
        @Override
        public String inWords() {
            return "arXiv announces the papers of " + inFull(day) + " on " + moment(at) + ", 20:00 in New York.";
        }
    }

    /**
     * They are announced, and have not come in; no reason to worry yet.
     *
     * @param day in question
     * @param at when they were announced
     * @param asked when arXiv was last asked to the end; null if it never was
     */
    record Unread(LocalDate day, Instant at, @Nullable Instant asked) implements None {
        @Override
        public String inWords() {
            return "arXiv's announcement of " + moment(at) + " has not been read here yet; arXiv was "
                    + (asked == null ? "never asked to the end." : "last asked on " + moment(asked) + ".");
        }
    }

    /**
     * They were due, and arXiv did not have them when it was asked.
     *
     * @param day in question
     * @param expected when they were to be announced
     * @param asked when arXiv was last asked
     */
    record Late(LocalDate day, Instant expected, Instant asked) implements None {
        @Override
        public String inWords() {
            return "arXiv is late: what it was to announce on " + moment(expected)
                    + " was not there when it was last asked, on " + moment(asked)
                    + ". It is asked again, and the papers come in by themselves.";
        }
    }

    /**
     * arXiv was read, and has nothing of what this catalogue follows, of which there are not papers every day.
     *
     * @param day in question
     * @param asked when arXiv was last asked
     */
    record NothingFollowed(LocalDate day, Instant asked) implements None {
        @Override
        public String inWords() {
            return "Of what is followed here, arXiv announced nothing for " + inFull(day) + ", as of " + moment(asked)
                    + ".";
        }
    }

    /**
     * The table of arXiv's holidays does not reach to the day, and nothing came in.
     *
     * @param day in question
     * @param calendar the table
     */
    record BeyondCalendar(LocalDate day, ArxivCalendar calendar) implements None {
        @Override
        public String inWords() {
            return "No paper came in for " + inFull(day) + ". Whether it is one without announcements is not known: the"
                    + " table of arXiv's holidays goes from " + inShort(calendar.from()) + " to "
                    + inShort(calendar.until()) + ".";
        }
    }

    /** Nobody knows why, and papers of later days are there. */
    record Unexplained() implements None {
        @Override
        public String inWords() {
            return "No source listed or announced a paper, as far as this catalogue knows.";
        }
    }

    /** Nobody knows why, and papers may still come. */
    record MayCome() implements None {
        @Override
        public String inWords() {
            return "No source has listed or announced a paper yet, as far as this catalogue knows; the next import may"
                    + " bring some.";
        }
    }

    private static String then(@Nullable LocalDate next) {
        return next == null ? "." : "; the next edition is that of " + inFull(next) + ".";
    }

    private static String inFull(LocalDate day) {
        return new Period.Day(day).inWords();
    }

    private static String inShort(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).format(day);
    }

    private static String moment(Instant moment) {
        return DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                .format(moment.atOffset(ZoneOffset.UTC));
    }
}
