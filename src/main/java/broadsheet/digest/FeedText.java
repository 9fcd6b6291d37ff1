package broadsheet.digest;

/** Texts as feeds can carry them: every character one that XML and JSON have, and as HTML where markup is wanted. */
final class FeedText {
    private static final int REPLACEMENT = 0xFFFD;

    private FeedText() {}

    /**
     * A text without characters that XML 1.0 lacks (its production 2): half of a pair becomes a replacement character, controls
     * go. A text that has none is returned as it is.
     */
    static String legible(String text) {
        if (text.codePoints().allMatch(FeedText::isCharacter)) {
            return text;
        }
        StringBuilder legible = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? REPLACEMENT : point)
                .filter(FeedText::isCharacter)
                .forEach(legible::appendCodePoint);
        return legible.toString();
    }

    private static boolean isCharacter(int point) {
        return point >= 0x20 && point <= 0xD7FF
                || point == '\n'
                || point == '\t'
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }

    /** A text on one line, legible, with a dollar that is no mathematics as a dollar. Mathematics stays TeX. */
    static String line(String text) {
        return legible(text).replace("\\$", "$").replaceAll("\\s+", " ").strip();
    }

    /** A text as HTML: a paragraph for each of its own. */
    static String paragraphs(String text) {
        StringBuilder html = new StringBuilder();
        for (String paragraph : legible(text).split("\\n\\s*\\n", -1)) {
            if (!paragraph.isBlank()) {
                html.append("<p>").append(escaped(line(paragraph))).append("</p>");
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
