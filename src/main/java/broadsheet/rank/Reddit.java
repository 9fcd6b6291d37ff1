package broadsheet.rank;

import java.util.ArrayList;
import java.util.List;

/**
 * Reddit's <em>hot</em> ({@code r2/lib/db/_sorts.pyx} in {@code reddit-archive/reddit}).
 *
 * <p>score(p) = log₁₀(u + 1) + (r − a) / h · 86,400 / 45,000, where u are upvotes, a is the age in days, h the half-life and r how
 * many days the window reaches back: a paper that is 12.5 hours younger stands as one with ten times the votes, by a clock
 * that takes the half-life for a day. There, time counts from a day in 2005, which changes no order; here from the window's
 * beginning, so that no score is below 0. Votes begin at one there, that of whoever sent the link in; here it is added. Comments,
 * stars, code and project page say nothing.
 *
 * @param halfLifeDays h, above 0 and finite
 * @param reachDays r, from 1; a paper that is older has nothing for its age
 */
public record Reddit(double halfLifeDays, int reachDays) implements Scoring {
    private static final double TENFOLD_SECONDS = 45_000;
    private static final double SECONDS_A_DAY = 86_400;

    public Reddit {
        Scoring.halfLife(halfLifeDays);
    }

    @Override
    public Score score(Signals signals, double ageDays) {
        int upvotes = signals.counts().upvotes();
        double votes = Math.log10(upvotes + 1.0);
        double youth = youth(Scoring.age(ageDays), halfLifeDays, reachDays, TENFOLD_SECONDS / SECONDS_A_DAY);
        List<Score.Term> terms = new ArrayList<>();
        if (votes > 0) {
            terms.add(new Score.Term(Score.Signal.UPVOTES, upvotes, votes));
        }
        if (youth > 0) {
            terms.add(new Score.Term(Score.Signal.AGE, (int) ageDays, youth));
        }
        return Score.of(terms);
    }

    /** The points for an age: one for each span of a clock by which a paper is younger than the window reaches. */
    static double youth(double ageDays, double halfLifeDays, int reachDays, double spanDays) {
        return Math.max(0, reachDays - ageDays) / halfLifeDays / spanDays;
    }
}
