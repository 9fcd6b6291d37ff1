package broadsheet.paper;

import java.util.Arrays;

/**
 * What a text says word for word: every three words that follow one another, of its {@link TextKey}. Texts that were copied
 * and edited have many of them in common, texts about the same thing hardly any.
 *
 * <p>Each three are kept as a hash of 32 bits. A text of fewer than {@value #LEAST_LENGTH} characters has none: such are
 * phrases that many papers have. Equal texts have equal shingles and {@link #bands} on every machine, as nothing but the
 * characters goes into them.
 */
public final class Shingles {
    /** How many bands a text has that has any. */
    public static final int BANDS = 16;

    private static final int LEAST_LENGTH = 200;
    private static final int WORDS = 3;
    private static final int ROWS = 3;

    /** The band stands in the highest bits of its key. */
    private static final int BAND_SHIFT = Integer.SIZE - Integer.numberOfTrailingZeros(BANDS);

    /** Of each row a factor, odd, and a summand. */
    private static final long[] FACTORS = new long[BANDS * ROWS];

    private static final long[] SUMMANDS = new long[BANDS * ROWS];

    static {
        for (int row = 0; row < FACTORS.length; row++) {
            FACTORS[row] = drawn(2 * row) | 1;
            SUMMANDS[row] = drawn(2 * row + 1);
        }
    }

    /** Sorted, each once. */
    private final int[] hashes;

    private Shingles(int[] hashes) {
        this.hashes = hashes;
    }

    /** The shingles of a text. Linear, some microseconds for an abstract. */
    public static Shingles of(String text) {
        return new Shingles(text.length() < LEAST_LENGTH ? new int[0] : hashes(TextKey.of(text)));
    }

    private static int[] hashes(String key) {
        int[] words = new int[key.length() / 2 + 1];
        int count = 0;
        int word = 0;
        for (int i = 0; i <= key.length(); i++) {
            if (i < key.length() && key.charAt(i) != ' ') {
                word = 31 * word + key.charAt(i);
            } else {
                words[count++] = word;
                word = 0;
            }
        }
        int[] hashes = new int[Math.max(0, count - WORDS + 1)];
        for (int i = 0; i < hashes.length; i++) {
            long three = 0;
            for (int next = 0; next < WORDS; next++) {
                three = mixed(three + words[i + next]);
            }
            hashes[i] = (int) (three >>> Integer.SIZE);
        }
        return Arrays.stream(hashes).sorted().distinct().toArray();
    }

    /** The finisher of SplitMix64 (Steele, Lea, Flood; OOPSLA 2014), in which every bit of what goes in changes half of the bits. */
    static long mixed(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** A number as good as drawn by chance, and the same each time. */
    private static long drawn(int place) {
        return mixed(0x9E3779B97F4A7C15L * place);
    }

    /** Whether the text has none. */
    public boolean isEmpty() {
        return hashes.length == 0;
    }

    /**
     * How much two texts say word for word alike (Jaccard): what they have in common as a share of what either has.
     *
     * @return 0 to 1; 0 if either has no shingles
     */
    public double overlap(Shingles other) {
        int common = 0;
        int mine = 0;
        int its = 0;
        while (mine < hashes.length && its < other.hashes.length) {
            int order = Integer.compare(hashes[mine], other.hashes[its]);
            common += order == 0 ? 1 : 0;
            mine += order <= 0 ? 1 : 0;
            its += order >= 0 ? 1 : 0;
        }
        return common == 0 ? 0 : (double) common / (hashes.length + other.hashes.length - common);
    }

    /**
     * Keys of which two texts that overlap are likely to share one (MinHash: Broder, <i>On the resemblance and containment of
     * documents</i>, 1997; in bands: Leskovec, Rajaraman, Ullman, <i>Mining of Massive Datasets</i>, chapter 3).
     *
     * <p>Of each of 48 random orders of all shingles, two texts have the same first one with the chance of their overlap j; a
     * key is made of three such, so that the chance to share one of sixteen is 1 − (1 − j³)¹⁶: .02 for an overlap of .1, .12
     * for .2, .36 for .3, .65 for .4, .88 for .5, .99 for .7. The orders are those of a·x + b in the upper half of 64 bits
     * (Dietzfelbinger, <i>Universal hashing and k-wise independent random variables via integer arithmetic without primes</i>,
     * 1996). Chance makes two keys of a band equal once in 2²⁸.
     *
     * <p>The keys are in the index: whoever changes them, or what shingles are, raises the version of its format.
     *
     * @return one of each band, the band in its four highest bits, in their order; none if there are no shingles
     */
    public int[] bands() {
        int[] keys = new int[isEmpty() ? 0 : BANDS];
        for (int band = 0; band < keys.length; band++) {
            long key = 0;
            for (int row = band * ROWS; row < (band + 1) * ROWS; row++) {
                key = mixed(key + least(FACTORS[row], SUMMANDS[row]));
            }
            keys[band] = band << BAND_SHIFT | (int) (key >>> (Long.SIZE - BAND_SHIFT));
        }
        return keys;
    }

    private long least(long factor, long summand) {
        long least = Long.MAX_VALUE;
        for (int hash : hashes) {
            least = Math.min(least, (factor * Integer.toUnsignedLong(hash) + summand) >>> Integer.SIZE);
        }
        return least;
    }
}
