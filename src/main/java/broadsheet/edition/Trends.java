package broadsheet.edition;

import broadsheet.catalog.Appearances;
import broadsheet.catalog.Candidate;
import broadsheet.paper.Author;
import broadsheet.paper.Counts;
import broadsheet.paper.PaperId;
import broadsheet.rank.Diversity;
import broadsheet.rank.Formula;
import broadsheet.rank.Scoring;
import broadsheet.rank.Signals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Finds the best of what appeared in a span of days, exactly as if all of it were scored, without reading all of it. Thread-safe;
 * keeps nothing between calls.
 *
 * <p>Two properties of {@link Scoring} make that possible. More upvotes never lower a score: so the scores of those with the most
 * upvotes, and of whatever was found since, tell how many a paper of each age must have to be among the best. And papers of which nothing was counted differ by their
 * links and their day alone: so of each of these four kinds only the latest can be.
 */
final class Trends {
    /** How many of the best are put in order by {@link Diversity}; what stands below is not pulled up, whatever room there is. */
    static final int CONSIDERED_FOR_VARIETY = 300;

    /** So many are read without asking first which of them can be among the best. */
    private static final int FEW = 1_000;

    /** Into so many parts a span is cut, each of which must reach the score with the age of its youngest. */
    private static final int PARTS = 12;

    /** Papers with so many stars may have as many as there can be, which takes fewer upvotes; there are few of them. */
    private static final int MANY_STARS = 256;

    private static final List<Signals> UNCOUNTED = List.of(
            new Signals(Counts.NONE, false, false),
            new Signals(Counts.NONE, true, false),
            new Signals(Counts.NONE, false, true),
            new Signals(Counts.NONE, true, true));

    private final Appearances appearances;
    private final Formula formula;
    private final Diversity diversity;

    Trends(Appearances appearances, Formula formula, Diversity diversity) {
        this.appearances = appearances;
        this.formula = formula;
        this.diversity = diversity;
    }

    /** What is trending of a few papers, all of which are given. */
    TrendingList of(List<Candidate> papers, Span span, int leastUpvotes, LocalDate asOf) {
        Look look = new Look(span, leastUpvotes, asOf);
        List<Scored> ranked = look.ranked(papers.stream());
        Map<Double, Integer> sizes = Scored.sizes(ranked);
        return list(
                span,
                asOf,
                papers.size(),
                ranked,
                scored -> sizes.getOrDefault(scored.score().total(), 1) - 1);
    }

