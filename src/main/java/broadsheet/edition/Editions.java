package broadsheet.edition;

import broadsheet.catalog.Again;
import broadsheet.catalog.Candidate;
import broadsheet.catalog.Catalogue;
import broadsheet.catalog.PaperLists;
import broadsheet.paper.Category;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.Reannouncement;
import broadsheet.rank.Diversity;
import broadsheet.rank.Formula;
import broadsheet.rank.Score;
import broadsheet.rank.Votes;
import broadsheet.source.arxiv.ArxivCalendar;
import broadsheet.source.arxiv.CalendarFile;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes editions and what is trending out of the catalogue. Thread-safe; keeps nothing between calls.
 *
 * <p>No edition of the future is the latest, and none is led to: one record with a slip in its year would take the front
 * for decades. The future begins after tomorrow, by UTC: where the day begins first on earth, it does so fourteen hours
 * before UTC's, so a list of today's may honestly bear the date of tomorrow, and no later one. An edition of the future can
 * be asked for like any other.
 */
public final class Editions {
    /** How long trending lists are at most. */
    public static final int TRENDING_LENGTH = 100;

    /** With no decay, what was announced together is ranked by its points alone. */
    private static final long NO_AGE = 0;

    private final Catalogue catalogue;
    private final PaperLists lists;
    private final Trends trends;
    private final int frontSize;
    private final InstantSource clock;
    private final ArxivCalendar calendar;
    private final EmptyDays emptyDays;

    /** The editions of a catalogue, by the calendar of arXiv's that comes with the program. */
    public Editions(Catalogue catalogue, int frontSize, InstantSource clock) {
        this(catalogue, frontSize, CalendarFile.standard(), clock);
    }

    /**
     * The editions of a catalogue; what is trending is ranked by our formula, and nothing of it held back.
     *
     * @param frontSize how many papers make a front where nobody listed any, from 1
     * @param calendar tells on which days arXiv announces nothing
     * @param clock tells where the future begins
     */
    public Editions(Catalogue catalogue, int frontSize, ArxivCalendar calendar, InstantSource clock) {
        this(catalogue, frontSize, calendar, Formula.OURS, Diversity.NONE, clock);
    }

    /**
     * The editions of a catalogue, by the calendar of arXiv's that comes with the program.
     *
     * @param frontSize how many papers make a front where nobody listed any, from 1
     * @param trending by which formula what is trending is ranked
     * @param diversity what of that is held back
     * @param clock tells where the future begins
     */
    public Editions(Catalogue catalogue, int frontSize, Formula trending, Diversity diversity, InstantSource clock) {
        this(catalogue, frontSize, CalendarFile.standard(), trending, diversity, clock);
    }

    /**
     * The editions of a catalogue.
     *
     * @param frontSize how many papers make a front where nobody listed any, from 1
     * @param calendar tells on which days arXiv announces nothing
     * @param trending by which formula what is trending is ranked
     * @param diversity what of that is held back
     * @param clock tells where the future begins
     */
    public Editions(
            Catalogue catalogue,
            int frontSize,
            ArxivCalendar calendar,
            Formula trending,
            Diversity diversity,
            InstantSource clock) {
        if (frontSize < 1) {
            throw new IllegalArgumentException("a front of " + frontSize + " papers is below 1");
        }
        this.catalogue = catalogue;
        this.lists = catalogue.lists();
        this.trends = new Trends(catalogue.appearances(), trending, diversity);
        this.frontSize = frontSize;
        this.clock = clock;
        this.calendar = calendar;
        this.emptyDays = new EmptyDays(catalogue, calendar);
    }

    /** When arXiv announces papers. */
    public ArxivCalendar calendar() {
        return calendar;
    }

    /** Today, by UTC. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Whether a period has begun, by UTC: whether one may wonder why it has no edition. */
    public boolean hasBegun(Period period) {
        return !period.start().isAfter(today());
    }

    private LocalDate firstDayOfTheFuture() {
        return today().plusDays(2);
    }

    /** The latest edition of a kind of period, the future left out; nothing if there is none. */
    public Optional<Period> latest(Period kind) {
        return before(kind, firstDayOfTheFuture(), onlySample());
    }

    /** The latest day with an edition. */
    public Optional<LocalDate> latestDay() {
        return latest(new Period.Day(Period.EARLIEST)).map(Period::start);
    }

    private boolean onlySample() {
        return lists.dayBefore(firstDayOfTheFuture(), false).isEmpty();
    }

