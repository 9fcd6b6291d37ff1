package broadsheet.rank;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * Fuses what words and meaning say of some papers by a convex combination (Bruch, Gai, Ingber; ACM TOIS 42, 2023).
 *
 * <p>score(p) = (1 − a) · (w(p) + r(p)) + a · m(p). The share for words w is the paper's points for single words divided by the
 * most of all. What rewards their standing together, as in a title, comes on top, so that the others differ no less where a few have
 * a reward: r is its points divided by the same, or by as much more that the greatest is {@value #MOST_REWARD}. Rewards have no
 * less points for words that are frequent, which have few themselves; in a small collection they would be all that counts.
 *
 * <p>The share for meaning m is (c − min c) / r of an encoded paper, where c is its cosine with the query and r the range of the
 * cosines, but at least {@value #LEAST_RANGE}. A paper that is not encoded is taken to mean as much of what was asked as its
 * single words say, which papers with half of the points and more do on average, and no less than half. If its cosine is
 * estimated, that is moved by (c − mean c) / r of the estimates. w and m are from 0 to 1, and so is the
 * score of a paper without rewards.
 *
 * <p>a is the given share where of all papers that have the words the meaning is known or estimated, less in proportion where of
 * some it is not, and nothing where of none: so a collection of which a part is encoded is searched no worse than by words.
 *
 * @param meaning 0 for words alone to 1 for meaning alone; chosen in {@code docs/search-quality.md}
 */
public record Fusion(double meaning) {
    /** Of the candidates for a query on Cranfield, nineteen in twenty times the range is more than .19. */
    private static final double LEAST_RANGE = .2;

    private static final double NOTHING_KNOWN = .5;

    /** Chosen on titles that are looked for by their first words; see docs/search-quality.md. */
    private static final double MOST_REWARD = 2;

    public Fusion {
        if (!(meaning >= 0 && meaning <= 1)) {
            throw new IllegalArgumentException("a share of " + meaning + " is not within 0 to 1");
        }
    }

    /**
     * What is known of a paper.
     *
     * @param words points for single words, from 0
     * @param rewards points for how words stand together, from 0; they count only where some paper has points for words
     * @param cosine of paper and query; NaN if unknown
     * @param estimated whether the cosine is the one to be expected, as the paper is not encoded
     */
    public record Evidence(double words, double rewards, double cosine, boolean estimated) {
        private boolean isEncoded() {
            return !Double.isNaN(cosine) && !estimated;
        }

        private boolean isEstimated() {
            return !Double.isNaN(cosine) && estimated;
        }
    }

    /**
     * What a paper has for each, which sums to its score.
     *
     * @param words 0 to 1 − a
     * @param rewards 0 to {@value #MOST_REWARD} (1 − a)
     * @param meaning 0 to a
     */
    public record Fused(double words, double rewards, double meaning) {
        /** By which papers are ranked. */
        public double score() {
            return words + rewards + meaning;
        }
    }

    /** Fuses the evidence for some papers, in their order. */
    public List<Fused> fuse(List<Evidence> papers) {
        double mostWords = papers.stream().mapToDouble(Evidence::words).max().orElse(0);
        double mostRewards =
                papers.stream().mapToDouble(Evidence::rewards).max().orElse(0);
        DoubleSummaryStatistics encoded = papers.stream()
                .filter(Evidence::isEncoded)
                .mapToDouble(Evidence::cosine)
                .summaryStatistics();
        DoubleSummaryStatistics estimated = papers.stream()
                .filter(Evidence::isEstimated)
                .mapToDouble(Evidence::cosine)
                .summaryStatistics();
        double range =
                encoded.getCount() == 0 ? LEAST_RANGE : Math.max(encoded.getMax() - encoded.getMin(), LEAST_RANGE);
        double share = meaning * known(papers);
        List<Fused> fused = new ArrayList<>(papers.size());
        for (Evidence paper : papers) {
            double words = mostWords > 0 ? paper.words() / mostWords : 0;
            double rewards = mostWords > 0 ? paper.rewards() / Math.max(mostWords, mostRewards / MOST_REWARD) : 0;
            double means;
            if (paper.isEncoded()) {
                means = (paper.cosine() - encoded.getMin()) / range;
            } else {
                double moved = paper.isEstimated() ? (paper.cosine() - estimated.getAverage()) / range : 0;
                means = Math.clamp(Math.max(NOTHING_KNOWN, words) + moved, 0, 1);
            }
            fused.add(new Fused((1 - share) * words, (1 - share) * rewards, share * means));
        }
        return fused;
    }

    /** Of how large a part of the papers that have words the meaning is known or estimated; of all if none has words. */
    private static double known(List<Evidence> papers) {
        long known = 0;
        long all = 0;
        for (Evidence paper : papers) {
            if (paper.words() > 0) {
                all++;
                known += Double.isNaN(paper.cosine()) ? 0 : 1;
            }
        }
        return all == 0 ? 1 : (double) known / all;
    }
}
