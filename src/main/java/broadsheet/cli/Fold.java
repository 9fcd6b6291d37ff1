package broadsheet.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Breaks a text between words into lines of at most some width. What a no-break space joins stays on one line.
 *
 * @param width in columns of a terminal, from 1
 * @param breaksWords whether a word longer than a line is broken too, or stands on a line of its own
 */
record Fold(int width, boolean breaksWords) {
    private static final String GOOD_ENDS = "/-_.,;:?&=";
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern GAP = Pattern.compile("[\\p{javaWhitespace}\\p{Cntrl}\\u0080-\\u009f]+");

    /**
     * The lines. Blanks, line ends and control characters, which a terminal might obey, all separate words.
     *
     * @return no line for a text without a word
     */
    List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : GAP.split(text, -1)) {
            for (String part : parts(word)) {
                if (!line.isEmpty() && width(line) + 1 + width(part) > width) {
                    lines.add(plain(line));
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(part);
            }
        }
        if (!line.isEmpty()) {
            lines.add(plain(line));
        }
        return lines;
    }

    /** All words of a text on one line. */
    static String oneLine(String text) {
        return String.join(" ", new Fold(Integer.MAX_VALUE, false).lines(text));
    }

    private static String plain(StringBuilder line) {
        return line.toString().replace('\u00a0', ' ');
    }

    /** A word that fits, whole; a longer one in pieces that do, broken after punctuation where there is any. */
    private List<String> parts(String word) {
        if (word.isEmpty() || !breaksWords) {
            return word.isEmpty() ? List.of() : List.of(word);
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (width(word.substring(start)) > width) {
            int end = start;
            int goodEnd = start;
            int columns = 0;
            while (columns + columns(word.codePointAt(end)) <= width) {
                columns += columns(word.codePointAt(end));
                end += Character.charCount(word.codePointAt(end));
                goodEnd = GOOD_ENDS.indexOf(word.charAt(end - 1)) < 0 ? goodEnd : end;
            }
            end = goodEnd > start ? goodEnd : Math.max(end, start + 1);
            parts.add(word.substring(start, end));
            start = end;
        }
        parts.add(word.substring(start));
        return parts;
    }

    /** How many columns of a terminal a text takes; its colours take none. */
    static int width(CharSequence text) {
        return COLOUR.matcher(text)
                .replaceAll("")
                .codePoints()
                .map(Fold::columns)
                .sum();
    }

    /** Accents stand on the letter before them; East Asian characters and pictures take two columns. */
    private static int columns(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = switch (Character.UnicodeScript.of(character)) {
            case HAN, HANGUL, HIRAGANA, KATAKANA -> true;
            default -> character >= 0xFF01 && character <= 0xFF60 || character >= 0x1F300 && character <= 0x1FAFF;
        };
        return wide ? 2 : 1;
    }
}