    /** The edition of a period; an empty one if nothing was listed or announced. */
    public Edition edition(Period period) {
        Gathered gathered = gathered(period);
        List<Candidate> listed = gathered.listed();
        List<Placing> placings = placings(listed, gathered.announced());
        LocalDate from = period.start();
        LocalDate until = period.end();
        int front = listed.isEmpty() ? Math.min(frontSize, placings.size()) : listed.size();
        boolean onlySample = onlySample();
        Optional<Period> next = after(period, onlySample);
        return new Edition(
                period,
                placings.isEmpty() ? stateOfEmpty(period, next.isPresent()) : stateOf(period),
                gathered.sample() && !listed.isEmpty(),
                !listed.isEmpty(),
                placings.subList(0, front),
                sections(placings),
                supplements(lists.announcedAgain(from, until), placings),
                before(period, period.start(), onlySample),
                next);
    }

    private EditionState stateOf(Period period) {
        return EditionState.of(
                period,
                lists.sourcesOf(period.start(), period.end(), coarsest(period)),
                catalogue.runs().lastDone());
    }

    private EditionState stateOfEmpty(Period period, boolean isOver) {
        if (!(period instanceof Period.Day(LocalDate day))) {
            return new EditionState.Unknown();
        }
        return switch (emptyDays.why(day, isOver, clock.instant())) {
            case DayNews.Unexplained _, DayNews.MayCome _ -> new EditionState.Unknown();
            case DayNews.None because -> new EditionState.Nothing(because);
        };
    }

    /** What a day brings: how many papers, or why there are none. */
    public DayNews news(LocalDate day) {
        Period period = new Period.Day(day);
        int papers = placings(period).size();
        return papers > 0
                ? new DayNews.Papers(day, papers)
                : emptyDays.why(day, next(period).isPresent(), clock.instant());
    }

    /**
     * The papers of an edition, in the order in which it prints them: its front, then the rest by rank. Without what stands
     * around them, which costs several times as much.
     */
    public List<Placing> placings(Period period) {
        Gathered gathered = gathered(period);
        return placings(gathered.listed(), gathered.announced());
    }

    /**
     * The papers of the days up to the latest edition, in the order of its days, the earliest first; a paper that is in several
     * stands in the first.
     *
     * @param span how many days, from 1
     */
    public SequencedMap<LocalDate, List<PaperId>> lastDays(int span) {
        SequencedMap<LocalDate, List<PaperId>> papers = new LinkedHashMap<>();
        Set<PaperId> seen = new HashSet<>();
        latestDay()
                .ifPresent(latest -> latest.minusDays(span - 1L)
                        .datesUntil(latest.plusDays(1))
                        .forEach(day -> papers.put(
                                day,
                                placings(new Period.Day(day)).stream()
                                        .map(Placing::id)
                                        .filter(seen::add)
                                        .toList())));
        return papers;
    }

    /** The nearest edition of its kind before a period. */
    public Optional<Period> previous(Period period) {
        return before(period, period.start(), onlySample());
    }

    /** The nearest edition of its kind after a period, the future left out. */
    public Optional<Period> next(Period period) {
        return after(period, onlySample());
    }

    /** What an edition is made of, and whether that is the sample. */
    private record Gathered(List<Candidate> listed, List<Candidate> announced, boolean sample) {}

    private Gathered gathered(Period period) {
        LocalDate from = period.start();
        LocalDate until = period.end();
        List<Candidate> listed = lists.listed(from, until, false);
        List<Candidate> announced = lists.announced(from, until, coarsest(period));
        boolean sample = listed.isEmpty() && announced.isEmpty();
        return new Gathered(sample ? lists.listed(from, until, true) : listed, announced, sample);
    }

    /** How precisely an announcement must be known to count in a period. */
    private static PaperDate.Precision coarsest(Period period) {
        return period instanceof Period.Month ? PaperDate.Precision.MONTH : PaperDate.Precision.DAY;
    }

    /** What was listed in its order, then what was announced by points. */
    private static List<Placing> placings(List<Candidate> listed, List<Candidate> announced) {
        Set<PaperId> onFront = listed.stream().map(Candidate::id).collect(Collectors.toSet());
        List<Candidate> others = announced.stream()
                .filter(candidate -> !onFront.contains(candidate.id()))
                .toList();
        List<Placing> placings = new ArrayList<>(placed(inOrderOfTheList(listed), 1, listed.size()));
        placings.addAll(placed(ranked(others, Editions::points), listed.size() + 1, others.size()));
        return placings;
    }

