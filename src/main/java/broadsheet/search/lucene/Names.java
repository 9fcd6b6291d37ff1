package broadsheet.search.lucene;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;

/**
 * Names of authors: in the index, and as they are asked for.
 *
 * <p>A name is its words, as keys, so that diacritics do not count, and particles are words like others. A given name is also
 * its initial, written with a dot behind, so that {@code Y. LeCun} finds {@code Yann LeCun}; a bare initial in the index is
 * found by any given name that begins with it, so that {@code Yann LeCun} finds {@code Y. LeCun}. All words of a name that is
 * asked for must be of one author, in any order.
 */
final class Names {
    /** More authors are not indexed; the longest list there is has about three thousand. */
    static final int MOST = 5_000;

    /** How far apart two authors are; more than a name has words. */
    static final int GAP = 100;

    /** Longer names are cut. */
    private static final int MOST_WORDS = 16;

    private Names() {}

    /**
     * A word of a name in its place.
     *
     * @param text the term
     * @param step how many places after the last one, 0 for the same
     */
    record Term(String text, int step) {}

    /** The terms of a list of names. */
    static List<Term> terms(List<String> names) {
        List<Term> terms = new ArrayList<>();
        for (String name : names.subList(0, Math.min(names.size(), MOST))) {
            int step = terms.isEmpty() ? 1 : GAP;
            for (String word : words(name)) {
                terms.add(new Term(word, step));
                if (word.length() > initial(word).length()) {
                    terms.add(new Term(initial(word) + ".", 0));
                }
                step = 1;
            }
        }
        return terms;
    }

    private static List<String> words(String name) {
        List<String> words = TextWords.words(name);
        return words.subList(0, Math.min(words.size(), MOST_WORDS));
    }

    private static String initial(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1));
    }

    /** What finds the papers of an author by a name in any usual form; nothing for one without a letter. */
    static List<Query> asked(String name) {
        List<String> words = words(name);
        if (words.isEmpty()) {
            return List.of();
        }
        IntervalsSource[] sources = words.stream().map(Names::source).toArray(IntervalsSource[]::new);
        IntervalsSource one =
                sources.length == 1 ? sources[0] : Intervals.maxwidth(MOST_WORDS, Intervals.unordered(sources));
        return List.of(new IntervalQuery(Field.AUTHORS, one));
    }

    private static IntervalsSource source(String word) {
        String initial = initial(word);
        return word.equals(initial)
                ? Intervals.or(Intervals.term(word), Intervals.term(word + "."))
                : Intervals.or(Intervals.term(word), initialAlone(initial));
    }

    private static IntervalsSource initialAlone(String initial) {
        return Intervals.term(new BytesRef(initial));
    }
}
