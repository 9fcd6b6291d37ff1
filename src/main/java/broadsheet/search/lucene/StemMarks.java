package broadsheet.search.lucene;

import broadsheet.search.WordMarks;
import java.util.BitSet;
import java.util.Set;

/** Marks the words whose stem is one of some. */
final class StemMarks implements WordMarks {
    /** The letters and digits of ASCII, and one that stands for the end of a word. */
    private static final int SIGNS = 37;

    private static final int END = 36;

    private static final int NOT_ASCII = -1;

    private final Set<String> stems;

    /** The first two signs of all stems, by which most words of a text are turned down before they are stemmed. */
    private final BitSet beginnings = new BitSet(SIGNS * SIGNS);

    private StemMarks(Set<String> stems) {
        this.stems = Set.copyOf(stems);
        for (String stem : this.stems) {
            int first = sign(stem.charAt(0));
            if (first == NOT_ASCII) {
                continue;
            }
            if (stem.length() == 1) {
                // All else of a word may be an ending.
                beginnings.set(first * SIGNS, (first + 1) * SIGNS);
            } else if (sign(stem.charAt(1)) != NOT_ASCII) {
                beginnings.set(first * SIGNS + sign(stem.charAt(1)));
            }
        }
    }

    static WordMarks of(Set<String> stems) {
        return stems.isEmpty() ? NONE : new StemMarks(stems);
    }

    @Override
    public boolean isMarked(String text, int start, int end) {
        if (start == end || !mayBegin(text.charAt(start), end - start > 1 ? text.charAt(start + 1) : ' ')) {
            return false;
        }
        for (String one : TextWords.words(text.substring(start, end))) {
            if (stems.contains(Stems.of(one))) {
                return true;
            }
        }
        return false;
    }

    private boolean mayBegin(char first, char second) {
        int one = sign(first);
        int two = sign(second);
        // A stem begins as its word does, but for "dying", which is a form of "die"; and accents come off.
        return one == NOT_ASCII
                || two == NOT_ASCII
                || second == 'y'
                || second == 'Y'
                || beginnings.get(one * SIGNS + two);
    }

    private static int sign(char character) {
        if (character >= 'a' && character <= 'z') {
            return character - 'a';
        }
        if (character >= 'A' && character <= 'Z') {
            return character - 'A';
        }
        if (character >= '0' && character <= '9') {
            return character - '0' + 26;
        }
        return character < 128 ? END : NOT_ASCII;
    }
}
