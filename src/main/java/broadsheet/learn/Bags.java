package broadsheet.learn;

import java.util.Arrays;
import java.util.List;

/** Some bags of words, laid out so that each word leads to those that weigh it. Immutable. */
final class Bags {
    private final int size;
    private final WordNumbers words;

    /** Of each word, by its number, where its list begins; that of the next is where it ends. */
    private final int[] begins;

    /** Who weighs a word: its bag's number. */
    private final int[] bags;

    /** And how much. */
    private final float[] weights;

    Bags(List<BagOfWords> all) {
        size = all.size();
        words = new WordNumbers(
                all.stream().flatMapToInt(BagOfWords::keys).sorted().distinct().toArray());
        // The word that is in no bag has an empty list.
        begins = new int[words.size() + 2];
        for (BagOfWords bag : all) {
            bag.keys().forEach(key -> begins[words.of(key) + 1]++);
        }
        Arrays.parallelPrefix(begins, Integer::sum);
        bags = new int[begins[words.size()]];
        weights = new float[bags.length];
        int[] next = begins.clone();
        for (int bag = 0; bag < size; bag++) {
            for (int i = 0; i < all.get(bag).size(); i++) {
                int place = next[words.of(all.get(bag).key(i))]++;
                bags[place] = bag;
                weights[place] = (float) all.get(bag).weight(i);
            }
        }
    }

    /** How many there are. */
    int size() {
        return size;
    }

    /**
     * Adds what a word of a text adds to the product of the text with each.
     *
     * @param key of the word
     * @param weight of it in the text
     * @param products one of each bag
     */
    void add(int key, double weight, double[] products) {
        int word = words.of(key);
        for (int place = begins[word]; place < begins[word + 1]; place++) {
            products[bags[place]] += weight * weights[place];
        }
    }
}
