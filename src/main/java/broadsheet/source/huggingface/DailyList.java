package broadsheet.source.huggingface;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of the daily list that can be asked for: a day, or a week or month of days together. */
public sealed interface DailyList {
    /** The first list there is. */
    LocalDate EARLIEST = LocalDate.of(2023, 5, 4);

    /** A day's list. */
    record Day(LocalDate day) implements DailyList {
        @Override
        public String name() {
            return day.toString();
        }

        @Override
        public String query() {
            return "date=" + name();
        }

        @Override
        public LocalDate start() {
            return day;
        }

        @Override
        public DailyList before() {
            return new Day(day.minusDays(1));
        }

        @Override
        public DailyList with(LocalDate other) {
            return new Day(other);
        }
    }

    /**
     * A week's.
     *
     * @param monday its first day
     */
    record Week(LocalDate monday) implements DailyList {
        private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
                .appendValue(IsoFields.WEEK_BASED_YEAR, 4)
                .appendLiteral("-W")
                .appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2)
                .parseDefaulting(ChronoField.DAY_OF_WEEK, 1)
                .toFormatter(Locale.ROOT);

        public Week {
            monday = monday.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        public String name() {
            return ISO.format(monday);
        }

        @Override
        public String query() {
            return "week=" + name();
        }

        @Override
        public LocalDate start() {
            return monday;
        }

        @Override
        public DailyList before() {
            return new Week(monday.minusWeeks(1));
        }

        @Override
        public DailyList with(LocalDate other) {
            return new Week(other);
        }
    }

    /** A month's. */
    record Month(YearMonth month) implements DailyList {
        @Override
        public String name() {
            return month.toString();
        }

        @Override
        public String query() {
            return "month=" + name();
        }

        @Override
        public LocalDate start() {
            return month.atDay(1);
        }

        @Override
        public DailyList before() {
            return new Month(month.minusMonths(1));
        }

        @Override
        public DailyList with(LocalDate other) {
            return new Month(YearMonth.from(other));
        }
    }

    /** As it is written: {@code 2026-03-02}, {@code 2026-W10} or {@code 2026-03}. */
    String name();

    /** How it is asked for. */
    String query();

    /** Its first day. */
    LocalDate start();

    /** The one of its kind before it. */
    DailyList before();

    /** The one of its kind that holds a day. */
    DailyList with(LocalDate day);

    /** Reads {@link #name}; nothing if it is no day, week or month. */
    static Optional<DailyList> parse(String text) {
        try {
            if (text.matches("\\d{4}-W\\d{2}")) {
                return Optional.of(new Week(Week.ISO.parse(text, LocalDate::from)));
            }
            return Optional.of(text.length() == 7 ? new Month(YearMonth.parse(text)) : new Day(LocalDate.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * All of one kind between two, both included, the latest first.
     *
     * @throws IllegalArgumentException if {@code first} is after {@code last}, or of another kind
     */
    static Stream<DailyList> between(DailyList first, DailyList last) {
        if (first.getClass() != last.getClass() || first.start().isAfter(last.start())) {
            throw new IllegalArgumentException(first.name() + " does not come before " + last.name());
        }
        return Stream.iterate(last, list -> !list.start().isBefore(first.start()), DailyList::before);
    }
}
