package broadsheet.edition;

import broadsheet.catalog.Beat;
import broadsheet.catalog.Beats;
import broadsheet.catalog.Catalogue;
import broadsheet.encode.EncodingState;
import broadsheet.learn.BeatLearning.Learnt;
import broadsheet.learn.BeatLearning.Scored;
import broadsheet.learn.Blend;
import broadsheet.learn.LearntBeats;
import broadsheet.learn.Probability;
import broadsheet.learn.Reading;
import broadsheet.paper.PaperId;
import broadsheet.search.Search;
import broadsheet.search.SearchException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What beats catch of the papers of editions: those that are rather wanted than not, to judge by {@link Probability}, and near to what was asked for at all. Thread-safe;
 * keeps what it found while the catalogue stays as it is.
 */
public final class BeatSections {
    /** A list of a beat looks back so far. */
    public static final int DAYS = 28;

    private static final int WEEK = 7;

    /** From here on a paper is rather wanted than not. */
    private static final double LIKELY = .5;

    private static final int KEPT = 200;

    private final Catalogue catalogue;
    private final Beats beats;
    private final Editions editions;
    private final LearntBeats learnt;
    private final Search search;

    private final Cache<EditionKey, List<BeatSection>> sections = kept();
    private final Cache<BeatKey, List<Day>> days = kept();

    private record EditionKey(Period period, long revision) {}

    private record BeatKey(Beat beat, long revision) {}

    /** The sections of a catalogue's beats. */
    public BeatSections(Catalogue catalogue, Editions editions, LearntBeats learnt, Search search) {
        this.catalogue = catalogue;
        this.beats = catalogue.beats();
        this.editions = editions;
        this.learnt = learnt;
        this.search = search;
    }

    private static <K, V> Cache<K, V> kept() {
        return Caffeine.newBuilder()
                .maximumSize(KEPT)
                // Papers are encoded, and examples with them, without any change to the catalogue.
                .expireAfterWrite(Duration.ofMinutes(1))
                .build();
    }

    /**
     * A paper as a beat sees it.
     *
     * @param paper which
     * @param score in units of what is usual
     * @param probability that it is wanted, from 0 to 1, if it is near
     * @param isNear whether it is near to anything that is wanted at all
     */
    public record Caught(PaperId paper, double score, double probability, boolean isNear) {
        private static final Comparator<Caught> MOST_WANTED_FIRST =
                Comparator.comparingDouble((Caught one) -> -one.score()).thenComparing(Caught::paper);

        /** Whether it is rather wanted than not. */
        public boolean isCaught() {
            return isNear && probability >= LIKELY;
        }
    }

    /**
     * What a beat caught of an edition.
     *
     * @param beat which
     * @param caught the most wanted first, at least one
     * @param of of how many papers
     */
    public record BeatSection(Beat beat, List<Caught> caught, int of) {
        public BeatSection {
            caught = List.copyOf(caught);
        }
    }

    /**
     * What a beat caught on a day.
     *
     * @param day with an edition
     * @param caught the most wanted first, at least one
     */
    public record Day(LocalDate day, List<Caught> caught) {
        public Day {
            caught = List.copyOf(caught);
        }
    }

    /**
     * The beats as sections of an edition, by name; those that catch nothing are left out.
     *
     * @throws SearchException if the index cannot be read
     */
    public List<BeatSection> of(Period period) {
        EditionKey key = new EditionKey(period, catalogue.revision());
        List<BeatSection> known = sections.getIfPresent(key);
        if (known == null) {
            boolean isKept = isWorthKeeping();
            known = made(period);
            if (isKept) {
                sections.put(key, known);
            }
        }
        return known;
    }

    /** What is found before the encoder can say what a sentence means is not kept. */
    private boolean isWorthKeeping() {
        return !(search.encoding().state() instanceof EncodingState.Loading);
    }

