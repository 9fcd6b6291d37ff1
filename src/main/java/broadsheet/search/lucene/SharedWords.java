package broadsheet.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/**
 * The words that tell most of a text, and how much of them papers have.
 *
 * <p>share(d) = Σ s(w, d) / Σ s(w, text), at most 1, where s is the score of {@link Weights} and w are the words for which the text
 * itself has the highest. A text in which nothing tells anything shares nothing.
 */
final class SharedWords {
    private final IndexSearcher searcher;
    private final List<Weight> words = new ArrayList<>();
    private double whole;

    /** A word of the text with its score there. */
    private record Telling(String stem, double score) {}

    /**
     * Chooses the words of a text.
     *
     * @param terms of the index that is asked
     * @param most how many words at most
     */
    SharedWords(IndexSearcher searcher, IndexTerms terms, Weights weights, String text, int most) throws IOException {
        this.searcher = searcher;
        CollectionStatistics all = searcher.collectionStatistics(Field.WORDS);
        if (all == null) {
            return;
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        PaperDocument.Text.of(text).each(stem -> counts.merge(stem, 1, Integer::sum));
        int length = counts.values().stream().mapToInt(Integer::intValue).sum();
        double mean = (double) all.sumTotalTermFreq() / all.docCount();
        double slowness = weights.k1() * (1 - weights.b() + weights.b() * length / mean);
        List<Telling> telling = counts.entrySet().stream()
                .map(word -> new Telling(
                        word.getKey(),
                        rarity(all.docCount(), terms.frequency(Field.WORDS, word.getKey()))
                                * word.getValue()
                                / (word.getValue() + slowness)))
                .filter(word -> word.score() > 0)
                .sorted(Comparator.comparingDouble(Telling::score).reversed())
                .limit(most)
                .toList();
        for (Telling word : telling) {
            words.add(searcher.createWeight(
                    searcher.rewrite(terms.query(Field.WORDS, word.stem())), ScoreMode.COMPLETE, 1));
            whole += word.score();
        }
    }

    /** As BM25 has it; 0 for a word that no paper has. */
    private static double rarity(long papers, int having) {
        return having == 0 ? 0 : Math.log1p((papers - having + .5) / (having + .5));
    }

    /** The shares of papers, in their order. */
    double[] of(int[] papers) throws IOException {
        double[] shares = new double[papers.length];
        Documents documents = new Documents(searcher);
        for (Weight word : words) {
            WordPoints.scores(documents, word, papers, (index, score) -> shares[index] += score);
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] = whole > 0 ? Math.min(1, shares[i] / whole) : 0;
        }
        return shares;
    }
}
