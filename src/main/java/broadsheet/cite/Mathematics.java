package broadsheet.cite;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The formulas in a title, set aside while its words are worked on. */
final class Mathematics {
    private static final Pattern FORMULA =
            Pattern.compile("(?<!\\\\)\\$\\$?[^$]++\\$\\$?|\\\\\\([^$]*?\\\\\\)|\\\\\\[[^$]*?\\\\\\]");

    /** Stand-ins, which no writing has and no change of case changes. */
    private static final char FIRST = '\uE000';

    private static final int MOST = 0x1000;

    private final String words;
    private final List<String> formulas;

    private Mathematics(String words, List<String> formulas) {
        this.words = words;
        this.formulas = formulas;
    }

    /** Sets the formulas of a text aside, the first few thousand of them. */
    static Mathematics setAside(String text) {
        List<String> formulas = FORMULA.matcher(text)
                .results()
                .limit(MOST)
                .map(found -> found.group())
                .toList();
        StringBuilder words = new StringBuilder();
        Matcher found = FORMULA.matcher(text);
        for (int i = 0; i < formulas.size() && found.find(); i++) {
            found.appendReplacement(words, String.valueOf((char) (FIRST + i)));
        }
        found.appendTail(words);
        return new Mathematics(words.toString(), formulas);
    }

    /** A text without its formulas. */
    static String without(String text) {
        return FORMULA.matcher(text).replaceAll(" ");
    }

    /** The text with stand-ins. */
    String words() {
        return words;
    }

    /** A text made of {@link #words}, with the formulas again where their stand-ins are. */
    String restored(String text) {
        StringBuilder restored = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            int formula = character - FIRST;
            if (formula >= 0 && formula < formulas.size()) {
                restored.append(formulas.get(formula));
            } else {
                restored.append(character);
            }
        }
        return restored.toString();
    }
}
