package broadsheet.learn;

import broadsheet.paper.SaidWords;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How rare words are, counted in some texts, by which any text is read: a word that is n times in a text and in f of the N texts
 * that were counted weighs (1 + ln n) · ln((N + 1) / (f + ½)) (Salton and Buckley, Information Processing &amp; Management 24(5),
 * 1988), and all weights of a text together have length one. What a word is, {@link SaidWords} says. Immutable.
 */
public final class Vocabulary {
    /** Of small counts, 1 + ln n. */
    private static final double[] OFTEN = new double[64];

    static {
        for (int n = 1; n < OFTEN.length; n++) {
            OFTEN[n] = 1 + Math.log(n);
        }
    }

    private final WordNumbers numbers;

    /** By the numbers of words, and last that of a word of no text. */
    private final double[] rarities;

    private Vocabulary(List<SaidWords> texts) {
        int[] all = texts.stream()
                .flatMapToInt(text -> IntStream.range(0, text.size()).map(text::word))
                .sorted()
                .toArray();
        int[] keys = new int[all.length];
        int[] in = new int[all.length + 1];
        int size = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                keys[size++] = all[i];
            }
            in[size - 1]++;
        }
        numbers = new WordNumbers(Arrays.copyOf(keys, size));
        rarities = new double[size + 1];
        for (int number = 0; number <= size; number++) {
            int counted = number == size ? 0 : in[number];
            rarities[number] = Math.max(0, Math.log((texts.size() + 1) / (counted + .5)));
        }
    }

    /** Counts the words of some texts. */
    public static Vocabulary of(Collection<String> texts) {
        return ofSaid(texts.stream().map(SaidWords::of).toList());
    }

    /** Counts words that are known already. */
    public static Vocabulary ofSaid(List<SaidWords> texts) {
        return new Vocabulary(texts);
    }

    /** The words of a text, of length one; none if it has none. A word of no text that was counted is the rarest of all. */
    public BagOfWords read(String text) {
        Map<Integer, String> spelled = new HashMap<>();
        SaidWords.spelled(text).forEach(word -> spelled.put(SaidWords.key(word), word));
        return read(SaidWords.of(text), spelled);
    }

    /** The same of words whose spelling nobody needs. */
    public BagOfWords read(SaidWords said) {
        return read(said, Map.of());
    }

    private BagOfWords read(SaidWords said, Map<Integer, String> spelled) {
        double[] weights = new double[said.size()];
        double length = weigh(said, weights);
        if (length == 0) {
            return BagOfWords.NONE;
        }
        int[] keys = new int[weights.length];
        for (int i = 0; i < weights.length; i++) {
            keys[i] = said.word(i);
            weights[i] /= length;
        }
        return new BagOfWords(keys, weights, spelled);
    }

    /**
     * Weighs words, not yet of length one.
     *
     * @param weights where they are put, at least as many as there are words
     * @return their length
     */
    double weigh(SaidWords said, double[] weights) {
        double squares = 0;
        for (int i = 0; i < said.size(); i++) {
            int times = said.times(i);
            double often = times < OFTEN.length ? OFTEN[times] : 1 + Math.log(times);
            double weight = often * rarities[numbers.of(said.word(i))];
            weights[i] = weight;
            squares += weight * weight;
        }
        return Math.sqrt(squares);
    }
}
