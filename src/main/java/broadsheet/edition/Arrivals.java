package broadsheet.edition;

import broadsheet.catalog.Beat;
import broadsheet.catalog.Catalogue;
import broadsheet.edition.BeatSections.Caught;
import broadsheet.learn.BeatLearning.Learnt;
import broadsheet.paper.Headline;
import broadsheet.paper.Listing;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is new in a list since somebody was told of it, each paper with why it is there. Thread-safe; keeps nothing between calls.
 *
 * <p>Of trending it is what stands among the first; of editions, what those hold that came since; of any other list, what came in
 * since, if it did not appear much earlier: a paper of last year is no news because somebody imports it today.
 */
public final class Arrivals {
    /** Sources are late, and papers are announced days after they were submitted. */
    private static final int LATE_DAYS = 7;

    /** So many editions are looked through at most. */
    private static final int EDITIONS = 10;

    /** No list is looked through further: some weeks of the largest category. */
    private static final int LOOKED_AT = 5_000;

    private final Catalogue catalogue;
    private final Editions editions;
    private final Lists lists;
    private final BeatSections beats;

    /** The lists of a catalogue. */
    public Arrivals(Catalogue catalogue, Editions editions, Lists lists, BeatSections beats) {
        this.catalogue = catalogue;
        this.editions = editions;
        this.lists = lists;
        this.beats = beats;
    }

    /**
     * Up to where somebody knows a list.
     *
     * @param at when it was last looked through; {@link Instant#EPOCH} if never
     * @param day the latest day that was looked through then
     */
    public record Since(Instant at, LocalDate day) {
        /** Of somebody who was told nothing yet: so many days before the latest edition. */
        static Since days(int days, LocalDate latest) {
            return new Since(Instant.EPOCH, latest.minusDays(days));
        }

        boolean isFirst() {
            return at.equals(Instant.EPOCH);
        }
    }

    /**
     * A paper that is new in a list.
     *
     * @param headline the paper, with its whole abstract
     * @param why it is in the list, in a sentence or two
     */
    public record Arrival(Headline headline, String why) {
        /** Which paper. */
        public PaperId paper() {
            return headline.id();
        }
    }

    /**
     * What is new in a list.
     *
     * @param list which
     * @param covered the latest day that was looked through; of weeks and months, the last of those that are over
     * @param arrivals in the list's order
     */
    public record News(ListName list, LocalDate covered, List<Arrival> arrivals) {
        public News {
            arrivals = List.copyOf(arrivals);
        }
    }

    /** Which papers, and why, before they are read. */
    private record Found(Map<PaperId, String> why, boolean isOfEditions) {}

    /**
     * What is new.
     *
     * @param since up to where it is known
     * @param firstDays how many days are told of where nothing is known yet, from 1
     * @param most how many of the first papers of a list of the best count, from 1
     * @param leastUpvotes how many upvotes a paper must have
     * @throws broadsheet.search.SearchException if the list wants the index and it cannot be read
     */
    public News since(ListName name, Since since, int firstDays, int most, int leastUpvotes) {
        LocalDate latest = editions.latestDay().orElse(editions.today());
        Since from = since.isFirst() ? Since.days(firstDays, latest) : since;
        Found found = found(name, from, most, leastUpvotes);
        Map<PaperId, Headline> headlines =
                catalogue.lists().headlines(found.why().keySet(), Integer.MAX_VALUE - 1);
        List<Arrival> arrivals = found.why().entrySet().stream()
                .flatMap(one -> Stream.ofNullable(headlines.get(one.getKey()))
                        .map(headline -> new Arrival(headline, one.getValue())))
                .filter(one -> one.headline().counts().upvotes() >= leastUpvotes)
                .filter(one -> found.isOfEditions() || isNew(one.headline(), from, leastUpvotes))
                .toList();
        LocalDate covered = name instanceof ListName.OfEditions(Kind kind, Part _) && kind != Kind.DAY
                ? lastWhole(kind).map(period -> period.end().minusDays(1)).orElse(from.day())
                : latest;
        return new News(name, covered, arrivals);
    }

