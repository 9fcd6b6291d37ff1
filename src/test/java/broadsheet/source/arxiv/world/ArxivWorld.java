package broadsheet.source.arxiv.world;

import broadsheet.source.arxiv.world.Change.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * What arXiv holds at each moment of a clock: the lives of its papers as far as they have happened. A paper that changes moves
 * to the end of the order that harvesters see, by datestamp and id. Safe for use by many threads.
 */
public final class ArxivWorld {
    private final Announcements calendar;
    private final InstantSource clock;

    /** All that has happened and will happen, by time. */
    private final List<Happening> happenings = new ArrayList<>();

    /** How many amendments were made by hand, so that what was made of the happenings before is known to be old. */
    private int amendments;

    private Shelf shelf = new Shelf(-1, -1, List.of(), Map.of());

    /** A change in a life. */
    private record Happening(Life life, Change change) {}

    /**
     * A paper as it stands on the shelf; its text is made when asked for.
     *
     * @param life the paper's
     * @param change its last one
     * @param datestamp of the record
     */
    public record Held(Life life, Change change, LocalDate datestamp) {
        /** The paper's id, without version. */
        public String id() {
            return life.id();
        }

        /** The whole record. */
        public ArxivPaper paper() {
            return life.after(change);
        }
    }

    /**
     * What one day's feed tells of a paper.
     *
     * @param paper as it was announced
     * @param kind {@link Kind#ANNOUNCED} or {@link Kind#REPLACED}
     */
    public record News(ArxivPaper paper, Kind kind) {}

    private record Shelf(int happened, int amendments, List<Held> held, Map<String, Held> byId) {}

    /**
     * A world of these papers.
     *
     * @param lives of papers with different ids
     * @param calendar by which feeds are made
     * @param clock that says how much has happened
     */
    public ArxivWorld(Collection<? extends Life> lives, Announcements calendar, InstantSource clock) {
        this.calendar = calendar;
        this.clock = clock;
        for (Life life : lives) {
            life.changes().forEach(change -> happenings.add(new Happening(life, change)));
        }
        happenings.sort(Comparator.comparing(happening -> happening.change().shown()));
    }

    /** What the clock shows. */
    public Instant now() {
        return clock.instant();
    }

    /** When announcements and feeds are made. */
    public Announcements calendar() {
        return calendar;
    }

    /** When nothing more will happen: the moment of the last change, or the beginning of time if there is no paper. */
    public synchronized Instant end() {
        return happenings.isEmpty()
                ? Instant.EPOCH
                : happenings.getLast().change().shown();
    }

    /** All papers shown by now, by datestamp, those of one day by id. */
    public List<Held> held() {
        return shelf().held();
    }

    /** A paper shown by now. */
    public Optional<Held> find(String id) {
        return Optional.ofNullable(shelf().byId().get(id));
    }

    /** Changes a paper's record now, as arXiv does when a journal reference comes in; its datestamp becomes today. */
    public synchronized void amend(String id) {
        Held held = find(id).orElseThrow(() -> new NoSuchElementException("no paper " + id + " is shown by now"));
        Change change = new Change(now(), Kind.AMENDED, held.change().versions());
        happenings.add(firstAfter(change.shown()), new Happening(held.life(), change));
        amendments++;
    }

    private synchronized Shelf shelf() {
        int happened = firstAfter(now());
        if (shelf.happened() != happened || shelf.amendments() != amendments) {
            Map<String, Held> byId = new HashMap<>();
            for (Happening one : happenings.subList(0, happened)) {
                Change change = one.change();
                byId.put(one.life().id(), new Held(one.life(), change, change.datestamp()));
            }
            List<Held> held = new ArrayList<>(byId.values());
            held.sort(Comparator.comparing(Held::datestamp).thenComparing(Held::id));
            shelf = new Shelf(happened, amendments, Collections.unmodifiableList(held), byId);
        }
        return shelf;
    }

    /** How many things happen until a moment, itself included. */
    private int firstAfter(Instant moment) {
        int low = 0;
        int high = happenings.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (happenings.get(middle).change().shown().isAfter(moment)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** What was announced for a day's feed and is shown by now, by id; empty on days without announcement. */
    public synchronized List<News> news(LocalDate day) {
        Instant evening = calendar.shown(day.minusDays(1));
        List<News> news = new ArrayList<>();
        int shown = Math.min(firstAfter(evening), firstAfter(now()));
        for (int i = firstAfter(evening.minusNanos(1)); i < shown; i++) {
            Life life = happenings.get(i).life();
            Change change = happenings.get(i).change();
            if (change.kind() != Kind.AMENDED) {
                news.add(new News(life.after(change), change.kind()));
            }
        }
        news.sort(Comparator.comparing(one -> one.paper().id()));
        return news;
    }
}
