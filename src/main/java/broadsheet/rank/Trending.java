package broadsheet.rank;

import broadsheet.paper.Counts;
import java.util.ArrayList;
import java.util.List;

/**
 * What is being read: the points that speak for a paper, halved with every half-life of its age.
 *
 * <p>score(p) = (u + ½·min(c, u) + log₂(1 + s) + k + ½·j) · 2^(−a/h), where u are upvotes, c comments, s stars of the
 * code, k is 1 if code is linked and j is 1 if a project page is, a is the age in days and h the half-life in days.
 *
 * <p>Comments count for at most as much as upvotes, after lobste.rs: a paper with many comments and few votes is being
 * quarrelled over, not read. Stars count by their logarithm, since they measure the code's whole past and not this week.
 * The decay is exponential, so that the order of two papers never changes by waiting alone.
 * Ties fall to the later paper, then to the smaller id; see {@code docs/ranking.md}.
 *
 * @param halfLifeDays h, above 0 and finite
 */
public record Trending(double halfLifeDays) implements Scoring {
    private static final double COMMENT_WEIGHT = 0.5;
    private static final double CODE_POINTS = 1.0;
    private static final double PROJECT_POINTS = 0.5;

    public Trending {
        Scoring.halfLife(halfLifeDays);
    }

    @Override
    public Score score(Signals signals, double ageDays) {
        double decay = decay(ageDays);
        Counts counts = signals.counts();
        List<Score.Term> terms = new ArrayList<>();
        add(terms, Score.Signal.UPVOTES, counts.upvotes(), counts.upvotes() * decay);
        double talk = COMMENT_WEIGHT * Math.min(counts.comments(), counts.upvotes());
        add(terms, Score.Signal.COMMENTS, counts.comments(), talk * decay);
        add(terms, Score.Signal.STARS, counts.stars(), log2(1.0 + counts.stars()) * decay);
        add(terms, Score.Signal.CODE, signals.hasCode() ? 1 : 0, signals.hasCode() ? CODE_POINTS * decay : 0);
        add(
                terms,
                Score.Signal.PROJECT,
                signals.hasProject() ? 1 : 0,
                signals.hasProject() ? PROJECT_POINTS * decay : 0);
        return Score.of(terms);
    }

    /**
     * How much of its points a paper keeps at an age: 1 at age 0, ½ after one half-life.
     *
     * @param ageDays from 0
     * @throws IllegalArgumentException if the age is below 0
     */
    public double decay(double ageDays) {
        return Math.pow(2, -Scoring.age(ageDays) / halfLifeDays);
    }

    private static void add(List<Score.Term> terms, Score.Signal signal, int count, double points) {
        if (points > 0) {
            terms.add(new Score.Term(signal, count, points));
        }
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