    /** The newest week or month that is over. */
    private Optional<Period> lastWhole(Kind kind) {
        return Stream.iterate(
                        editions.latest(kind.with(Period.EARLIEST)),
                        Optional::isPresent,
                        period -> period.flatMap(editions::previous))
                .flatMap(Optional::stream)
                .filter(this::isOver)
                .findFirst();
    }

    private boolean isOver(Period period) {
        return !period.end().isAfter(editions.today());
    }

    /** Where upvotes are asked for, a paper of late is new when it has them, however long it is here: whoever had it is asked elsewhere. */
    private static boolean isNew(Headline headline, Since since, int leastUpvotes) {
        LocalDate added = LocalDate.ofInstant(headline.addedAt(), ZoneOffset.UTC);
        LocalDate day = headline.date() == null
                ? added
                : LocalDate.ofInstant(headline.date().at(), ZoneOffset.UTC);
        return since.isFirst()
                ? day.isAfter(since.day())
                : (leastUpvotes > 0 || headline.addedAt().isAfter(since.at()))
                        && day.isAfter(since.day().minusDays(LATE_DAYS));
    }

    private Found found(ListName name, Since since, int most, int leastUpvotes) {
        return switch (name) {
            case ListName.Trending trending -> new Found(trending(trending, most, leastUpvotes), true);
            case ListName.OfEditions all -> new Found(editions(all, since, leastUpvotes), true);
            case ListName.OfEdition one -> new Found(edition(one.period(), one.part()), true);
            case ListName.OfBeat beat -> new Found(beat(beat, since, leastUpvotes), true);
            case ListName.Found found -> listed(name, since, "The search for “" + found.query() + "” finds it.");
            case ListName.InCategory in -> listed(name, since, "It is filed under " + in.inWords() + ".");
            case ListName.ByAuthor by ->
                listed(name, since, "It is by " + by.author().name() + ".");
        };
    }

    /** The papers of a list whose newest stand first, as far as any of them may be new. */
    private Found listed(ListName name, Since since, String why) {
        LocalDate oldest = since.isFirst() ? since.day() : since.day().minusDays(LATE_DAYS);
        Map<PaperId, String> papers = new LinkedHashMap<>();
        lists.papers(name)
                .takeWhile(paper -> mayBeNew(paper, oldest))
                .limit(LOOKED_AT)
                .forEach(paper -> papers.put(paper.id(), why));
        return new Found(papers, false);
    }

    /** Whether a paper appeared after a day, for all that is known. */
    private static boolean mayBeNew(Paper paper, LocalDate oldest) {
        List<LocalDate> days = Stream.concat(
                        Stream.of(
                                        Optional.ofNullable(paper.publication().announced()),
                                        Optional.ofNullable(paper.publication().published()))
                                .flatMap(Optional::stream)
                                .map(PaperDate::day),
                        paper.listings().stream().map(Listing::day))
                .toList();
        return days.isEmpty() || days.stream().anyMatch(day -> day.isAfter(oldest));
    }

    private Map<PaperId, String> trending(ListName.Trending name, int most, int leastUpvotes) {
        Map<PaperId, String> papers = new LinkedHashMap<>();
        editions.trending(name.window(), Math.max(name.leastUpvotes(), leastUpvotes))
                .ifPresent(list -> list.placings().stream()
                        .limit(most)
                        .forEach(placing -> papers.put(placing.id(), Why.trends(list, placing))));
        return papers;
    }

