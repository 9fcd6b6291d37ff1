package broadsheet.bench.search;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What those contenders that take a Boolean query are asked: the words of a query. */
final class QueryWords {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    /** Those of Lucene's EnglishAnalyzer: each stands in most papers, and costs time without telling papers apart. */
    private static final Set<String> STOP_WORDS = Set.of("""
            a an and are as at be but by for if in into is it no not of on or such that the their then there these they this
            to was will with""".split("\\s+", -1));

    private QueryWords() {}

    /** The different words of a query in lower case, in order; letters and digits only. */
    static List<String> all(String query) {
        return WORD.matcher(query)
                .results()
                .map(MatchResult::group)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** The same without stop words, unless there are no others. */
    static List<String> telling(String query) {
        List<String> all = all(query);
        List<String> telling =
                all.stream().filter(word -> !STOP_WORDS.contains(word)).toList();
        return telling.isEmpty() ? all : telling;
    }
}
