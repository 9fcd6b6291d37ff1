package broadsheet.search.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
 * asked for must be of one author, in any order; the family name, before a comma or else the last word that is no initial,
 * as it is written.
 */
final class Names {
    /** More authors are not indexed; the longest list there is has about three thousand. */
    static final int MOST = 5_000;

    /** How far apart two authors are; more than a name has words. */
    static final int GAP = 100;

    /** Longer names are cut. */
    private static final int MOST_WORDS = 16;

    /** What stands behind a family name. */
    private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv");

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
                if (!isInitial(word)) {
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
        Set<Integer> family = family(name, words);
        IntervalsSource[] sources = IntStream.range(0, words.size())
                .mapToObj(i -> family.contains(i) ? Intervals.term(words.get(i)) : source(words.get(i)))
                .toArray(IntervalsSource[]::new);
        IntervalsSource one =
                sources.length == 1 ? sources[0] : Intervals.maxwidth(MOST_WORDS, Intervals.unordered(sources));
        return List.of(new IntervalQuery(Field.AUTHORS, one));
    }

    /** Which words of a name are its family name: without it an initial would find half of all authors. */
    private static Set<Integer> family(String name, List<String> words) {
        int comma = name.indexOf(',');
        int before = comma < 0
                ? 0
                : Math.min(words.size(), words(name.substring(0, comma)).size());
        boolean isOfSuffix = before < words.size() && SUFFIXES.contains(words.get(before));
        if (before > 0 && !isOfSuffix) {
            return IntStream.range(0, before).boxed().collect(Collectors.toSet());
        }
        return IntStream.iterate(words.size() - 1, i -> i >= 0, i -> i - 1)
                .filter(i -> !isInitial(words.get(i)) && !SUFFIXES.contains(words.get(i)))
                .limit(1)
                .boxed()
                .collect(Collectors.toSet());
    }

    private static boolean isInitial(String word) {
        return word.equals(initial(word));
    }

    private static IntervalsSource source(String word) {
        String initial = initial(word);
        return isInitial(word)
                ? Intervals.or(Intervals.term(word), Intervals.term(word + "."))
                : Intervals.or(Intervals.term(word), initialAlone(initial));
    }

    private static IntervalsSource initialAlone(String initial) {
        return Intervals.term(new BytesRef(initial));
    }
}
