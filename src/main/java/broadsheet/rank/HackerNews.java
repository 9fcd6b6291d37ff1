package broadsheet.rank;

import broadsheet.paper.Counts;
import java.util.List;

/**
 * The order of Hacker News's front page (Paul Graham, {@code frontpage-rank} in {@code news.arc} of Arc 3.1 and of Anarki).
 *
 * <p>score(p) = u^0.8 / (t + 2)^1.8 · q, where u are upvotes and t is the age in hours of a clock that takes the half-life for a
 * day, so that over a day it is as published and over longer windows that many times slower. q is 1 for up to twenty comments c, and
 * min(1, (u / c)²) for more: whatever is talked of more than it is liked is a quarrel. There, points begin at one, that of whoever
 * sent the story in, which the formula takes off; the counts of a paper never had it. Stars, code and project page say nothing.
 *
 * @param halfLifeDays how many days count as one, above 0 and finite
 */
public record HackerNews(double halfLifeDays) implements Scoring {
    private static final double GRAVITY = 1.8;
    private static final double FLATTENING = 0.8;
    private static final double BASE_HOURS = 2;
    private static final double HOURS_A_DAY = 24;
    private static final int CALM = 20;

    public HackerNews {
        Scoring.halfLife(halfLifeDays);
    }

    @Override
    public Score score(Signals signals, double ageDays) {
        double hours = Scoring.age(ageDays) / halfLifeDays * HOURS_A_DAY;
        Counts counts = signals.counts();
        double points = Math.pow(counts.upvotes(), FLATTENING) / Math.pow(hours + BASE_HOURS, GRAVITY) * calm(counts);
        return Score.of(
                points > 0 ? List.of(new Score.Term(Score.Signal.UPVOTES, counts.upvotes(), points)) : List.of());
    }

    private static double calm(Counts counts) {
        if (counts.comments() <= CALM) {
            return 1;
        }
        double share = (double) counts.upvotes() / counts.comments();
        return Math.min(1, share * share);
    }
}