    /** What is trending of all that appeared. */
    TrendingList of(Span span, int leastUpvotes, LocalDate asOf) {
        Look look = new Look(span, leastUpvotes, asOf);
        List<Candidate> found = new ArrayList<>();
        int considered = look.counted(found);
        List<Scored> ranked = look.ranked(found.stream());
        int[] sizes = new int[UNCOUNTED.size()];
        List<Candidate> uncounted = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = appearances.countOfUncounted(UNCOUNTED.get(i), look.after, asOf);
            considered += sizes[i];
            if (sizes[i] > 0) {
                uncounted.addAll(look.uncounted(UNCOUNTED.get(i), ranked));
            }
        }
        Map<Double, Integer> equals = Scored.sizes(ranked);
        List<Scored> all = look.ranked(Stream.concat(found.stream(), uncounted.stream()));
        return list(
                span,
                asOf,
                considered,
                all,
                scored -> equals.getOrDefault(scored.score().total(), 0) + look.uncountedLike(scored, sizes) - 1);
    }

    private TrendingList list(
            Span span, LocalDate asOf, int considered, List<Scored> ranked, ToIntFunction<Scored> others) {
        List<Scored> best = ranked.subList(0, Math.min(pool(), ranked.size()));
        List<Placing> placings = new ArrayList<>();
        for (Diversity.Placed placed : order(best)) {
            Scored scored = best.get(placed.index());
            placings.add(scored.at(placings.size() + 1, others.applyAsInt(scored), placed.move()));
        }
        return new TrendingList(formula, span, asOf, considered, placings);
    }

    private List<Diversity.Placed> order(List<Scored> best) {
        Map<PaperId, List<Author>> authors = diversity.holdsBack()
                ? appearances.outerAuthors(
                        best.stream().map(scored -> scored.candidate().id()).toList())
                : Map.of();
        return diversity.order(
                best.stream()
                        .map(Scored::candidate)
                        .map(candidate -> Diversity.groups(
                                candidate.primaryCategory(), authors.getOrDefault(candidate.id(), List.of())))
                        .toList(),
                Editions.TRENDING_LENGTH);
    }

    private int pool() {
        return diversity.holdsBack() ? CONSIDERED_FOR_VARIETY : Editions.TRENDING_LENGTH;
    }

    /** One look for the best. */
    private final class Look {
        private final Scoring scoring;
        private final int leastUpvotes;
        private final LocalDate after;
        private final LocalDate asOf;
        private final int days;
        private final Map<Double, List<IntSupplier>> uncountedOfScore = new HashMap<>();
        private final Map<Double, Integer> sums = new HashMap<>();

        Look(Span span, int leastUpvotes, LocalDate asOf) {
            this.scoring = formula.over(span.halfLifeDays(), span.days());
            this.leastUpvotes = leastUpvotes;
            this.asOf = asOf;
            this.days = span.days();
            this.after = asOf.minusDays(days);
        }

        private double age(LocalDate day) {
            return (double) (asOf.toEpochDay() - day.toEpochDay());
        }

        private Scored scored(Candidate candidate) {
            return new Scored(candidate, scoring.score(candidate.signals(), age(candidate.day())));
        }

        private boolean hasVotes(Candidate candidate) {
            return candidate.signals().counts().upvotes() >= leastUpvotes;
        }

        List<Scored> ranked(Stream<Candidate> candidates) {
            return candidates
                    .filter(this::hasVotes)
                    .map(this::scored)
                    .sorted(Scored.ORDER)
                    .toList();
        }

        /** What the last of the best has, if there are as many. */
        private OptionalDouble reach(List<Scored> ranked) {
            return ranked.size() < pool()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(ranked.get(pool() - 1).score().total());
        }

        /**
         * Adds those of which something was counted and that can be among the best.
         *
         * @return how many there are in all
         */
        int counted(List<Candidate> found) {
            int size = appearances.countOfCounted(after, asOf);
            Map<PaperId, Candidate> known = new HashMap<>();
            if (size > FEW) {
                note(known, appearances.mostUpvoted(after, asOf, pool()));
                // Age took more from those, if they are old, than from the best of the latest.
                note(known, appearances.mostUpvoted(start(1), asOf, pool()));
            }
            if (reach(ranked(known.values().stream())).isEmpty()) {
                // So few have the upvotes that are asked for.
                found.addAll(appearances.counted(after, asOf, leastUpvotes, 0, leastUpvotes));
                return size;
            }
            for (int part = 1; part <= PARTS; part++) {
                LocalDate upTo = start(part - 1);
                double reach = reach(ranked(known.values().stream())).orElseThrow();
                if (start(part).isBefore(upTo)) {
                    note(
                            known,
                            appearances.counted(
                                    start(part),
                                    upTo,
                                    fewest(reach, upTo, MANY_STARS - 1),
                                    MANY_STARS,
                                    fewest(reach, upTo, Integer.MAX_VALUE)));
                }
            }
            found.addAll(known.values());
            return size;
        }

        private void note(Map<PaperId, Candidate> known, List<Candidate> more) {
            more.forEach(candidate -> known.put(candidate.id(), candidate));
        }

        /** The day before a part of the span, counted from the latest; that of 0 is the last day of all. */
        private LocalDate start(int part) {
            return asOf.minusDays((long) days * part / PARTS);
        }

        private int fewest(double reach, LocalDate youngest, int mostStars) {
            long fewest = scoring.fewestUpvotes(reach, age(youngest), mostStars);
            return (int) Math.min(Integer.MAX_VALUE, Math.max(leastUpvotes, fewest));
        }

        /** Those of which nothing was counted and that can be among the best, so many of which are known. */
        List<Candidate> uncounted(Signals signals, List<Scored> known) {
            OptionalDouble reach = reach(known);
            boolean reaches = reach.isEmpty() || scoring.score(signals, 0).total() >= reach.getAsDouble();
            return leastUpvotes > 0 || !reaches ? List.of() : appearances.latestUncounted(signals, after, asOf, pool());
        }

        /** How many papers of which nothing was counted have the score of another. */
        int uncountedLike(Scored scored, int[] sizes) {
            if (leastUpvotes > 0) {
                return 0;
            }
            if (uncountedOfScore.isEmpty()) {
                for (int i = 0; i < sizes.length; i++) {
                    if (sizes[i] > 0) {
                        noteScores(UNCOUNTED.get(i), sizes[i]);
                    }
                }
            }
            return sums.computeIfAbsent(
                    scored.score().total(),
                    score -> uncountedOfScore.getOrDefault(score, List.of()).stream()
                            .mapToInt(IntSupplier::getAsInt)
                            .sum());
        }

        /** Notes for each score that such papers can have how to count those that do: on some day, or on any. */
        private void noteScores(Signals signals, int size) {
            double newest = scoring.score(signals, 0).total();
            if (newest == scoring.score(signals, days - 1.0).total()) {
                note(newest, () -> size);
                return;
            }
            for (int age = 0; age < days; age++) {
                LocalDate day = asOf.minusDays(age);
                note(
                        scoring.score(signals, age).total(),
                        () -> appearances.countOfUncounted(signals, day.minusDays(1), day));
            }
        }

        private void note(double score, IntSupplier size) {
            uncountedOfScore.computeIfAbsent(score, _ -> new ArrayList<>()).add(size);
        }
    }
}