    private List<BeatSection> made(Period period) {
        List<Learnt> all = beats.list().stream()
                .map(learnt::learn)
                .flatMap(Optional::stream)
                .toList();
        if (all.isEmpty()) {
            return List.of();
        }
        List<PaperId> papers =
                editions.placings(period).stream().map(Placing::id).toList();
        List<List<Scored>> ranked = papers.isEmpty()
                ? all.stream().map(_ -> List.<Scored>of()).toList()
                : learnt.learning().rank(all, papers, papers.size());
        List<BeatSection> made = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            List<Caught> caught = withExamples(all.get(i), caught(all.get(i), ranked.get(i)), papers);
            if (!caught.isEmpty()) {
                made.add(new BeatSection(all.get(i).beat(), caught, papers.size()));
            }
        }
        return List.copyOf(made);
    }

    /** Those of a ranking that are caught, in its order; others are not even read. */
    private List<Caught> caught(Learnt beat, List<Scored> ranked) {
        Optional<Probability> probability = probability(beat);
        return seen(
                        beat,
                        ranked.stream()
                                .takeWhile(scored -> likely(probability, scored) >= LIKELY)
                                .toList())
                .stream()
                .filter(Caught::isCaught)
                .toList();
    }

    /** What was pointed at as meant is surely caught, where it is one of the papers. */
    private List<Caught> withExamples(Learnt beat, List<Caught> caught, List<PaperId> papers) {
        if (!(beat.scorer() instanceof Blend.Learned learned)) {
            return caught;
        }
        Set<PaperId> here = new HashSet<>(papers);
        return Stream.concat(
                        learned.lesson().like().stream()
                                .filter(example -> here.contains(example.paper()))
                                .map(example -> new Caught(example.paper(), learned.score(example), 1, true)),
                        caught.stream())
                .sorted(Caught.MOST_WANTED_FIRST)
                .toList();
    }

    /** By another way to learn than the usual one nothing is known of probabilities, and nothing is caught. */
    private static Optional<Probability> probability(Learnt beat) {
        return beat.scorer() instanceof Blend.Learned learned ? Optional.of(Probability.of(learned)) : Optional.empty();
    }

    private static double likely(Optional<Probability> probability, Scored scored) {
        return probability.map(known -> known.at(scored.score())).orElse(0.0);
    }

    private List<Caught> seen(Learnt beat, List<Scored> scored) {
        Optional<Probability> probability = probability(beat);
        Map<PaperId, Reading> readings =
                read(beat, scored.stream().map(Scored::paper).toList());
        double near = learnt.learning().near();
        return scored.stream()
                .map(one -> new Caught(
                        one.paper(),
                        one.score(),
                        likely(probability, one),
                        isNear(beat, Optional.ofNullable(readings.get(one.paper())), near)))
                .toList();
    }

    private static boolean isNear(Learnt beat, Optional<Reading> reading, double near) {
        return beat.scorer() instanceof Blend.Learned learned
                && reading.map(one -> learned.lesson().nearness(one) >= near).orElse(false);
    }

    /**
     * What a beat caught in the last {@value #DAYS} days, the latest first; a paper that is in several editions stands in the first.
     *
     * @throws SearchException if the index cannot be read
     */
    public List<Day> days(Beat beat) {
        return days(List.of(beat)).getFirst();
    }

    /**
     * The same of several beats, in their order, for which papers are read once.
     *
     * @throws SearchException if the index cannot be read
     */
    public List<List<Day>> days(List<Beat> beats) {
        long revision = catalogue.revision();
        boolean isKept = isWorthKeeping();
        Map<Beat, List<Day>> found = new HashMap<>();
        beats.forEach(beat -> Optional.ofNullable(days.getIfPresent(new BeatKey(beat, revision)))
                .ifPresent(one -> found.put(beat, one)));
        List<Learnt> missing = beats.stream()
                .filter(beat -> !found.containsKey(beat))
                .flatMap(beat -> learnt.learn(beat).stream())
                .toList();
        if (!missing.isEmpty()) {
            SequencedMap<LocalDate, List<PaperId>> byDay = editions.lastDays(DAYS);
            List<PaperId> papers = byDay.values().stream().flatMap(List::stream).toList();
            List<List<Scored>> ranked = papers.isEmpty()
                    ? missing.stream().map(_ -> List.<Scored>of()).toList()
                    : learnt.learning().rank(missing, papers, papers.size());
            for (int i = 0; i < missing.size(); i++) {
                List<Day> here = days(missing.get(i), byDay, papers, ranked.get(i));
                found.put(missing.get(i).beat(), here);
                if (isKept) {
                    days.put(new BeatKey(missing.get(i).beat(), revision), here);
                }
            }
        }
        return beats.stream().map(beat -> found.getOrDefault(beat, List.of())).toList();
    }

    private List<Day> days(
            Learnt beat, SequencedMap<LocalDate, List<PaperId>> byDay, List<PaperId> papers, List<Scored> ranked) {
        List<Caught> caught = withExamples(beat, caught(beat, ranked), papers);
        Map<PaperId, Caught> byPaper = caught.stream().collect(Collectors.toMap(Caught::paper, Function.identity()));
        return byDay.reversed().entrySet().stream()
                .map(day -> new Day(
                        day.getKey(),
                        day.getValue().stream()
                                .flatMap(paper -> Stream.ofNullable(byPaper.get(paper)))
                                .sorted(Caught.MOST_WANTED_FIRST)
                                .toList()))
                .filter(day -> !day.caught().isEmpty())
                .toList();
    }

    /**
     * The papers that a beat wants most of the last week, caught or not, those first; nothing if nothing can be learnt.
     *
     * @param most how many at most, from 1
     * @throws SearchException if the index cannot be read
     */
    public Optional<Week> lastWeek(Beat beat, int most) {
        // A draft of somebody who tries one is not worth keeping, and there may be thousands of them.
        return learnt.learning().learn(beat).map(known -> {
            List<PaperId> papers = editions.lastDays(WEEK).values().stream()
                    .flatMap(List::stream)
                    .toList();
            List<Scored> ranked =
                    papers.isEmpty() ? List.of() : learnt.learning().rank(known, papers, papers.size());
            List<Caught> caught = caught(known, ranked);
            Set<PaperId> names = caught.stream().map(Caught::paper).collect(Collectors.toSet());
            List<Scored> others = ranked.stream()
                    .filter(scored -> !names.contains(scored.paper()))
                    .limit(Math.max(0, most - caught.size()))
                    .toList();
            List<Caught> best = Stream.concat(caught.stream().limit(most), seen(known, others).stream())
                    .toList();
            return new Week(known, best, caught.size(), papers.size());
        });
    }

    /**
     * The last week as a beat sees it.
     *
     * @param learnt the beat
     * @param best the most wanted first, of any probability
     * @param caught how many are caught
     * @param of of how many papers
     */
    public record Week(Learnt learnt, List<Caught> best, int caught, int of) {
        public Week {
            best = List.copyOf(best);
        }
    }

    /** A beat of this catalogue, learnt; nothing if nothing of it has a say. */
    public Optional<Learnt> learn(Beat beat) {
        return learnt.learn(beat);
    }

    /** Papers as a beat reads them, for why they are wanted; those whose meaning is not known are left out. */
    public Map<PaperId, Reading> read(Learnt beat, Collection<PaperId> papers) {
        return learnt.learning().read(papers, beat.background()).stream()
                .collect(Collectors.toMap(Reading::paper, Function.identity()));
    }
}
