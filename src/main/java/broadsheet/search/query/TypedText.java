package broadsheet.search.query;

import broadsheet.paper.TextKey;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** What of a typed text counts: which characters are blanks, quotes and parentheses, and where a word begins and ends. */
final class TypedText {
    private static final String QUOTES = "\"“”„‟«»‹›＂〝〞〟「」『』";
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private TypedText() {}

    /** Straight and curly quotes, guillemets, full-width and corner ones; single curly ones are apostrophes. */
    static boolean isQuote(char character) {
        return QUOTES.indexOf(character) >= 0;
    }

    static boolean isOpening(char character) {
        return character == '(' || character == '（';
    }

    static boolean isClosing(char character) {
        return character == ')' || character == '）';
    }

    /**
     * A text in NFC whose only blanks are spaces: white space, control characters and what is no character (lone
     * surrogates, unassigned ones) become one each. Format characters vanish, so that no text turns a page's direction,
     * but those stay that join letters. The quotes of LaTeX, two characters each, become double quotes. {@code
     * clean(clean(x))} is {@code clean(x)}.
     */
    static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (Character.getType(character)) {
                case Character.CONTROL,
                        Character.SURROGATE,
                        Character.UNASSIGNED,
                        Character.SPACE_SEPARATOR,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> out.append(' ');
                case Character.FORMAT -> {
                    if (character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER) {
                        out.appendCodePoint(character);
                    }
                }
                default -> out.appendCodePoint(character);
            }
        });
        return Normalizer.normalize(out, Normalizer.Form.NFC)
                .replace("''", "\"")
                .replace("``", "\"");
    }

    /** A text as one value, such as a name: cleaned, quotes become blanks, single blanks, none around it. */
    static String value(String text) {
        return String.join(" ", tokens(text));
    }

    /**
     * The words of a text: what stands between blanks and quotes and holds a letter or a digit, without the punctuation
     * around it. {@code C++}, {@code #SAT}, {@code O(n)} and {@code \alpha} are whole.
     */
    static List<String> words(String text) {
        return tokens(text).stream()
                .filter(TypedText::hasWord)
                .map(TypedText::trimmed)
                .toList();
    }

    /** Whether there is a letter or a digit in it. */
    static boolean hasWord(String text) {
        return !TextKey.of(text).isEmpty();
    }

    /** The beginning of a text that breaks no character. */
    static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static List<String> tokens(String text) {
        String clean = clean(text);
        List<String> tokens = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= clean.length(); i++) {
            if (i == clean.length() || clean.charAt(i) == ' ' || isQuote(clean.charAt(i))) {
                if (i > start) {
                    tokens.add(clean.substring(start, i));
                }
                start = i + 1;
            }
        }
        return tokens;
    }

    private static String trimmed(String token) {
        int start = 0;
        int end = token.length();
        while (start < end && (isEdge(token.codePointAt(start)) || token.charAt(start) == '+')) {
            start += Character.charCount(token.codePointAt(start));
        }
        while (end > start && isEdge(token.codePointBefore(end))) {
            end -= Character.charCount(token.codePointBefore(end));
        }
        return token.substring(start, end);
    }

    /** Whether a character at the end of a word is none of it. */
    private static boolean isEdge(int character) {
        return switch (character) {
            case '#', '%', '&', '@', '\\', '*', '(', ')', '（', '）', '{', '}' -> false;
            case '<', '>', '|', '~', '^', '=', '`' -> true;
            default -> isPunctuation(character);
        };
    }

    /** Whether a character is punctuation by Unicode. */
    static boolean isPunctuation(int character) {
        return switch (Character.getType(character)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }
}
