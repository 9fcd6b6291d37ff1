package broadsheet.web;

import broadsheet.search.WordMarks;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.escape.Escape;

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

    /** A text with the words marked that were looked for. */
    public static Content marked(String text, WordMarks marks) {
        return output -> writeMarked(text, marks, output);
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

    private static void writeMarked(String text, WordMarks marks, TemplateOutput output) {
        int plain = 0;
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == '$' ? formulaEnd(text, at) : wordEnd(text, at);
            if (end > at && text.charAt(at) != '$' && marks.isMarked(text, at, end)) {
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

    /** Behind the formula that begins at a dollar; what is marked in one could not be typeset. */
    private static int formulaEnd(String text, int start) {
        boolean isText = start > 0 && text.charAt(start - 1) == '\\';
        int end = isText ? -1 : text.indexOf('$', start + 1);
        while (end > 0 && text.charAt(end - 1) == '\\') {
            end = text.indexOf('$', end + 1);
        }
        return end < 0 ? start + 1 : end + 1;
    }

    /** Where the word ends that begins at a place; that place itself if none does. */
    static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWord(char character) {
        // Nearly all are; asking Unicode for each is slow.
        return character >= 'a' && character <= 'z' || Character.isLetterOrDigit(character);
    }
}
