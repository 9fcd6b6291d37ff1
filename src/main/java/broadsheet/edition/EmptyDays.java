package broadsheet.edition;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.ImportRun;
import broadsheet.paper.PaperDate;
import broadsheet.source.arxiv.ArxivCalendar;
import broadsheet.source.arxiv.ListDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** Why days have no papers, by arXiv's calendar and what was asked of arXiv. Thread-safe. */
final class EmptyDays {
    /** How long after its time an announcement is late: arXiv's feeds are made four hours after it. */
    static final Duration PATIENCE = Duration.ofHours(6);

    /** How many lists in a row must have brought papers, so that one without is arXiv's fault. */
    private static final int USUAL = 5;

    private static final Set<String> ARXIV = Set.of(PaperDate.FROM_ARXIV, PaperDate.FROM_ARXIV_FEED);

    private final Catalogue catalogue;
    private final ArxivCalendar calendar;

    EmptyDays(Catalogue catalogue, ArxivCalendar calendar) {
        this.catalogue = catalogue;
        this.calendar = calendar;
    }

    /**
     * Why a day has no papers.
     *
     * @param isOver whether a later day has some
     * @param now the present
     */
    DayNews.None why(LocalDate day, boolean isOver, Instant now) {
        DayNews.None unknown = isOver ? new DayNews.Unexplained() : new DayNews.MayCome();
        if (!followsArxiv()) {
            return unknown;
        }
        LocalDate next = calendar.next(day).orElse(null);
        return switch (calendar.on(day)) {
            case ListDay.Weekend _ -> new DayNews.Weekend(day, next);
            case ListDay.AfterHoliday(LocalDate holiday, String name) ->
                new DayNews.AfterHoliday(day, holiday, name, next);
            case ListDay.Announced(Instant at) ->
                now.isBefore(at) ? new DayNews.Awaited(day, at) : isOver ? unknown : sinceAnnounced(day, at, now);
            case ListDay.Unknown(Instant at) -> {
                Optional<Instant> asked = asked(now);
                yield isOver || now.isBefore(at) || !isRead(day, asked)
                        ? unknown
                        : new DayNews.BeyondCalendar(day, calendar);
            }
        };
    }

    private DayNews.None sinceAnnounced(LocalDate day, Instant at, Instant now) {
        Optional<Instant> asked = asked(now);
        if (!isRead(day, asked)) {
            return new DayNews.Unread(day, at, asked.orElse(null));
        }
        if (!isUsual(day)) {
            return new DayNews.NothingFollowed(day, asked.get());
        }
        return now.isBefore(at.plus(PATIENCE))
                ? new DayNews.Unread(day, at, asked.get())
                : new DayNews.Late(day, at, asked.get());
    }

    private static boolean isRead(LocalDate day, Optional<Instant> asked) {
        return asked.isPresent() && !asked.get().isBefore(ArxivCalendar.readable(day));
    }

    /** Whether somebody chose what to follow of it, or it was ever read. */
    private boolean followsArxiv() {
        return !catalogue.following().list().isEmpty()
                || catalogue.runs().last().stream().anyMatch(run -> ARXIV.contains(run.source()));
    }

    /** When the last reading of arXiv began that came to its end; a clock that was set back makes none of the future count. */
    private Optional<Instant> asked(Instant now) {
        return catalogue.runs().lastDone().stream()
                .filter(run -> ARXIV.contains(run.source()))
                .map(ImportRun::startedAt)
                .filter(began -> !began.isAfter(now))
                .max(Comparator.naturalOrder());
    }

    /** Whether there were papers of each of the last lists, so that there should be some of this one. */
    private boolean isUsual(LocalDate day) {
        LocalDate list = day;
        for (int i = 0; i < USUAL; i++) {
            list = calendar.previous(list);
            if (!catalogue.lists().dayBefore(list.plusDays(1), false).equals(Optional.of(list))) {
                return false;
            }
        }
        return true;
    }
}
