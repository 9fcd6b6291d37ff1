package broadsheet.rank;

import broadsheet.paper.Counts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A made world of papers, readers and votes, in which the order of a list decides what is read and so what is voted for.
 *
 * <p>Every day brings {@value #PAPERS_A_DAY} papers. The label of each is its quality, the share of readers who vote for it once they
 * have looked at it: 1 − U^(1/5), U uniform, a sixth on average. One in twenty is a quarrel: three readers in ten comment on it,
 * and its quality is a third of that; on any other, a tenth of those comment who vote. Nothing has code, stars or a project page.
 *
 * <p>There are {@value #READERS} readers, each of whom comes on half of the days, at any hour. The list shows the best
 * {@value #SHOWN} papers of the last seven days in the order of the formula, made anew every two hours of what was voted and said
 * by then. A reader looks at the paper on place i with the chance 1 / i (position bias; Craswell, Zoeter, Taylor, Ramsey, WSDM 2008),
 * and votes with that of its quality, but for a paper that he looked at before never again. Others come to a paper from
 * elsewhere, past the list: in each hour of its days 0, 1, 2 … one with the chance 1 − exp(−e / 24), 1 − exp(−e / 48), 1 − exp(−e / 96)
 * …, with e = 4 · exp(N) of a normal N, whatever its quality; each looks at it once, and votes as readers do.
 *
 * <p>The same seed makes the same papers, the same comings and the same chances of looking and voting for every formula. After
 * a week, in which there are too few papers, {@value #DAYS} days are measured.
 */
final class VoteSimulation {
    static final int DAYS = 28;
    static final int SHOWN = 50;
    static final int READERS = 300;
    static final int PAPERS_A_DAY = 40;

    private static final int WINDOW = 7;
    private static final int FIRST_WEEK = 7;
    private static final int HOURS = 24;
    private static final int HOURS_BETWEEN_LISTS = 2;
    private static final int TOP = 10;

    /** What puts the list in order. */
    @FunctionalInterface
    interface Ordering {
        /**
         * A score, the greatest first.
         *
         * @param quality the label, which no formula knows
         * @param looks how many looked at it, which no server here knows
         */
        double score(Signals signals, double ageDays, double quality, int looks);

        /** By a formula that counts age in whole days, as lists of days do. */
        static Ordering byDays(Scoring scoring) {
            return (signals, age, _, _) ->
                    scoring.score(signals, Math.floor(age)).total();
        }

        /** By a formula that counts age in hours. */
        static Ordering byHours(Scoring scoring) {
            return (signals, age, _, _) -> scoring.score(signals, age).total();
        }
    }

    /**
     * How an ordering did in one world.
     *
     * @param found votes from the list for each coming of a reader
     * @param quality of the ten best places at the end of each day, against that of the ten best papers of the week; 0 to 1
     */
    record Outcome(double found, double quality) {}

    private static final class MadePaper {
        final int day;
        final double quality;
        final double commenting;
        final double fame;
        final BitSet lookedAt = new BitSet(READERS);
        int looks;
        int votes;
        int comments;

        MadePaper(int day, Random random) {
            this.day = day;
            double liking = 1 - Math.pow(random.nextDouble(), 1 / 5.0);
            boolean quarrel = random.nextInt(20) == 0;
            this.quality = quarrel ? liking / 3 : liking;
            this.commenting = quarrel ? 0.3 : quality / 10;
            this.fame = 4 * Math.exp(random.nextGaussian());
        }

        Signals signals() {
            return new Signals(new Counts(votes, comments, 0), false, false);
        }

        void look(double voting, double commentingChance) {
            looks++;
            votes += voting < quality ? 1 : 0;
            comments += commentingChance < commenting ? 1 : 0;
        }
    }

    private VoteSimulation() {}

    static Outcome run(long seed, Ordering ordering) {
        Random papersChance = chance(seed, 0);
        Random elsewhere = chance(seed, 1);
        Random comings = chance(seed, 2);
        List<MadePaper> papers = new ArrayList<>();
        double found = 0;
        double visits = 0;
        double quality = 0;
        for (int day = 0; day < FIRST_WEEK + DAYS; day++) {
            for (int i = 0; i < PAPERS_A_DAY; i++) {
                papers.add(new MadePaper(day, papersChance));
            }
            int today = day;
            List<MadePaper> week =
                    papers.stream().filter(paper -> paper.day > today - WINDOW).toList();
            int[] hourOfComing = new int[READERS];
            for (int reader = 0; reader < READERS; reader++) {
                hourOfComing[reader] = comings.nextBoolean() ? comings.nextInt(HOURS) : HOURS;
            }
            List<MadePaper> list = List.of();
            for (int hour = 0; hour < HOURS; hour++) {
                for (MadePaper paper : week) {
                    lookFromElsewhere(paper, paper.fame / HOURS / Math.pow(2, day - paper.day), elsewhere);
                }
                if (hour % HOURS_BETWEEN_LISTS == 0) {
                    list = list(week, ordering, day + (double) hour / HOURS);
                }
                for (int reader = 0; reader < READERS; reader++) {
                    if (hourOfComing[reader] == hour) {
                        int votes = visit(list, reader, chance(seed, 3 + (long) day * READERS + reader));
                        found += day >= FIRST_WEEK ? votes : 0;
                        visits += day >= FIRST_WEEK ? 1 : 0;
                    }
                }
            }
            quality += day >= FIRST_WEEK ? quality(list, week) : 0;
        }
        return new Outcome(found / visits, quality / DAYS);
    }

    /** Neighbouring seeds begin alike, so they are scattered first (the finaliser of MurmurHash3). */
    private static Random chance(long seed, long stream) {
        long mixed = seed * 0x9E3779B97F4A7C15L + stream;
        mixed = (mixed ^ (mixed >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return new Random(mixed ^ (mixed >>> 33));
    }

    /** At most one an hour, whose chance is that of a Poisson number above 0; draws as often whatever the list. */
    private static void lookFromElsewhere(MadePaper paper, double mean, Random chance) {
        double coming = chance.nextDouble();
        double voting = chance.nextDouble();
        double commenting = chance.nextDouble();
        if (coming < 1 - Math.exp(-mean)) {
            paper.look(voting, commenting);
        }
    }

    private static int visit(List<MadePaper> list, int reader, Random chance) {
        int votes = 0;
        for (int i = 0; i < list.size(); i++) {
            double looking = chance.nextDouble();
            double voting = chance.nextDouble();
            double commenting = chance.nextDouble();
            MadePaper paper = list.get(i);
            if (looking < 1.0 / (i + 1) && !paper.lookedAt.get(reader)) {
                paper.lookedAt.set(reader);
                int before = paper.votes;
                paper.look(voting, commenting);
                votes += paper.votes - before;
            }
        }
        return votes;
    }

    private static List<MadePaper> list(List<MadePaper> week, Ordering ordering, double now) {
        record Ranked(MadePaper paper, double score) {}
        // Ties fall to the later paper, as they do in lists.
        return week.reversed().stream()
                .map(paper ->
                        new Ranked(paper, ordering.score(paper.signals(), now - paper.day, paper.quality, paper.looks)))
                .sorted(Comparator.comparingDouble(Ranked::score).reversed())
                .limit(SHOWN)
                .map(Ranked::paper)
                .toList();
    }

    private static double quality(List<MadePaper> list, List<MadePaper> week) {
        double best = week.stream()
                .mapToDouble(paper -> -paper.quality)
                .sorted()
                .limit(TOP)
                .sum();
        return -list.stream().limit(TOP).mapToDouble(paper -> paper.quality).sum() / best;
    }

    /** How an ordering did in some worlds, one mark each. */
    static List<Outcome> runs(int worlds, Ordering ordering) {
        return IntStream.range(0, worlds)
                .mapToObj(seed -> run(20251226L + seed, ordering))
                .toList();
    }

    static double[] found(List<Outcome> outcomes) {
        return outcomes.stream().mapToDouble(Outcome::found).toArray();
    }

    static double[] quality(List<Outcome> outcomes) {
        return outcomes.stream().mapToDouble(Outcome::quality).toArray();
    }
}
