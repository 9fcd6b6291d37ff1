package broadsheet.web;

import broadsheet.paper.TextKey;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.escape.Escape;
import java.util.List;

/**
 * Texts of papers as content of a page: escaped, with a dollar that is no mathematics kept from being taken for some, and
 * with the words of a query marked.
 */
public final class Prose {
    private static final String DOLLAR = "<span class=\"dollar\">$</span>";

    private Prose() {}

    /** Whether a text has mathematics to typeset. */
    public static boolean hasMathematics(String text) {
        for (int at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
            if (at == 0 || text.charAt(at - 1) != '\\') {
                return true;
            }
        }
        return text.contains("\\(") || text.contains("\\[");
    }

    /** The class of an element that holds a text: {@code tex} if there is something to typeset. */
    public static String texClass(String text) {
        return hasMathematics(text) ? "tex" : "";
    }

    /** A text. */
    public static Content of(String text) {
        return output -> write(text, output);
    }

    /** A text with words marked that begin with any of some keys ({@link TextKey}). */
    public static Content marked(String text, List<String> keys) {
        return keys.isEmpty() ? of(text) : output -> writeMarked(text, keys, output);
    }

    private static void write(String text, TemplateOutput output) {
        int from = 0;
        for (int at = text.indexOf("\\$"); at >= 0; at = text.indexOf("\\$", from)) {
            Escape.htmlContent(text.substring(from, at), output);
            output.writeContent(DOLLAR);
            from = at + 2;
        }
        Escape.htmlContent(text.substring(from), output);
    }

    private static void writeMarked(String text, List<String> keys, TemplateOutput output) {
        int plain = 0;
        int at = 0;
        while (at < text.length()) {
            int end = wordEnd(text, at);
            if (end > at && begins(text.substring(at, end), keys)) {
                write(text.substring(plain, at), output);
                output.writeContent("<mark>");
                write(text.substring(at, end), output);
                output.writeContent("</mark>");
                plain = end;
            }
            at = Math.max(end, at + 1);
        }
        write(text.substring(plain), output);
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean begins(String word, List<String> keys) {
        String key = TextKey.of(word);
        return keys.stream().anyMatch(key::startsWith);
    }
}
