package broadsheet.search.lucene;

import broadsheet.paper.TextKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * From a text to its words: the words of its {@link TextKey}, so that case, accents and punctuation do not count, each
 * reduced to its {@link Stems stem}.
 *
 * <p>Words joined by a hyphen are words of their own, and one together: {@code pre-training} is also {@code pretraining}.
 */
final class TextWords {
    /** Longer words are cut: no paper has any, only noise has. */
    static final int LONGEST = 64;

    /**
     * Words that say nothing of what a text is about, and those in which people wrap what they look for: {@code papers about
     * any methods that were used}. They are in the index with their
     * places only: phrases look for them, and queries that have no other words.
     */
    private static final Set<String> STOP_WORDS = Set.of(
            ("a about all also am an and any are article articles as at be been being between both but by can could describe"
                            + " did do does each find for from give has have how i if in interested into is it its like may me"
                            + " more my no not of on only or other our paper papers s should some such t than that the their"
                            + " then there these they this to use used using very want was we were what when where which who"
                            + " will with would")
                    .split(" ", -1));

    private TextWords() {}

    /** The words of a text in order, as keys, not stemmed. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        each(TextKey.of(text), words::add);
        return words;
    }

    /** Gives the words of a key one by one. */
    private static void each(String key, Consumer<String> sink) {
        int from = 0;
        while (from < key.length()) {
            int end = key.indexOf(' ', from);
            end = end < 0 ? key.length() : end;
            if (end > from) {
                sink.accept(key.substring(from, Math.min(end, from + LONGEST)));
            }
            from = end + 1;
        }
    }

    /** The stems of a text in order, stop words included. */
    static List<String> stems(String text) {
        List<String> stems = new ArrayList<>();
        each(TextKey.of(text), word -> stems.add(Stems.of(word)));
        return stems;
    }

    /** Whether a word, as a key, is a stop word. */
    static boolean isStopWord(String word) {
        return STOP_WORDS.contains(word);
    }

    /** What words joined by hyphens are together, as keys; nothing of those joined by none. */
    static List<String> compounds(String text) {
        List<String> compounds = new ArrayList<>();
        for (int hyphen = text.indexOf('-'); hyphen >= 0; hyphen = text.indexOf('-', hyphen + 1)) {
            int start = hyphen;
            while (start > 0 && isPart(text.charAt(start - 1))) {
                start--;
            }
            int end = hyphen + 1;
            while (end < text.length() && isPart(text.charAt(end))) {
                end++;
            }
            String whole = text.substring(start, Math.min(end, start + LONGEST));
            if (start < hyphen && end > hyphen + 1) {
                String key = TextKey.of(whole);
                if (key.indexOf(' ') > 0) {
                    compounds.add(key.replace(" ", ""));
                }
            }
            hyphen = Math.max(hyphen, end - 1);
        }
        return compounds;
    }

    private static boolean isPart(char character) {
        return character == '-' || Character.isLetterOrDigit(character);
    }
}