    /** The editions that came since, the newest first, and what came late into the ones before. */
    private Map<PaperId, String> editions(ListName.OfEditions name, Since since, int leastUpvotes) {
        Map<PaperId, String> papers = new LinkedHashMap<>();
        Set<PaperId> late = new HashSet<>();
        Optional<Period> next = editions.latest(name.kind().with(Period.EARLIEST));
        for (int looked = 0; next.isPresent() && looked < EDITIONS; looked++) {
            Period period = next.get();
            next = editions.previous(period);
            LocalDate last = period.end().minusDays(1);
            if (name.kind() != Kind.DAY && !isOver(period)) {
                // A week or a month is told of once, when it is whole.
                continue;
            }
            boolean isFirst = since.isFirst() && name.kind() != Kind.DAY;
            if (isFirst || last.isAfter(since.day())) {
                edition(period, name.part()).forEach(papers::putIfAbsent);
                if (isFirst) {
                    // The last whole one, however long ago it was over.
                    break;
                }
            } else if (!since.isFirst() && last.isAfter(since.day().minusDays(LATE_DAYS)) && name.kind() == Kind.DAY) {
                edition(period, name.part()).forEach((paper, why) -> {
                    if (papers.putIfAbsent(paper, why) == null) {
                        late.add(paper);
                    }
                });
            } else {
                break;
            }
        }
        papers.keySet().removeAll(knownBefore(late, since, leastUpvotes));
        return papers;
    }

    /**
     * Those of some papers that stood in the list already when it was last looked through: which the catalogue had, and which came onto
     * no list of a day since. Where upvotes are asked for, they may have got them since.
     */
    private Set<PaperId> knownBefore(Set<PaperId> papers, Since since, int leastUpvotes) {
        if (leastUpvotes > 0) {
            return Set.of();
        }
        Set<PaperId> listed = catalogue.papers().listedAfter(papers, since.at());
        return catalogue.papers().addedAt(papers).entrySet().stream()
                .filter(one -> !one.getValue().isAfter(since.at()) && !listed.contains(one.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Map<PaperId, String> edition(Period period, Part part) {
        Edition edition = editions.edition(period);
        Map<PaperId, String> papers = new LinkedHashMap<>();
        String day = period.inWords();
        List<Placing> rest = edition.sections().stream()
                .flatMap(section -> section.placings().stream())
                .sorted(Comparator.comparingInt(Placing::place))
                .toList();
        Stream.concat(edition.front().stream(), rest.stream())
                .filter(part::holds)
                .forEach(placing -> papers.putIfAbsent(placing.id(), why(edition, placing, day)));
        return papers;
    }

    private static String why(Edition edition, Placing placing, String day) {
        boolean onFront = placing.place() <= edition.front().size();
        if (!onFront) {
            return "It was announced in " + placing.section().name() + ", " + day + ".";
        }
        String score = Why.onFront(edition, placing);
        return edition.frontIsListed()
                ? "It was listed on " + day + "."
                : "It is on the front of " + day + ", as number " + placing.place() + ". " + score;
    }

    /** What a beat caught of the editions that came since, and of what came late into the ones before. */
    private Map<PaperId, String> beat(ListName.OfBeat name, Since since, int leastUpvotes) {
        Optional<Beat> beat = catalogue.beats().find(name.key());
        Optional<Learnt> learnt = beat.flatMap(beats::learn);
        if (learnt.isEmpty()) {
            return Map.of();
        }
        Map<PaperId, Caught> caught = new LinkedHashMap<>();
        Set<PaperId> late = new HashSet<>();
        for (BeatSections.Day day : beats.days(beat.get())) {
            boolean isLate = !day.day().isAfter(since.day());
            if (!isLate || !since.isFirst() && day.day().isAfter(since.day().minusDays(LATE_DAYS))) {
                day.caught().forEach(one -> caught.put(one.paper(), one));
                if (isLate) {
                    day.caught().forEach(one -> late.add(one.paper()));
                }
            }
        }
        caught.keySet().removeAll(knownBefore(late, since, leastUpvotes));
        WhyCaught reasons = WhyCaught.of(catalogue, beats, learnt.get(), caught.values());
        Map<PaperId, String> papers = new LinkedHashMap<>();
        caught.forEach((paper, one) -> papers.put(paper, (reasons.verdict(one) + ". " + reasons.why(one)).strip()));
        return papers;
    }
}
