package broadsheet.paper;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * When something is sent to somebody: at an hour of the day, where that person lives.
 *
 * @param rhythm on which days
 * @param hour of the day, from 0 to 23
 * @param zone whose day it is
 */
public record Timetable(Rhythm rhythm, int hour, ZoneId zone) {
    /** On which days something is sent. */
    public enum Rhythm {
        DAILY,
        WEEKDAYS,
        WEEKLY;

        /** As addresses and commands call it: {@code daily}, {@code weekdays}, {@code weekly}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The rhythm of a word. */
        public static Optional<Rhythm> parse(String word) {
            return Arrays.stream(values())
                    .filter(rhythm -> rhythm.word().equals(word.strip()))
                    .findFirst();
        }

        /** For readers, such as {@code every Monday}. */
        public String inWords() {
            return switch (this) {
                case DAILY -> "every day";
                case WEEKDAYS -> "Monday to Friday";
                case WEEKLY -> "every Monday";
            };
        }

        /** How many days lie between two at most, as well as what is new at the first. */
        public int days() {
            return switch (this) {
                case DAILY -> 1;
                case WEEKDAYS -> 3;
                case WEEKLY -> 7;
            };
        }

        private boolean holds(DayOfWeek day) {
            return switch (this) {
                case DAILY -> true;
                case WEEKDAYS -> day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY;
                case WEEKLY -> day == DayOfWeek.MONDAY;
            };
        }
    }

    public Timetable {
        if (hour < 0 || hour > 23) {
            throw new IllegalArgumentException("hour " + hour + " is not from 0 to 23");
        }
    }

    /**
     * The first moment after another. Where the clocks are set forward over the hour, it is as much later as they are; where they are
     * set back and the hour comes twice, it is the first time only.
     */
    public Instant next(Instant after) {
        LocalDate day = LocalDate.ofInstant(after, zone);
        while (!rhythm.holds(day.getDayOfWeek()) || !on(day).isAfter(after)) {
            day = day.plusDays(1);
        }
        return on(day);
    }

    /** What a change of the clocks does to an hour of a day. */
    public enum Change {
        /** They are set forward over it. */
        SKIPPED,
        /** They are set back, and it comes again. */
        TWICE
    }

    /** What happens to the hour on the day of a moment, where that is a change of the clocks. */
    public Optional<Change> change(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, zone);
        return switch (zone.getRules()
                .getValidOffsets(day.atTime(LocalTime.of(hour, 0)))
                .size()) {
            case 0 -> Optional.of(Change.SKIPPED);
            case 1 -> Optional.empty();
            default -> Optional.of(Change.TWICE);
        };
    }

    private Instant on(LocalDate day) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(zone).toInstant();
    }

    /** A zone by its name in the time zone database, such as {@code Europe/Berlin}; nothing if there is none of it. */
    public static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** For readers, such as {@code every Monday at 07:00, Europe/Berlin}. */
    public String inWords() {
        return rhythm.inWords() + " at " + String.format(Locale.ROOT, "%02d:00", hour) + ", " + zone.getId();
    }
}
