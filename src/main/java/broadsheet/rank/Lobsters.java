package broadsheet.rank;

import broadsheet.paper.Counts;
import java.util.ArrayList;
import java.util.List;

/**
 * The hotness of lobste.rs ({@code calculated_hotness} in {@code app/models/story.rb} of {@code lobsters/lobsters}).
 *
 * <p>score(p) = log₁₀(v + 1 + min(c, v)) + (r − a) / h · 24 / 22, where v = u + 1 are votes, c comments, a is the age in days, h
 * the half-life and r how many days the window reaches back: a paper that is 22 hours younger stands as one with ten times the
 * points, by a clock that takes the half-life for a day. There, lower is hotter, and time counts from 1970; neither changes an
 * order. A comment there counts half of its own votes and one more; of those of a comment here nothing is known, so each counts
 * as one that has its author's alone, which is 1. The vote of whoever sent a story in is there counted, and so added here. What
 * tags and authorship add there, nothing here has. Stars, code and project page say nothing.
 *
 * @param halfLifeDays h, above 0 and finite
 * @param reachDays r, from 1; a paper that is older has nothing for its age
 */
public record Lobsters(double halfLifeDays, int reachDays) implements Scoring {
    private static final double TENFOLD_HOURS = 22;
    private static final double HOURS_A_DAY = 24;

    public Lobsters {
        Scoring.halfLife(halfLifeDays);
    }

    @Override
    public Score score(Signals signals, double ageDays) {
        Counts counts = signals.counts();
        double votes = counts.upvotes() + 1.0;
        double liked = Math.log10(votes + 1);
        double talked = Math.log10(votes + 1 + Math.min(counts.comments(), votes)) - liked;
        double youth = Reddit.youth(Scoring.age(ageDays), halfLifeDays, reachDays, TENFOLD_HOURS / HOURS_A_DAY);
        List<Score.Term> terms = new ArrayList<>();
        terms.add(new Score.Term(Score.Signal.UPVOTES, counts.upvotes(), liked));
        if (talked > 0) {
            terms.add(new Score.Term(Score.Signal.COMMENTS, counts.comments(), talked));
        }
        if (youth > 0) {
            terms.add(new Score.Term(Score.Signal.AGE, (int) ageDays, youth));
        }
        return Score.of(terms);
    }
}
