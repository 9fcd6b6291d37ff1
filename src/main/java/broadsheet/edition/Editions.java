package broadsheet.edition;

import broadsheet.catalog.Candidate;
import broadsheet.catalog.Catalogue;
import broadsheet.catalog.PaperLists;
import broadsheet.paper.Category;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.rank.Score;
import broadsheet.rank.Votes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes editions and what is trending out of the catalogue. Thread-safe; keeps nothing between calls. */
public final class Editions {
    /** How long trending lists are at most. */
    public static final int TRENDING_LENGTH = 100;

    /** With no decay, what was announced together is ranked by its points alone. */
    private static final long NO_AGE = 0;

    private final Catalogue catalogue;
    private final PaperLists lists;
    private final int frontSize;

    /**
     * The editions of a catalogue.
     *
     * @param frontSize how many papers make a front where nobody listed any, from 1
     */
    public Editions(Catalogue catalogue, int frontSize) {
        if (frontSize < 1) {
            throw new IllegalArgumentException("a front of " + frontSize + " papers is below 1");
        }
        this.catalogue = catalogue;
        this.lists = catalogue.lists();
        this.frontSize = frontSize;
    }

    /** The latest edition of a kind of period; nothing if there is none. */
    public Optional<Period> latest(Period kind) {
        return previous(kind.with(Period.END_OF_TIME), onlySample());
    }

    /** The latest day with an edition. */
    public Optional<LocalDate> latestDay() {
        return latest(new Period.Day(Period.EARLIEST)).map(Period::start);
    }

    private boolean onlySample() {
        return lists.dayBefore(Period.END_OF_TIME, false).isEmpty();
    }

    /** The edition of a period; an empty one if nothing was listed or announced. */
    public Edition edition(Period period) {
        LocalDate from = period.start();
        LocalDate until = period.end();
        List<Candidate> listed = lists.listed(from, until, false);
        PaperDate.Precision coarsest =
                period instanceof Period.Month ? PaperDate.Precision.MONTH : PaperDate.Precision.DAY;
        List<Candidate> announced = lists.announced(from, until, coarsest);
        boolean sample = listed.isEmpty() && announced.isEmpty();
        if (sample) {
            listed = lists.listed(from, until, true);
        }
        List<Placing> front = listed.isEmpty() ? bestOf(announced) : frontOf(listed);
        boolean onlySample = onlySample();
        return new Edition(
                period,
                EditionState.of(
                        period,
                        lists.sourcesOf(from, until, coarsest),
                        catalogue.runs().last()),
                sample && !listed.isEmpty(),
                !listed.isEmpty(),
                front,
                sections(front, announced),
                previous(period, onlySample),
                next(period, onlySample));
    }

    private List<Placing> frontOf(List<Candidate> listed) {
        Comparator<Candidate> order = Comparator.comparingInt(
                        (Candidate candidate) -> candidate.position() == 0 ? Integer.MAX_VALUE : candidate.position())
                .thenComparing(candidate -> candidate.signals().counts().upvotes(), Comparator.reverseOrder())
                .thenComparing(Candidate::id);
        return placed(
                listed.stream().sorted(order).map(candidate -> new Scored(candidate, Votes.score(candidate.signals()))),
                1);
    }

    private List<Placing> bestOf(List<Candidate> announced) {
        return placed(ranked(announced, Editions::points).limit(frontSize), 1);
    }

    private static Score points(Candidate candidate) {
        return Window.DAY.formula().score(candidate.signals(), NO_AGE);
    }

    /** A candidate and what it is ranked by. */
    private record Scored(Candidate candidate, Score score) {
        /** The best first; ties fall to the later paper, then to the smaller id. */
        static final Comparator<Scored> ORDER = Comparator.comparing(
                        (Scored scored) -> scored.score().total(), Comparator.reverseOrder())
                .thenComparing(scored -> scored.candidate().day(), Comparator.reverseOrder())
                .thenComparing(scored -> scored.candidate().id());
    }

    private static Stream<Scored> ranked(List<Candidate> candidates, Function<Candidate, Score> scoring) {
        return candidates.stream()
                .map(candidate -> new Scored(candidate, scoring.apply(candidate)))
                .sorted(Scored.ORDER);
    }

    private static List<Placing> placed(Stream<Scored> inOrder, int firstPlace) {
        List<Placing> placings = new ArrayList<>();
        inOrder.forEachOrdered(scored -> placings.add(new Placing(
                firstPlace + placings.size(),
                scored.candidate().id(),
                scored.candidate().primaryCategory(),
                scored.score(),
                scored.candidate().day())));
        return placings;
    }

    private static List<Section> sections(List<Placing> front, List<Candidate> announced) {
        Set<PaperId> onFront = new HashSet<>();
        front.forEach(placing -> onFront.add(placing.id()));
        List<Candidate> others = announced.stream()
                .filter(candidate -> !onFront.contains(candidate.id()))
                .toList();
        List<Placing> rest = placed(ranked(others, Editions::points), front.size() + 1);
        Map<Category, List<Placing>> byCategory = new LinkedHashMap<>();
        Stream.concat(front.stream(), rest.stream())
                .forEachOrdered(placing -> byCategory
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

    private Optional<Period> previous(Period period, boolean sample) {
        Optional<LocalDate> day = lists.dayBefore(period.start(), sample);
        Optional<LocalDate> month =
                period instanceof Period.Month ? lists.monthBefore(period.start()) : Optional.empty();
        return Stream.concat(day.stream(), month.stream())
                .max(Comparator.naturalOrder())
                .map(period::with)
                .filter(Period::isOfOurTime);
    }

    private Optional<Period> next(Period period, boolean sample) {
        Optional<LocalDate> day = lists.dayFrom(period.end(), sample);
        Optional<LocalDate> month = period instanceof Period.Month ? lists.monthFrom(period.end()) : Optional.empty();
        return Stream.concat(day.stream(), month.stream())
                .min(Comparator.naturalOrder())
                .map(period::with)
                .filter(Period::isOfOurTime);
    }

    /** What is trending as of the latest edition; nothing if there is no edition of a day. */
    public Optional<TrendingList> trending(Window window) {
        return latestDay().map(asOf -> trending(window, asOf));
    }

    private TrendingList trending(Window window, LocalDate asOf) {
        List<Candidate> candidates = onlySample()
                ? lists.listed(asOf, asOf.plusDays(1), true)
                : lists.appeared(asOf.minusDays(window.days()), asOf);
        Stream<Scored> ranked = ranked(
                candidates,
                candidate -> window.formula()
                        .score(
                                candidate.signals(),
                                asOf.toEpochDay() - candidate.day().toEpochDay()));
        return new TrendingList(window, asOf, candidates.size(), placed(ranked.limit(TRENDING_LENGTH), 1));
    }
}
