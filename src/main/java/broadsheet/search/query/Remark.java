package broadsheet.search.query;

/**
 * Something in a query that was not read as it was written.
 *
 * @param kind what it was, and what became of it
 * @param text the piece of the query, shortened where it is long
 */
public record Remark(Kind kind, String text) {
    private static final int LONGEST = 60;

    /** What was not read as written. */
    public enum Kind {
        /** The query is too long or has too many words; what begins with the text was left out. */
        TOO_LONG,
        /** Parentheses within too many others were ignored. */
        TOO_DEEP,
        /** A quotation was not ended; it ends where the query does. */
        UNCLOSED_QUOTE,
        /** A parenthesis was not closed; it closes where the query ends. */
        UNCLOSED_PARENTHESIS,
        /** A closing parenthesis without an opening one was ignored. */
        UNOPENED_PARENTHESIS,
        /** Asterisks were left out of a word. */
        WILDCARD,
        /** A field has no value right behind its colon; its name was read as a word. */
        NO_VALUE,
        /** A field has a value it cannot have; both were read as words. */
        BAD_VALUE,
        /** What looks like a field is none; it was read as a word. */
        NOT_A_FIELD,
        /** An operator has nothing to join or negate; it was left out. */
        NOTHING_TO_JOIN,
        /** A sign without a letter or digit was left out. */
        NO_WORD,
        /** Nothing in the query could be read. */
        NOTHING_READ
    }

    /** Cleans and shortens the text. */
    public Remark {
        text = TypedText.clean(text).strip();
        text = text.length() <= LONGEST ? text : TypedText.beginning(text, LONGEST - 1) + "…";
    }

    /** It in a sentence, for people. */
    public String sentence() {
        String quoted = "“" + text + "”";
        return switch (kind) {
            case TOO_LONG ->
                "The query is too long: what begins with " + quoted + " was left out. At most " + QueryParser.MOST_WORDS
                        + " words are read.";
            case TOO_DEEP ->
                "Parentheses within more than " + QueryParser.MOST_NESTING + " others were ignored: " + quoted + ".";
            case UNCLOSED_QUOTE -> "The quotation has no end; it was read as ending with the query: " + quoted + ".";
            case UNCLOSED_PARENTHESIS -> "A parenthesis is not closed; it was read as closing where the query ends.";
            case UNOPENED_PARENTHESIS -> "A parenthesis closes that was not opened; it was ignored.";
            case WILDCARD ->
                "The asterisk of " + quoted + " was left out: forms of a word are found without it, and only cat: takes"
                        + " one, at its end.";
            case NO_VALUE ->
                quoted + " has no value right behind the colon; it was read as a word. Write author:lecun or"
                        + " author:\"Yann LeCun\".";
            case BAD_VALUE -> quoted + " has a value that field cannot have; it was read as words.";
            case NOT_A_FIELD ->
                quoted + " names no field, so it was read as words. The fields are " + QueryField.list() + ".";
            case NOTHING_TO_JOIN -> quoted + " has nothing to join here; it was left out.";
            case NO_WORD -> quoted + " has no letter or digit; it was left out.";
            case NOTHING_READ -> "There is no word in " + quoted + "; all papers are shown.";
        };
    }
}
