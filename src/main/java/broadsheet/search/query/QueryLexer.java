package broadsheet.search.query;

import broadsheet.search.query.QueryField.Prefix;
import broadsheet.search.query.Remark.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes a query apart into what the parser joins. One pass; each character is looked at a few times. Not thread-safe. */
final class QueryLexer {
    private static final Pattern LIKE_A_FIELD = Pattern.compile("[a-z]{2,12}[:：].+");
    private static final Pattern LIKE_AN_ADDRESS = Pattern.compile("(https?|ftp|mailto|doi|arxiv):.*");

    private final String text;
    private final Remarks remarks;
    private final List<Token> tokens = new ArrayList<>();

    /** A piece of a query. */
    sealed interface Token {
        /** As it was typed; of a quotation, without its quotes. */
        String typed();

        /** What an operator can stand before. */
        sealed interface Operand extends Token {}

        /** An opening parenthesis. */
        record Open(String typed) implements Operand {}

        /** A closing parenthesis. */
        record Close(String typed) implements Token {}

        /** {@code OR} or a bar. */
        record Or(String typed) implements Token {}

        /** {@code AND}. */
        record And(String typed) implements Token {}

        /** {@code NOT} or a hyphen. */
        record Not(String typed) implements Token {}

        /** A field's name as typed; always before a {@link Bare}, {@link Quoted} or {@link Open}. */
        record Field(QueryField field, String typed) implements Operand {}

        /** What stands in quotes. */
        record Quoted(String typed) implements Operand {}

        /** What stands without quotes, behind a field's colon too; without blanks. */
        record Bare(String typed) implements Operand {}

        /** The end of the query. */
        record End(String typed) implements Token {}
    }

    private QueryLexer(String text, Remarks remarks) {
        this.text = text;
        this.remarks = remarks;
    }

    /**
     * The pieces of a query.
     *
     * @param text cleaned, so that a space is the only blank
     */
    static List<Token> tokens(String text, Remarks remarks) {
        QueryLexer lexer = new QueryLexer(text, remarks);
        int at = 0;
        while (at < text.length()) {
            at = lexer.next(at);
        }
        return lexer.tokens;
    }

    /** Whether a word alone joins or negates what stands beside it. */
    static boolean isOperator(String word) {
        return word.equals("OR") || word.equals("|") || word.equals("AND") || word.equals("NOT");
    }

    /** Whether a word may have been meant as a field that there is not, such as {@code abs:attention}. */
    static boolean looksLikeField(String word) {
        return LIKE_A_FIELD.matcher(word).matches()
                && !LIKE_AN_ADDRESS.matcher(word).matches();
    }

    /** A value that stands without quotes, rid of the comma of a list it may have stood in. */
    static String bareValue(String value) {
        int end = value.length();
        while (end > 0 && (value.charAt(end - 1) == ',' || value.charAt(end - 1) == ';')) {
            end--;
        }
        return value.substring(0, end);
    }

    /** Reads one piece, or a field and its value, and says where the next begins. */
    private int next(int at) {
        char first = text.charAt(at);
        if (first == ' ') {
            return at + 1;
        }
        if (TypedText.isOpening(first)) {
            tokens.add(new Token.Open(text.substring(at, at + 1)));
            return at + 1;
        }
        if (TypedText.isClosing(first)) {
            tokens.add(new Token.Close(text.substring(at, at + 1)));
            return at + 1;
        }
        if (TypedText.isQuote(first)) {
            return quotation(at);
        }
        if (first == '-' && isNegation(at)) {
            tokens.add(new Token.Not("-"));
            return at + 1;
        }
        Optional<Prefix> prefix = QueryField.prefixAt(text, at);
        return prefix.isPresent() ? field(at, prefix.get()) : word(at);
    }

    private int quotation(int at) {
        int end = at + 1;
        while (end < text.length() && !TypedText.isQuote(text.charAt(end))) {
            end++;
        }
        if (end == text.length()) {
            remarks.add(Kind.UNCLOSED_QUOTE, text.substring(at));
        }
        tokens.add(new Token.Quoted(text.substring(at + 1, end)));
        return end + 1;
    }

    /** A hyphen negates at the beginning of a word, but a dash or a list of options does not. */
    private boolean isNegation(int at) {
        boolean begins = at == 0 || text.charAt(at - 1) == ' ' || TypedText.isOpening(text.charAt(at - 1));
        return begins && !endsAt(at + 1) && text.charAt(at + 1) != '-';
    }

    /** Whether nothing begins at a place. */
    private boolean endsAt(int at) {
        return at >= text.length() || text.charAt(at) == ' ' || TypedText.isClosing(text.charAt(at));
    }

    private int field(int at, Prefix prefix) {
        if (endsAt(prefix.end())) {
            String typed = text.substring(at, prefix.end());
            // Titles have "Code: a survey"; nobody who means a field misses a remark there.
            if (typed.equals(typed.toLowerCase(Locale.ROOT))) {
                remarks.add(Kind.NO_VALUE, typed);
            }
            tokens.add(new Token.Bare(typed));
            return prefix.end();
        }
        tokens.add(new Token.Field(prefix.field(), prefix.name()));
        int end = prefix.field() == QueryField.ID ? idEnd(prefix.end()) : wordEnd(prefix.end());
        if (end > prefix.end()) {
            tokens.add(new Token.Bare(text.substring(prefix.end(), end)));
        }
        return end;
    }

    private int word(int at) {
        int end = wordEnd(at);
        String word = text.substring(at, end);
        tokens.add(
                switch (word) {
                    case "OR", "|" -> new Token.Or(word);
                    case "AND" -> new Token.And(word);
                    case "NOT" -> new Token.Not(word);
                    default -> new Token.Bare(word);
                });
        String withNext = endsAt(end) ? word : text.substring(at, end + 1);
        if (looksLikeField(withNext)) {
            remarks.add(Kind.NOT_A_FIELD, word);
        }
        return end;
    }

    private int wordEnd(int at) {
        int end = at;
        while (end < text.length() && !endsWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean endsWord(char character) {
        return character == ' '
                || TypedText.isQuote(character)
                || TypedText.isOpening(character)
                || TypedText.isClosing(character);
    }

    /** DOIs have parentheses of their own; they come in pairs, and none is the first. */
    private int idEnd(int at) {
        int end = at;
        int open = 0;
        while (end < text.length() && text.charAt(end) != ' ' && !TypedText.isQuote(text.charAt(end))) {
            char character = text.charAt(end);
            open += TypedText.isOpening(character) ? 1 : 0;
            open -= TypedText.isClosing(character) ? 1 : 0;
            if (open < 0 || (open > 0 && end == at)) {
                return end;
            }
            end++;
        }
        return end;
    }
}