    private static List<Scored> inOrderOfTheList(List<Candidate> listed) {
        Comparator<Candidate> order = Comparator.comparingInt(
                        (Candidate candidate) -> candidate.position() == 0 ? Integer.MAX_VALUE : candidate.position())
                .thenComparing(candidate -> candidate.signals().counts().upvotes(), Comparator.reverseOrder())
                .thenComparing(Candidate::id);
        return listed.stream()
                .sorted(order)
                .map(candidate -> new Scored(candidate, Votes.score(candidate.signals())))
                .toList();
    }

    private static Score points(Candidate candidate) {
        return Window.DAY.formula().score(candidate.signals(), NO_AGE);
    }

    private static List<Scored> ranked(List<Candidate> candidates, Function<Candidate, Score> scoring) {
        return candidates.stream()
                .map(candidate -> new Scored(candidate, scoring.apply(candidate)))
                .sorted(Scored.ORDER)
                .toList();
    }

    /** The first of some papers in their order, each told how many of all have its score. */
    private static List<Placing> placed(List<Scored> inOrder, int firstPlace, int most) {
        Map<Double, Integer> sizes = Scored.sizes(inOrder);
        List<Placing> placings = new ArrayList<>();
        for (Scored scored : inOrder.subList(0, Math.min(most, inOrder.size()))) {
            int equals = sizes.getOrDefault(scored.score().total(), 1);
            placings.add(scored.at(firstPlace + placings.size(), equals - 1, Diversity.IN_PLACE));
        }
        return placings;
    }

    private static List<Section> sections(List<Placing> placings) {
        Map<Category, List<Placing>> byCategory = new LinkedHashMap<>();
        placings.forEach(placing -> byCategory
                .computeIfAbsent(placing.section(), category -> new ArrayList<>())
                .add(placing));
        return byCategory.entrySet().stream()
                .map(entry -> new Section(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(
                                (Section section) -> section.category().equals(Category.UNFILED))
                        .thenComparing(section -> section.placings().size(), Comparator.reverseOrder())
                        .thenComparing(section -> section.category().code()))
                .toList();
    }

    /** A paper that the edition has already is not in it twice: a feed of another field shows it as cross-listed that day. */
    private static List<Supplement> supplements(List<Again> again, List<Placing> placings) {
        Set<PaperId> inEdition = placings.stream().map(Placing::id).collect(Collectors.toSet());
        Map<Reannouncement.Kind, List<PaperId>> byKind = again.stream()
                .filter(one -> !inEdition.contains(one.id()))
                .sorted(Comparator.comparing(
                                (Again one) -> one.primaryCategory().code())
                        .thenComparing(Again::id))
                .collect(Collectors.groupingBy(
                        Again::kind,
                        () -> new EnumMap<>(Reannouncement.Kind.class),
                        Collectors.mapping(Again::id, Collectors.toList())));
        return byKind.entrySet().stream()
                .map(entry -> new Supplement(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The latest edition of a kind that has something from before a day. */
    private Optional<Period> before(Period kind, LocalDate limit, boolean sample) {
        Optional<LocalDate> day = lists.dayBefore(limit, sample);
        Optional<LocalDate> month = kind instanceof Period.Month ? lists.monthBefore(limit) : Optional.empty();
        return Stream.concat(day.stream(), month.stream())
                .max(Comparator.naturalOrder())
                .map(kind::with)
                .filter(Period::isOfOurTime);
    }

    private Optional<Period> after(Period period, boolean sample) {
        Optional<LocalDate> day = lists.dayFrom(period.end(), sample);
        Optional<LocalDate> month = period instanceof Period.Month ? lists.monthFrom(period.end()) : Optional.empty();
        LocalDate future = firstDayOfTheFuture();
        return Stream.concat(day.stream(), month.stream())
                .filter(one -> one.isBefore(future))
                .min(Comparator.naturalOrder())
                .map(period::with)
                .filter(Period::isOfOurTime);
    }

    /** What is trending as of the latest edition, which is none of the future; nothing if there is no edition of a day. */
    public Optional<TrendingList> trending(Window window) {
        return trending(window, 0);
    }

    /**
     * What is trending, as {@link #trending(Window)} tells, of the papers that have some upvotes.
     *
     * @param leastUpvotes how many a paper must have, from 0
     */
    public Optional<TrendingList> trending(Window window, int leastUpvotes) {
        return trending(window.span(), leastUpvotes);
    }

    /** What is trending over any span, as {@link #trending(Window, int)} tells. */
    public Optional<TrendingList> trending(Span span, int leastUpvotes) {
        return latestDay()
                .map(asOf -> onlySample()
                        ? trends.of(lists.listed(asOf, asOf.plusDays(1), true), span, leastUpvotes, asOf)
                        : trends.of(span, leastUpvotes, asOf));
    }
}
