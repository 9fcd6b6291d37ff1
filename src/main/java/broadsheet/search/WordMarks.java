package broadsheet.search;

/** Tells which words of a text are those that were looked for, in any of their forms. Thread-safe. */
@FunctionalInterface
public interface WordMarks {
    /** Nothing is marked. */
    WordMarks NONE = word -> false;

    /**
     * Whether a word is one that was looked for.
     *
     * @param word as it is printed: letters and digits, without blanks
     */
    boolean isMarked(String word);

    /**
     * Whether the word between two places of a text is one that was looked for.
     *
     * @param start where it begins
     * @param end behind its last letter or digit
     */
    default boolean isMarked(String text, int start, int end) {
        return isMarked(text.substring(start, end));
    }
}
