package broadsheet.encode;

import broadsheet.paper.Vector;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An encoder for tests: a text means the sum of what its words mean, and words of a small table of synonyms mean the same. Counts
 * how often it was asked.
 */
public class ConceptEncoder implements Encoder {
    private static final int DIMENSIONS = 64;

    private static final Map<String, String> CONCEPTS = Map.of(
            "automobile", "car",
            "automobiles", "car",
            "vehicle", "car",
            "vehicles", "car",
            "kitten", "cat",
            "kittens", "cat",
            "feline", "cat",
            "felines", "cat",
            "physician", "doctor",
            "physicians", "doctor");

    private final LeastSimilarity leastSimilarity;
    private final AtomicLong texts = new AtomicLong();

    /** To which everything has something to do with everything. */
    public ConceptEncoder() {
        this(-1);
    }

    /** To which what is less similar has nothing to do with a query. */
    public ConceptEncoder(double leastSimilarity) {
        this.leastSimilarity = new LeastSimilarity(leastSimilarity, 0);
    }

    @Override
    public LeastSimilarity leastSimilarity() {
        return leastSimilarity;
    }

    @Override
    public String name() {
        return "concepts/1";
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public Vector query(String text) {
        return vector(text);
    }

    @Override
    public Vector text(String text) {
        texts.incrementAndGet();
        return vector(text);
    }

    /** How many texts, of those that are to be found, were encoded. */
    public long texts() {
        return texts.get();
    }

    /** What a word means; a word of one's own may mean something else. */
    protected String concept(String word) {
        return CONCEPTS.getOrDefault(word, word);
    }

    private Vector vector(String text) {
        float[] sum = new float[DIMENSIONS];
        sum[0] = 1e-3f;
        for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
            if (!word.isEmpty()) {
                Random random = new Random(concept(word).hashCode());
                for (int i = 0; i < DIMENSIONS; i++) {
                    sum[i] += (float) random.nextGaussian();
                }
            }
        }
        return Vector.of(sum);
    }

    @Override
    public void close() {}
}
