package broadsheet.job;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;

/**
 * A time on certain days of the week, by UTC.
 *
 * @param at the time
 * @param days at least one
 */
public record Daily(LocalTime at, Set<DayOfWeek> days) {
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    public Daily {
        days = Set.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a time on no day of the week");
        }
    }

    /** Every day. */
    public static Daily everyDay(LocalTime at) {
        return new Daily(at, EnumSet.allOf(DayOfWeek.class));
    }

    /** Monday to Friday. */
    public static Daily onWeekdays(LocalTime at) {
        return new Daily(at, EnumSet.complementOf(EnumSet.copyOf(WEEKEND)));
    }

    /** The last such moment until now, now included. */
    public Instant latest(Instant now) {
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        while (!days.contains(day.getDayOfWeek()) || on(day).isAfter(now)) {
            day = day.minusDays(1);
        }
        return on(day);
    }

    /** The first such moment after now. */
    public Instant next(Instant now) {
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        while (!days.contains(day.getDayOfWeek()) || !on(day).isAfter(now)) {
            day = day.plusDays(1);
        }
        return on(day);
    }

    private Instant on(LocalDate day) {
        return day.atTime(at).toInstant(ZoneOffset.UTC);
    }
}
