package broadsheet.source.arxiv.world;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * arXiv's calendar: what is submitted until 14:00 Eastern of a working day is announced at 20:00 of Sunday to Thursday; a
 * Friday's papers wait for Sunday, the weekend's for Monday. The lists for harvesters follow two and a half hours later.
 *
 * @param quiet evenings without an announcement that would otherwise have one; its papers wait for the next
 */
public record Announcements(Set<LocalDate> quiet) {
    /** Where arXiv lives. */
    public static final ZoneId EASTERN = ZoneId.of("America/New_York");

    /** A calendar without holidays. */
    public static final Announcements EVERY_WEEK = new Announcements(Set.of());

    private static final LocalTime CUT_OFF = LocalTime.of(14, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);
    private static final Duration UNTIL_SHOWN = Duration.ofMinutes(150);

    public Announcements {
        quiet = Set.copyOf(quiet);
    }

    /** Whether papers are announced on that evening. */
    public boolean announcesOn(LocalDate evening) {
        DayOfWeek day = evening.getDayOfWeek();
        return day != DayOfWeek.FRIDAY && day != DayOfWeek.SATURDAY && !quiet.contains(evening);
    }

    /** The evening on which a submission is announced. */
    public LocalDate evening(Instant submitted) {
        ZonedDateTime there = submitted.atZone(EASTERN);
        LocalDate day = there.toLocalDate();
        if (!there.toLocalTime().isBefore(CUT_OFF)) {
            day = day.plusDays(1);
        }
        while (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
            day = day.plusDays(1);
        }
        while (!announcesOn(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** When the announcement of an evening is made. */
    public Instant announced(LocalDate evening) {
        return evening.atTime(EVENING).atZone(EASTERN).toInstant();
    }

    /** From when on what is announced on an evening can be harvested. */
    public Instant shown(LocalDate evening) {
        return announced(evening).plus(UNTIL_SHOWN);
    }

    /** The day whose feed has what is shown from a moment on: the feeds are made at the midnight after an announcement. */
    public LocalDate feedDay(Instant shown) {
        return LocalDate.ofInstant(shown.minus(UNTIL_SHOWN), EASTERN).plusDays(1);
    }

    /** The day of the feed that is served at a moment. */
    public LocalDate feedServed(Instant now) {
        return LocalDate.ofInstant(now, EASTERN);
    }
}
