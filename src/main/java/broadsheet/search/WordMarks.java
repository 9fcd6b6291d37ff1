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
}
