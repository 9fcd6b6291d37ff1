package broadsheet.learn;

import broadsheet.paper.TextKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * How rare words are, counted in some texts, by which any text is read: a word that is n times in a text and in f of the N texts
 * that were counted weighs (1 + ln n) · ln((N + 1) / (f + ½)) (Salton and Buckley, Information Processing &amp; Management 24(5),
 * 1988), and all weights of a text together have length one. Plurals count as singulars. Immutable.
 */
public final class Vocabulary {
    private static final int SHORTEST = 2;

    /** A shorter word that ends on s is seldom a plural. */
    private static final int SHORTEST_PLURAL = 4;

    private final Map<String, Integer> texts = new HashMap<>();
    private final int size;

    private Vocabulary(Collection<String> counted) {
        this.size = counted.size();
        for (String text : counted) {
            new HashSet<>(words(text)).forEach(word -> texts.merge(word, 1, Integer::sum));
        }
    }

    /** Counts the words of some texts. */
    public static Vocabulary of(Collection<String> texts) {
        return new Vocabulary(texts);
    }

    /** The words of a text, of length one; none if it has none. A word of no text that was counted is the rarest of all. */
    public BagOfWords read(String text) {
        Map<String, Double> weights = new HashMap<>();
        words(text).forEach(word -> weights.merge(word, 1.0, Double::sum));
        weights.replaceAll((word, count) ->
                (1 + Math.log(count)) * Math.max(0, Math.log((size + 1) / (texts.getOrDefault(word, 0) + .5))));
        double length = Math.sqrt(
                weights.values().stream().mapToDouble(weight -> weight * weight).sum());
        if (length == 0) {
            return BagOfWords.NONE;
        }
        weights.replaceAll((word, weight) -> weight / length);
        return new BagOfWords(weights);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : TextKey.of(text).split(" ", -1)) {
            if (word.length() >= SHORTEST) {
                boolean isPlural = word.length() >= SHORTEST_PLURAL && word.endsWith("s") && !word.endsWith("ss");
                words.add(isPlural ? word.substring(0, word.length() - 1) : word);
            }
        }
        return words;
    }
}
