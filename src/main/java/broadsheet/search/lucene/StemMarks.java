package broadsheet.search.lucene;

import broadsheet.search.WordMarks;
import java.util.Set;

/** Marks the words whose stem is one of some. */
final class StemMarks implements WordMarks {
    private final Set<String> stems;

    /** A bit for each letter or digit of ASCII that a stem begins with: most words of a text are turned down by it. */
    private final long digits;

    private final long letters;

    private StemMarks(Set<String> stems) {
        this.stems = Set.copyOf(stems);
        long firstDigits = 0;
        long firstLetters = 0;
        for (String stem : this.stems) {
            char first = stem.charAt(0);
            if (first < 64) {
                firstDigits |= 1L << first;
            } else if (first < 128) {
                firstLetters |= 1L << (first - 64);
            }
        }
        this.digits = firstDigits;
        this.letters = firstLetters;
    }

    static WordMarks of(Set<String> stems) {
        return stems.isEmpty() ? NONE : new StemMarks(stems);
    }

    @Override
    public boolean isMarked(String word) {
        if (word.isEmpty() || !mayBegin(word.charAt(0))) {
            return false;
        }
        for (String one : TextWords.words(word)) {
            if (stems.contains(Stems.of(one))) {
                return true;
            }
        }
        return false;
    }

    private boolean mayBegin(char first) {
        char small = first >= 'A' && first <= 'Z' ? (char) (first + 32) : first;
        return small >= 128 || ((small < 64 ? digits >> small : letters >> (small - 64)) & 1) != 0;
    }
}
