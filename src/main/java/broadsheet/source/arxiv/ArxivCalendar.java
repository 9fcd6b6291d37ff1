package broadsheet.source.arxiv;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * On which days arXiv has a list of new papers, and when it is announced: at 20:00 in New York from Sunday to Thursday, for
 * the list of the day after, Monday to Friday. The list closes at 14:00 in New York on the working day before its own; where
 * arXiv takes that day off, there is no such list, and its papers are in the next one (arXiv's help, "Availability of
 * submissions"). So it was with all seven days off that were seen from March 2025 to March 2026.
 *
 * @param holidays working days that arXiv takes off, with their names
 * @param from the first day of which it is known whether arXiv takes it off
 * @param until the last such day, not before the first
 */
public record ArxivCalendar(SortedMap<LocalDate, String> holidays, LocalDate from, LocalDate until) {
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    /** @throws IllegalArgumentException if a holiday is on a weekend or not between the first and the last day */
    public ArxivCalendar {
        if (from.isAfter(until)) {
            throw new IllegalArgumentException("from " + from + " is after until " + until);
        }
        for (LocalDate holiday : holidays.keySet()) {
            if (isOnWeekend(holiday)) {
                throw new IllegalArgumentException(holiday + " is on a weekend");
            }
            if (holiday.isBefore(from) || holiday.isAfter(until)) {
                throw new IllegalArgumentException(holiday + " is not between " + from + " and " + until);
            }
        }
        holidays = Collections.unmodifiableSortedMap(new TreeMap<>(holidays));
    }

    /** Of some holidays. */
    public static ArxivCalendar of(Map<LocalDate, String> holidays, LocalDate from, LocalDate until) {
        return new ArxivCalendar(new TreeMap<>(holidays), from, until);
    }

    /** Whether there is a list of a day. */
    public ListDay on(LocalDate day) {
        if (isOnWeekend(day)) {
            return new ListDay.Weekend();
        }
        LocalDate closing = workingDayBefore(day);
        String holiday = holidays.get(closing);
        if (holiday != null) {
            return new ListDay.AfterHoliday(closing, holiday);
        }
        Instant at = day.minusDays(1)
                .atTime(EVENING)
                .atZone(AnnouncementRule.EASTERN)
                .toInstant();
        return closing.isBefore(from) || closing.isAfter(until) ? new ListDay.Unknown(at) : new ListDay.Announced(at);
    }

    /**
     * The first day after another that has a list.
     *
     * @return nothing where the table does not reach so far
     */
    public Optional<LocalDate> next(LocalDate after) {
        LocalDate day = after.plusDays(1);
        while (true) {
            switch (on(day)) {
                case ListDay.Announced _ -> {
                    return Optional.of(day);
                }
                case ListDay.Unknown _ -> {
                    return Optional.empty();
                }
                case ListDay.Weekend _, ListDay.AfterHoliday _ -> day = day.plusDays(1);
            }
        }
    }

    /** The last day before another that has a list; where the table does not reach, the last working day. */
    public LocalDate previous(LocalDate before) {
        LocalDate day = before.minusDays(1);
        while (announced(day).isEmpty()) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** The day whose list was announced last, now included. */
    public LocalDate latest(Instant now) {
        // The list of tomorrow is announced this evening.
        LocalDate day = now.atZone(AnnouncementRule.EASTERN).toLocalDate().plusDays(1);
        while (announced(day).filter(at -> !at.isAfter(now)).isEmpty()) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** When the list of a day is announced; nothing if it has none. Beyond the table every working day is taken to have one. */
    public Optional<Instant> announced(LocalDate day) {
        return switch (on(day)) {
            case ListDay.Announced(Instant at) -> Optional.of(at);
            case ListDay.Unknown(Instant at) -> Optional.of(at);
            case ListDay.Weekend _, ListDay.AfterHoliday _ -> Optional.empty();
        };
    }

    /** Which day it is in New York, and so the day of the feeds. */
    public static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, AnnouncementRule.EASTERN);
    }

    /** From when on the feed of a day can be read: midnight in New York. By then its records can be harvested too. */
    public static Instant readable(LocalDate day) {
        return day.atStartOfDay(AnnouncementRule.EASTERN).toInstant();
    }

    private static LocalDate workingDayBefore(LocalDate day) {
        LocalDate before = day.minusDays(1);
        while (isOnWeekend(before)) {
            before = before.minusDays(1);
        }
        return before;
    }

    private static boolean isOnWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }
}
