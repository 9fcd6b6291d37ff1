package broadsheet.rank;

import java.util.ArrayList;
import java.util.List;

/**
 * Fuses what words and meaning say of some papers by a convex combination (Bruch, Gai, Ingber; ACM TOIS 42, 2023).
 *
 * <p>score(p) = (1 − m) · w(p) / max w + m · (c(p) − min c) / (max c − min c), where w are the points for words, 0 for a paper
 * that has none of them, c the cosine of paper and query, and maxima and minima are those of the given papers. So it is from
 * 0 to 1. A share without differences adds nothing: if no paper has points, or all have one cosine. A paper whose cosine is
 * unknown has the mean of the others, as if nothing spoke for or against it.
 *
 * @param meaning m, 0 for words alone to 1 for meaning alone; chosen in {@code docs/search-quality.md}
 */
public record Fusion(double meaning) {
    public Fusion {
        if (!(meaning >= 0 && meaning <= 1)) {
            throw new IllegalArgumentException("a share of " + meaning + " is not within 0 to 1");
        }
    }

    /**
     * What is known of a paper.
     *
     * @param words points for its words, from 0
     * @param cosine of paper and query; NaN if unknown
     */
    public record Evidence(double words, double cosine) {}

    /**
     * What a paper has for each, which sums to its score.
     *
     * @param words 0 to 1 − m
     * @param meaning 0 to m
     */
    public record Fused(double words, double meaning) {
        /** By which papers are ranked. */
        public double score() {
            return words + meaning;
        }
    }

    /** Fuses the evidence for some papers, in their order. */
    public List<Fused> fuse(List<Evidence> papers) {
        double mostWords = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int known = 0;
        for (Evidence paper : papers) {
            mostWords = Math.max(mostWords, paper.words());
            if (!Double.isNaN(paper.cosine())) {
                least = Math.min(least, paper.cosine());
                most = Math.max(most, paper.cosine());
                sum += paper.cosine();
                known++;
            }
        }
        List<Fused> fused = new ArrayList<>(papers.size());
        for (Evidence paper : papers) {
            double cosine = Double.isNaN(paper.cosine()) ? sum / known : paper.cosine();
            fused.add(new Fused(
                    mostWords > 0 ? (1 - meaning) * paper.words() / mostWords : 0,
                    most > least ? meaning * (cosine - least) / (most - least) : 0));
        }
        return fused;
    }
}
