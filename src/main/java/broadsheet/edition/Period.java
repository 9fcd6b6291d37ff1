package broadsheet.edition;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The day, week or month of an edition, in UTC. */
public sealed interface Period {
    /** No edition is older. */
    LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    /** Every edition begins before this day. */
    LocalDate END_OF_TIME = LocalDate.of(9999, 1, 1);

    /** The first day. */
    LocalDate start();

    /** The first day after it. */
    LocalDate end();

    /** For machines and URLs: {@code 2025-12-26}, {@code 2025-W52}, {@code 2025-12}. */
    String iso();

    /** For readers: {@code Friday 26 December 2025}, {@code Week 52 of 2025}, {@code December 2025}. */
    String inWords();

    /** For readers in a hurry: {@code Fri 26 Dec}, {@code Week 52}, {@code December}. */
    String inShort();

    /**
     * The number of the edition, from 1: the day of the year, the ISO week of its year, or the month. So a number tells
     * where in the year one is, and never changes, whatever is imported later.
     */
    int number();

    /** The period of the same kind that holds a day. */
    Period with(LocalDate day);

    /** The kind of period, as URLs and commands call it: {@code date}, {@code week} or {@code month}. */
    String kind();

    /**
     * A day.
     *
     * @param start the day
     */
    record Day(LocalDate start) implements Period {
        @Override
        public LocalDate end() {
            return start.plusDays(1);
        }

        @Override
        public String iso() {
            return start.toString();
        }

        @Override
        public String inWords() {
            return DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK).format(start);
        }

        @Override
        public String inShort() {
            return DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH).format(start);
        }

        @Override
        public int number() {
            return start.getDayOfYear();
        }

        @Override
        public Period with(LocalDate day) {
            return new Day(day);
        }

        @Override
        public String kind() {
            return "date";
        }
    }

    /**
     * An ISO week.
     *
     * @param start its Monday
     */
    record Week(LocalDate start) implements Period {
        private static final Pattern TEXT = Pattern.compile("(\\d{4})-[Ww](\\d{2})");

        public Week {
            start = start.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        private int year() {
            return start.get(IsoFields.WEEK_BASED_YEAR);
        }

        @Override
        public LocalDate end() {
            return start.plusDays(7);
        }

        @Override
        public String iso() {
            return year() + (number() < 10 ? "-W0" : "-W") + number();
        }

        @Override
        public String inWords() {
            return "Week " + number() + " of " + year();
        }

        @Override
        public String inShort() {
            return "Week " + number();
        }

        @Override
        public int number() {
            return start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        }

        @Override
        public Period with(LocalDate day) {
            return new Week(day);
        }

        @Override
        public String kind() {
            return "week";
        }
    }

    /**
     * A month.
     *
     * @param month the month
     */
    record Month(YearMonth month) implements Period {
        @Override
        public LocalDate start() {
            return month.atDay(1);
        }

        @Override
        public LocalDate end() {
            return month.plusMonths(1).atDay(1);
        }

        @Override
        public String iso() {
            return month.toString();
        }

        @Override
        public String inWords() {
            return DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK).format(month);
        }

        @Override
        public String inShort() {
            return DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH).format(month);
        }

        @Override
        public int number() {
            return month.getMonthValue();
        }

        @Override
        public Period with(LocalDate day) {
            return new Month(YearMonth.from(day));
        }

        @Override
        public String kind() {
            return "month";
        }
    }

    /** Whether there may be an edition of it: whether it begins between {@link #EARLIEST} and {@link #END_OF_TIME}. */
    default boolean isOfOurTime() {
        return !start().isBefore(EARLIEST) && start().isBefore(END_OF_TIME);
    }

    /**
     * Reads what {@link #iso()} writes, of any kind.
     *
     * @return the period, or nothing if the text is none of the calendar, or not {@link #isOfOurTime()}
     */
    static Optional<Period> parse(String text) {
        try {
            return Optional.of(parsed(text.strip())).filter(Period::isOfOurTime);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Period parsed(String text) {
        Matcher week = Week.TEXT.matcher(text);
        if (week.matches()) {
            Week parsed = new Week(LocalDate.of(Integer.parseInt(week.group(1)), 1, 4)
                    .plusWeeks(Integer.parseInt(week.group(2)) - 1L));
            if (!parsed.iso().equalsIgnoreCase(text)) {
                throw new DateTimeException(text + " is no week of that year");
            }
            return parsed;
        }
        return text.length() == 7 ? new Month(YearMonth.parse(text)) : new Day(LocalDate.parse(text));
    }
}
