package broadsheet.digest.feed;

import java.util.regex.Pattern;

/** Texts as feeds can carry them: every character one that XML and JSON have, and as HTML where markup is wanted. */
final class FeedText {
    private static final char REPLACEMENT = '\uFFFD';

    private static final Pattern BETWEEN_PARAGRAPHS = Pattern.compile("\\n\\s*\\n");

    private FeedText() {}

    /**
     * A text without characters that XML 1.0 lacks (its production 2): half of a pair becomes a replacement character, controls
     * go. A text that has none is returned as it is.
     */
    static String legible(String text) {
        int at = 0;
        while (at < text.length() && isLegible(text.charAt(at))) {
            at++;
        }
        return at == text.length() ? text : legible(text, at);
    }

    /** Whether a character stands for itself; one of a pair must be looked at with the other. */
    private static boolean isLegible(char character) {
        return character >= ' ' && character < Character.MIN_SURROGATE
                || character == '\n'
                || character == '\t'
                || character > Character.MAX_SURROGATE && character <= REPLACEMENT;
    }

    private static String legible(String text, int from) {
        StringBuilder legible = new StringBuilder(text.length()).append(text, 0, from);
        for (int at = from; at < text.length(); at++) {
            char character = text.charAt(at);
            if (isLegible(character)) {
                legible.append(character);
            } else if (Character.isHighSurrogate(character)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                legible.append(character).append(text.charAt(++at));
            } else if (Character.isSurrogate(character)) {
                legible.append(REPLACEMENT);
            }
        }
        return legible.toString();
    }

    /** A text on one line, legible, with a dollar that is no mathematics as a dollar. Mathematics stays TeX. */
    static String line(String text) {
        String legible = legible(text);
        StringBuilder line = new StringBuilder(legible.length());
        boolean space = false;
        for (int at = 0; at < legible.length(); at++) {
            char character = legible.charAt(at);
            boolean isDollar = character == '\\' && at + 1 < legible.length() && legible.charAt(at + 1) == '$';
            if (Character.isWhitespace(character)) {
                space = true;
            } else if (!isDollar) {
                if (space && !line.isEmpty()) {
                    line.append(' ');
                }
                space = false;
                line.append(character);
            }
        }
        return line.toString();
    }

    /** A text as HTML: a paragraph for each of its own. */
    static String paragraphs(String text) {
        StringBuilder html = new StringBuilder(text.length() + 50);
        for (String paragraph : BETWEEN_PARAGRAPHS.split(text, -1)) {
            String line = line(paragraph);
            if (!line.isEmpty()) {
                html.append("<p>").append(escaped(line)).append("</p>");
            }
        }
        return html.toString();
    }

    /** A text within HTML, in an attribute too. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
