package broadsheet.measure;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How good a ranking is for one query, from 0 for useless to 1 for perfect. As trec_eval has them; a document is relevant
 * if its grade is above 0, and one without a grade is not.
 */
public sealed interface Measure {
    /** Those that search is judged by. */
    List<Measure> STANDARD = List.of(new Ndcg(10), new ReciprocalRank(10), new Recall(100));

    /** Those that beats are judged by, of which all papers of a topic are wanted. */
    List<Measure> OF_TOPICS = List.of(new Ndcg(10), new ReciprocalRank(10), new Recall(100), new AveragePrecision());

    /** How many of the first hits it looks at, from 1. */
    int depth();

    /** How it is called: {@code nDCG@10}. */
    String label();

    /**
     * The measure of a ranking.
     *
     * @param grades of the query's documents, at least one of them relevant
     * @return from 0 to 1; 0 for an empty ranking
     * @throws IllegalArgumentException if none is relevant: 0 of 0 is no number
     */
    double of(Ranking ranking, Map<String, Integer> grades);

    /** Whether a document of this grade is worth finding. */
    static boolean isRelevant(int grade) {
        return grade > 0;
    }

    /**
     * Normalised discounted cumulative gain at k (Järvelin and Kekäläinen, ACM TOIS 20(4), 2002), with the grade itself for
     * gain, as trec_eval's ndcg_cut has it, and not 2^grade − 1.
     *
     * <p>nDCG = DCG / ideal DCG; DCG = Σᵢ₌₁ᵏ gᵢ / log₂(i + 1), where gᵢ is the grade of the hit at rank i, at least 0. The
     * ideal one is that of all judged documents, the highest grade first, cut at k as well.
     */
    record Ndcg(int depth) implements Measure {
        public Ndcg {
            checkDepth(depth);
        }

        @Override
        public String label() {
            return "nDCG@" + depth;
        }

        @Override
        public double of(Ranking ranking, Map<String, Integer> grades) {
            countRelevant(grades);
            List<Integer> ideal =
                    grades.values().stream().sorted(Comparator.reverseOrder()).toList();
            List<Integer> found = ranking.hits().stream()
                    .map(hit -> grades.getOrDefault(hit.document(), 0))
                    .toList();
            return gain(found) / gain(ideal);
        }

        private double gain(List<Integer> grades) {
            double gain = 0;
            for (int i = 0; i < Math.min(depth, grades.size()); i++) {
                gain += Math.max(grades.get(i), 0) * Math.log(2) / Math.log(i + 2);
            }
            return gain;
        }
    }

    /**
     * Reciprocal rank at k: 1 / r, where r is the rank of the first relevant hit, from 1; 0 if none is among the first k.
     */
    record ReciprocalRank(int depth) implements Measure {
        public ReciprocalRank {
            checkDepth(depth);
        }

        @Override
        public String label() {
            return "MRR@" + depth;
        }

        @Override
        public double of(Ranking ranking, Map<String, Integer> grades) {
            countRelevant(grades);
            for (int i = 0; i < Math.min(depth, ranking.hits().size()); i++) {
                if (isRelevant(grades.getOrDefault(ranking.hits().get(i).document(), 0))) {
                    return 1.0 / (i + 1);
                }
            }
            return 0;
        }
    }

    /** Recall at k: the share of the relevant documents that is among the first k hits. */
    record Recall(int depth) implements Measure {
        public Recall {
            checkDepth(depth);
        }

        @Override
        public String label() {
            return "Recall@" + depth;
        }

        @Override
        public double of(Ranking ranking, Map<String, Integer> grades) {
            long relevant = countRelevant(grades);
            long found = ranking.hits().stream()
                    .limit(depth)
                    .filter(hit -> isRelevant(grades.getOrDefault(hit.document(), 0)))
                    .count();
            return (double) found / relevant;
        }
    }

    /**
     * Average precision: of each relevant document that is found the share of relevant ones up to it, and of each other one 0,
     * averaged over all relevant documents; trec_eval's map. Of whole rankings: one that is cut short has less.
     */
    record AveragePrecision() implements Measure {
        @Override
        public int depth() {
            return Integer.MAX_VALUE;
        }

        @Override
        public String label() {
            return "MAP";
        }

        @Override
        public double of(Ranking ranking, Map<String, Integer> grades) {
            long relevant = countRelevant(grades);
            int found = 0;
            double sum = 0;
            for (int i = 0; i < ranking.hits().size(); i++) {
                if (isRelevant(grades.getOrDefault(ranking.hits().get(i).document(), 0))) {
                    found++;
                    sum += found / (i + 1.0);
                }
            }
            return sum / relevant;
        }
    }

    private static void checkDepth(int depth) {
        if (depth < 1) {
            throw new IllegalArgumentException("depth " + depth + " is below 1");
        }
    }

    private static long countRelevant(Map<String, Integer> grades) {
        long count = grades.values().stream().filter(Measure::isRelevant).count();
        if (count == 0) {
            throw new IllegalArgumentException("no document is relevant, so that there is nothing to measure");
        }
        return count;
    }
}
