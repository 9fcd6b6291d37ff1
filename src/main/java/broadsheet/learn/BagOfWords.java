package broadsheet.learn;

import broadsheet.paper.SaidWords;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Words, each with a weight: those of a text, by a {@link Vocabulary}, or what several texts have in common. Words are known by their
 * keys ({@link SaidWords}), and spelled as far as a text was there to read them from. Immutable.
 */
public final class BagOfWords {
    /** No words. */
    public static final BagOfWords NONE = new BagOfWords(new int[0], new double[0], Map.of());

    /** Ascending, each once. */
    private final int[] keys;

    private final double[] weights;
    private final Map<Integer, String> spelled;

    BagOfWords(int[] keys, double[] weights, Map<Integer, String> spelled) {
        this.keys = keys;
        this.weights = weights;
        this.spelled = spelled;
    }

    /** How many words have a weight. */
    int size() {
        return keys.length;
    }

    /** The key of a word, from 0; keys ascend. */
    int key(int place) {
        return keys[place];
    }

    /** The weight of a word. */
    double weight(int place) {
        return weights[place];
    }

    /** The keys, ascending. */
    IntStream keys() {
        return Arrays.stream(keys);
    }

    /** A number for each word, which is its place. */
    WordNumbers numbers() {
        return new WordNumbers(keys);
    }

    /** The words that are spelled, each with its weight. */
    public Map<String, Double> weights() {
        Map<String, Double> all = new HashMap<>();
        for (int i = 0; i < keys.length; i++) {
            String word = spelled.get(keys[i]);
            if (word != null) {
                all.put(word, weights[i]);
            }
        }
        return all;
    }

    /** The mean of some; none of none. */
    public static BagOfWords mean(Collection<BagOfWords> texts) {
        BagOfWords sum = NONE;
        for (BagOfWords text : texts) {
            sum = sum.plus(text, 1.0 / texts.size());
        }
        return sum;
    }

    /** These, and others times a factor. */
    public BagOfWords plus(BagOfWords other, double factor) {
        int[] both = new int[keys.length + other.keys.length];
        double[] sums = new double[both.length];
        int size = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < keys.length || theirs < other.keys.length) {
            boolean isMine = theirs == other.keys.length || mine < keys.length && keys[mine] <= other.keys[theirs];
            boolean isTheirs = mine == keys.length || theirs < other.keys.length && other.keys[theirs] <= keys[mine];
            both[size] = isMine ? keys[mine] : other.keys[theirs];
            sums[size] += isMine ? weights[mine++] : 0;
            sums[size] += isTheirs ? factor * other.weights[theirs++] : 0;
            size++;
        }
        Map<Integer, String> allSpelled = new HashMap<>(other.spelled);
        allSpelled.putAll(spelled);
        return new BagOfWords(Arrays.copyOf(both, size), Arrays.copyOf(sums, size), allSpelled);
    }

    /** These times a factor. */
    public BagOfWords times(double factor) {
        return NONE.plus(this, factor);
    }

    /** Σ over the words of both of the product of their weights; the cosine, if both are of texts. */
    public double dot(BagOfWords other) {
        double sum = 0;
        int theirs = 0;
        for (int i = 0; i < keys.length; i++) {
            while (theirs < other.keys.length && other.keys[theirs] < keys[i]) {
                theirs++;
            }
            if (theirs < other.keys.length && other.keys[theirs] == keys[i]) {
                sum += weights[i] * other.weights[theirs];
            }
        }
        return sum;
    }

    /** The spelled words that add most to the product with others, the most first; ties by the alphabet. */
    public List<String> shared(BagOfWords other, int most) {
        return most(this, other, most);
    }

    /** The heaviest that are spelled, the heaviest first; ties by the alphabet. */
    public List<String> heaviest(int most) {
        double[] ones = new double[keys.length];
        Arrays.fill(ones, 1);
        return most(this, new BagOfWords(keys, ones, Map.of()), most);
    }

    /** A word with what it adds. */
    private record Telling(String word, double points) {
        static final Comparator<Telling> MOST_FIRST = Comparator.comparingDouble((Telling telling) -> -telling.points())
                .thenComparing(Telling::word);
    }

    private static List<String> most(BagOfWords bag, BagOfWords other, int most) {
        return bag.spelled.entrySet().stream()
                .map(word -> new Telling(word.getValue(), bag.positive(word.getKey()) * other.positive(word.getKey())))
                .filter(telling -> telling.points() > 0)
                .sorted(Telling.MOST_FIRST)
                .limit(most)
                .map(Telling::word)
                .toList();
    }

    /** The weight of a word; 0 if it has none, or one below that. */
    private double positive(int key) {
        int place = Arrays.binarySearch(keys, key);
        return place < 0 ? 0 : Math.max(0, weights[place]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BagOfWords bag && Arrays.equals(keys, bag.keys) && Arrays.equals(weights, bag.weights);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(keys) + Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        return "BagOfWords[" + keys.length + "]";
    }
}
