package broadsheet.learn;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words, each with a weight: those of a text, by a {@link Vocabulary}, or what several texts have in common. Immutable.
 *
 * @param weights of each word, finite
 */
public record BagOfWords(Map<String, Double> weights) {
    /** No words. */
    public static final BagOfWords NONE = new BagOfWords(Map.of());

    public BagOfWords {
        weights = Map.copyOf(weights);
    }

    /** The mean of some; none of none. */
    public static BagOfWords mean(Collection<BagOfWords> texts) {
        Map<String, Double> sum = new HashMap<>();
        for (BagOfWords text : texts) {
            text.weights.forEach((word, weight) -> sum.merge(word, weight / texts.size(), Double::sum));
        }
        return new BagOfWords(sum);
    }

    /** These, and others times a factor. */
    public BagOfWords plus(BagOfWords other, double factor) {
        Map<String, Double> sum = new HashMap<>(weights);
        other.weights.forEach((word, weight) -> sum.merge(word, factor * weight, Double::sum));
        return new BagOfWords(sum);
    }

    /** These times a factor. */
    public BagOfWords times(double factor) {
        return NONE.plus(this, factor);
    }

    /** Σ over the words of both of the product of their weights; the cosine, if both are of texts. */
    public double dot(BagOfWords other) {
        if (other.weights.size() < weights.size()) {
            return other.dot(this);
        }
        double sum = 0;
        for (Map.Entry<String, Double> word : weights.entrySet()) {
            sum += word.getValue() * other.weights.getOrDefault(word.getKey(), 0.0);
        }
        return sum;
    }

    /** The words that add most to the product with others, the most first; ties by the alphabet. */
    public List<String> shared(BagOfWords other, int most) {
        return weights.entrySet().stream()
                .filter(word -> word.getValue() > 0 && other.weights.getOrDefault(word.getKey(), 0.0) > 0)
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> word) ->
                                -word.getValue() * other.weights.getOrDefault(word.getKey(), 0.0))
                        .thenComparing(Map.Entry::getKey))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The heaviest, the heaviest first; ties by the alphabet. */
    public List<String> heaviest(int most) {
        return weights.entrySet().stream()
                .filter(word -> word.getValue() > 0)
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> word) -> -word.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }
}
