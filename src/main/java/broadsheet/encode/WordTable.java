package broadsheet.encode;

import broadsheet.paper.TextKey;
import broadsheet.paper.Vector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Static vectors: what an encoder would say of a text, estimated by its words alone, in microseconds. A word has a vector; the
 * estimate is the mean of all texts plus the sum of those of the words, weighted by √(n · ln((N + 1) / (f + ½)) / l), where n is
 * how often a word is in the text, f in how many of the N texts it was learnt from, and l the sum of n · ln((N + 1) / (f + ½)) over
 * the words of the text, but at least the median of the texts it was learnt from: a title alone tells less than an abstract. The
 * vectors of words are those by which such sums come nearest to what the encoder said of other texts ({@link RidgeRegression}).
 *
 * <p>An estimate is shorter than a unit vector, and the more so the less words tell: its dot product with a vector of the encoder is
 * the cosine that is to be expected. So queries need no encoding of their own, and both kinds can be held against each other.
 * Immutable.
 */
public final class WordTable {
    /** A word of one text alone tells nothing of another. */
    private static final int LEAST_TEXTS = 2;

    private static final double PENALTY = .1;
    private static final int STEPS = 15;
    private static final int COLUMNS = 32;

    /** One text in so many is kept to see by how much estimates of texts that were not learnt from are too long. */
    private static final int HELD_OUT = 10;

    private final Map<String, Integer> rows;
    private final float[] rarities;
    private final float[] mean;
    private final short[] numbers;
    private final int learntFrom;
    private final float leastLength;

    /**
     * A table.
     *
     * @param words each once
     * @param rarities ln((N + 1) / (f + ½)) of each
     * @param mean of all texts
     * @param numbers {@code short[words × dimensions]}, IEEE 754 binary16
     * @param learntFrom N
     * @param leastLength the least l
     */
    WordTable(List<String> words, float[] rarities, float[] mean, short[] numbers, int learntFrom, float leastLength) {
        this.rows = HashMap.newHashMap(words.size());
        for (String word : words) {
            rows.put(word, rows.size());
        }
        this.rarities = rarities;
        this.mean = mean;
        this.numbers = numbers;
        this.learntFrom = learntFrom;
        this.leastLength = leastLength;
    }

    /** Of how many texts it was learnt. */
    public int learntFrom() {
        return learntFrom;
    }

    /** How many words it knows. */
    public int size() {
        return rows.size();
    }

    /** The estimate of a text, {@code float[d]}, of a length up to about one; nothing if it has no word that is known. */
    public Optional<float[]> estimate(String text) {
        SparseRow row = row(counts(text, rows), rarities, leastLength);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        float[] estimate = mean.clone();
        row.addTimes(numbers, estimate);
        return Optional.of(estimate);
    }

    private static String[] words(String text) {
        return TextKey.of(text).split(" ", -1);
    }

