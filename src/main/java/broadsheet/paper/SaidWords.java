package broadsheet.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The words of a text and how often it says each, for those who learn what papers say. A word is what stands between two spaces of
 * the text's {@link TextKey}, of at least {@value #SHORTEST} characters; plurals count as singulars. Immutable.
 *
 * <p>Each word is kept as its {@linkplain #key key}, a hash of {@value #BITS} bits: of half a million words, one in 130 shares it
 * with another. Packed, a title and abstract take some 230 bytes.
 */
public final class SaidWords {
    private static final int BITS = 26;

    /** Odd, and so great that words of a few letters have sums of their own. */
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private static final int SHORTEST = 2;

    /** A shorter word that ends on s is seldom a plural. */
    private static final int SHORTEST_PLURAL = 4;

    /** Singulars that look like plurals of words on y. */
    private static final List<String> SINGULAR = List.of("series", "species");

    /** Ascending, each once. */
    private final int[] words;

    private final int[] times;

    private SaidWords(int[] words, int[] times) {
        this.words = words;
        this.times = times;
    }

    /** What a paper says. A title says in few words what an abstract says in many: it counts twice. */
    public static SaidWords of(Paper paper) {
        return of(text(paper));
    }

    /** The text whose words are those of a paper. */
    public static String text(Paper paper) {
        return paper.title() + " " + paper.title() + " " + paper.abstractText();
    }

    /** What a text says. Linear but for a sort; some microseconds for an abstract. */
    public static SaidWords of(String text) {
        String key = TextKey.of(text);
        Keys all = new Keys(new int[(key.length() + 1) / (SHORTEST + 1)]);
        each(key, all);
        Arrays.sort(all.keys, 0, all.count);
        int[] words = new int[all.count];
        int[] times = new int[all.count];
        int size = 0;
        for (int i = 0; i < all.count; i++) {
            if (size == 0 || words[size - 1] != all.keys[i]) {
                words[size++] = all.keys[i];
            }
            times[size - 1]++;
        }
        return new SaidWords(Arrays.copyOf(words, size), Arrays.copyOf(times, size));
    }

    /** The words of a text, in its order, as often as it says them. */
    public static List<String> spelled(String text) {
        List<String> spelled = new ArrayList<>();
        each(TextKey.of(text), (key, from, to, isOnY) -> spelled.add(key.substring(from, to) + (isOnY ? "y" : "")));
        return spelled;
    }

    /** The key of a word, as {@link #spelled} spells it. */
    public static int key(String word) {
        return key(word, 0, word.length(), false);
    }

    private static int key(String text, int from, int to, boolean isOnY) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum = FACTOR * sum + text.charAt(i);
        }
        return (int) (Shingles.mixed(isOnY ? FACTOR * sum + 'y' : sum) >>> (Long.SIZE - BITS));
    }

    /** Is given the words of a text: where they stand in its key, and whether a y belongs behind. */
    private interface Found {
        void word(String key, int from, int to, boolean isOnY);
    }

    private static final class Keys implements Found {
        private final int[] keys;
        private int count;

        Keys(int[] keys) {
            this.keys = keys;
        }

        @Override
        public void word(String key, int from, int to, boolean isOnY) {
            keys[count++] = key(key, from, to, isOnY);
        }
    }

    private static void each(String key, Found found) {
        int from = 0;
        for (int i = 0; i <= key.length(); i++) {
            if (i == key.length() || key.charAt(i) == ' ') {
                if (i - from >= SHORTEST) {
                    singular(key, from, i, found);
                }
                from = i + 1;
            }
        }
    }

    private static void singular(String key, int from, int to, Found found) {
        boolean isPlural = to - from >= SHORTEST_PLURAL && key.charAt(to - 1) == 's' && key.charAt(to - 2) != 's';
        if (!isPlural) {
            found.word(key, from, to, false);
        } else if (to - from > SHORTEST_PLURAL && key.startsWith("ies", to - 3)) {
            boolean isSingular = SINGULAR.contains(key.substring(from, to));
            found.word(key, from, isSingular ? to : to - 3, !isSingular);
        } else {
            found.word(key, from, to - 1, false);
        }
    }

    /** How many different words there are. */
    public int size() {
        return words.length;
    }

    /**
     * The key of a word.
     *
     * @param place from 0; keys ascend with it
     */
    public int word(int place) {
        return words[place];
    }

    /** How often it is said, at least once. */
    public int times(int place) {
        return times[place];
    }

    /**
     * In few bytes, for {@link #unpacked}: differences of keys by the code of Rice (JPL Technical Report 79-22, 1979) and counts by that of Elias (γ;
     * IEEE Transactions on Information Theory 21(2), 1975).
     */
    public byte[] packed() {
        BitWriter bits = new BitWriter(4 * words.length + 8);
        bits.gamma(words.length + 1);
        int low = lowBits(words.length);
        int last = -1;
        for (int i = 0; i < words.length; i++) {
            int step = words[i] - last - 1;
            bits.zeros(step >>> low);
            bits.add(1, 1);
            bits.add(step & ((1 << low) - 1), low);
            bits.gamma(times[i]);
            last = words[i];
        }
        return bits.bytes();
    }

    /**
     * What was packed.
     *
     * @throws IllegalArgumentException if it was not packed so
     */
    public static SaidWords unpacked(byte[] bytes, int offset, int length) {
        BitReader bits = new BitReader(bytes, offset, length);
        int size = bits.gamma() - 1;
        // Each takes three bits at least.
        if (size > length * (long) Byte.SIZE / 3) {
            throw new IllegalArgumentException(length + " bytes do not hold " + size + " words");
        }
        int low = lowBits(size);
        int[] words = new int[size];
        int[] times = new int[size];
        int last = -1;
        for (int i = 0; i < size; i++) {
            int high = bits.zeros();
            last += (high << low | bits.read(low)) + 1;
            words[i] = last;
            times[i] = bits.gamma();
        }
        return new SaidWords(words, times);
    }

    /** The binary logarithm of the mean difference, at least 1. */
    private static int lowBits(int size) {
        return Math.max(1, BITS - (Integer.SIZE - Integer.numberOfLeadingZeros(size)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SaidWords said && Arrays.equals(words, said.words) && Arrays.equals(times, said.times);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(words) + Arrays.hashCode(times);
    }

    @Override
    public String toString() {
        return "SaidWords[" + words.length + "]";
    }

    private static final class BitWriter {
        private byte[] bytes;
        private int length;

        BitWriter(int expected) {
            this.bytes = new byte[expected];
        }

        void add(int value, int bits) {
            for (int bit = bits - 1; bit >= 0; bit--) {
                if (length >>> 3 == bytes.length) {
                    bytes = Arrays.copyOf(bytes, 2 * bytes.length);
                }
                bytes[length >>> 3] |= (byte) ((value >>> bit & 1) << (7 - (length & 7)));
                length++;
            }
        }

        void zeros(int count) {
            for (int i = 0; i < count; i++) {
                add(0, 1);
            }
        }

        /** A number from 1. */
        void gamma(int value) {
            int bits = Integer.SIZE - Integer.numberOfLeadingZeros(value);
            zeros(bits - 1);
            add(value, bits);
        }

        byte[] bytes() {
            return Arrays.copyOf(bytes, (length + 7) >>> 3);
        }
    }

    private static final class BitReader {
        private final byte[] bytes;
        private final int end;
        private int next;

        /** The bits that come next, the first in the highest place, and how many of them were read from the bytes. */
        private long ahead;

        private int known;

        BitReader(byte[] bytes, int offset, int length) {
            this.bytes = bytes;
            this.next = offset;
            this.end = offset + length;
        }

        /** Has at least so many bits ahead, 32 at most. */
        private void need(int bits) {
            while (known < bits) {
                if (next == end) {
                    throw new IllegalArgumentException("packed words end early");
                }
                ahead |= (bytes[next++] & 0xFFL) << (Long.SIZE - Byte.SIZE - known);
                known += Byte.SIZE;
            }
        }

        int read(int bits) {
            need(bits);
            int value = (int) (ahead >>> (Long.SIZE - bits));
            ahead <<= bits;
            known -= bits;
            return value;
        }

        /** Zeros up to the next one, which is read as well. */
        int zeros() {
            int zeros = 0;
            while (true) {
                if (known == 0) {
                    need(1);
                }
                int run = Math.min(known, Long.numberOfLeadingZeros(ahead));
                zeros += run;
                ahead = run == Long.SIZE ? 0 : ahead << run;
                known -= run;
                if (known > 0) {
                    read(1);
                    return zeros;
                }
            }
        }

        int gamma() {
            int bits = zeros();
            if (bits >= Integer.SIZE - 1) {
                throw new IllegalArgumentException("packed words are torn");
            }
            return bits == 0 ? 1 : 1 << bits | read(bits);
        }
    }
}