    /** How often each word that is known is in a text, by rows. */
    private static Map<Integer, Integer> counts(String text, Map<String, Integer> rows) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (String word : words(text)) {
            Integer row = rows.get(word);
            if (row != null) {
                counts.merge(row, 1, Integer::sum);
            }
        }
        return counts;
    }

    /** l, as far as the text goes. */
    private static double length(Map<Integer, Integer> counts, float[] rarities) {
        double length = 0;
        for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
            length += count.getValue() * (double) rarities[count.getKey()];
        }
        return length;
    }

    private static SparseRow row(Map<Integer, Integer> counts, float[] rarities, double leastLength) {
        double length = Math.max(leastLength, length(counts, rarities));
        int[] features = new int[counts.size()];
        float[] weights = new float[counts.size()];
        int i = 0;
        for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
            features[i] = count.getKey();
            weights[i++] = (float) Math.sqrt(count.getValue() * (double) rarities[count.getKey()] / length);
        }
        return new SparseRow(features, weights);
    }

    /**
     * Learns a table from what the encoder said of some texts.
     *
     * @param encoded at least one; of a thousand it takes a second or two, of eight thousand ten
     * @param workers by whose threads
     */
    public static WordTable learn(List<VectorFile.Encoded> encoded, ExecutorService workers)
            throws InterruptedException {
        Map<String, Integer> texts = new HashMap<>();
        for (VectorFile.Encoded one : encoded) {
            for (String word : new HashSet<>(List.of(words(one.text())))) {
                texts.merge(word, 1, Integer::sum);
            }
        }
        List<String> words = texts.entrySet().stream()
                .filter(entry ->
                        entry.getValue() >= LEAST_TEXTS && !entry.getKey().isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        Map<String, Integer> rows = new HashMap<>();
        float[] rarities = new float[words.size()];
        for (String word : words) {
            rarities[rows.size()] = (float) Math.log((encoded.size() + 1) / (texts.getOrDefault(word, 0) + .5));
            rows.put(word, rows.size());
        }
        return new Learning(encoded, words, rows, rarities).learn(workers);
    }

    /** What is learnt from. */
    private static final class Learning {
        private final List<String> words;
        private final float[] rarities;
        private final List<SparseRow> features;
        private final List<Vector> vectors;
        private final float[] mean;
        private final int size;
        private final float leastLength;

        Learning(List<VectorFile.Encoded> encoded, List<String> words, Map<String, Integer> rows, float[] rarities) {
            this.words = words;
            this.rarities = rarities;
            this.size = encoded.size();
            List<Map<Integer, Integer>> counts =
                    encoded.stream().map(one -> counts(one.text(), rows)).toList();
            this.leastLength = (float) counts.stream()
                    .mapToDouble(text -> length(text, rarities))
                    .sorted()
                    .skip(size / 2)
                    .findFirst()
                    .orElse(0);
            this.features = counts.stream()
                    .map(text -> row(text, rarities, leastLength))
                    .toList();
            this.vectors = encoded.stream().map(VectorFile.Encoded::vector).toList();
            this.mean = new float[vectors.getFirst().dimensions()];
            for (Vector vector : vectors) {
                for (int d = 0; d < mean.length; d++) {
                    mean[d] += vector.at(d) / vectors.size();
                }
            }
        }

        WordTable learn(ExecutorService workers) throws InterruptedException {
            Random random = new Random(size);
            Set<Integer> heldOut = new HashSet<>();
            for (int i = 0; i < size / HELD_OUT; i++) {
                heldOut.add(random.nextInt(size));
            }
            int[] learnt =
                    IntStream.range(0, size).filter(i -> !heldOut.contains(i)).toArray();
            short[] numbers = new short[words.size() * mean.length];
            List<Callable<Fit>> parts = new ArrayList<>();
            for (int from = 0; from < mean.length; from += COLUMNS) {
                int first = from;
                parts.add(() -> fit(learnt, heldOut, first, Math.min(COLUMNS, mean.length - first), numbers));
            }
            double agreement = 0;
            double squares = 0;
            for (Future<Fit> part : workers.invokeAll(parts)) {
                try {
                    agreement += part.get().agreement();
                    squares += part.get().squares();
                } catch (ExecutionException e) {
                    throw new IllegalStateException("learning vectors of words", e.getCause());
                }
            }
            // By least squares; nothing was held out of few texts.
            float scale = squares > 0 ? (float) Math.clamp(agreement / squares, 0, 1) : 1;
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Float.floatToFloat16(scale * Float.float16ToFloat(numbers[i]));
            }
            return new WordTable(words, rarities, mean, numbers, size, leastLength);
        }

        /**
         * How well some columns fit texts that were held out.
         *
         * @param agreement of estimates and vectors: the sum of their products, both without the mean
         * @param squares of the estimates
         */
        private record Fit(double agreement, double squares) {}

        private Fit fit(int[] learnt, Set<Integer> heldOut, int from, int columns, short[] numbers) {
            float[] targets = new float[learnt.length * columns];
            List<SparseRow> rows = new ArrayList<>();
            for (int i = 0; i < learnt.length; i++) {
                rows.add(features.get(learnt[i]));
                for (int c = 0; c < columns; c++) {
                    targets[i * columns + c] = vectors.get(learnt[i]).at(from + c) - mean[from + c];
                }
            }
            float[] solution = new RidgeRegression(rows, words.size(), PENALTY, STEPS).solve(targets, columns);
            double agreement = 0;
            double squares = 0;
            float[] estimate = new float[columns];
            for (int text : heldOut) {
                features.get(text).times(solution, estimate);
                for (int c = 0; c < columns; c++) {
                    agreement += estimate[c] * (vectors.get(text).at(from + c) - mean[from + c]);
                    squares += estimate[c] * estimate[c];
                }
            }
            for (int word = 0; word < words.size(); word++) {
                for (int c = 0; c < columns; c++) {
                    numbers[word * mean.length + from + c] = Float.floatToFloat16(solution[word * columns + c]);
                }
            }
            return new Fit(agreement, squares);
        }
    }

    /** Its words, in the order of their vectors. */
    List<String> words() {
        String[] words = new String[rows.size()];
        rows.forEach((word, row) -> words[row] = word);
        return List.of(words);
    }

    float leastLength() {
        return leastLength;
    }

    float[] rarities() {
        return rarities.clone();
    }

    float[] mean() {
        return mean.clone();
    }

    short[] numbers() {
        return numbers.clone();
    }
}
