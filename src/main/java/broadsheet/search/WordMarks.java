package broadsheet.search;

/** Tells which words of a text are those that were looked for, in any of their forms. Thread-safe. */
@FunctionalInterface
public interface WordMarks {
    /** Nothing is marked. */
    WordMarks NONE = (text, start, end) -> false;

    /**
     * Whether the word between two places of a text is one that was looked for. It is asked for each word of a page, so it
     * is not cut out first.
     *
     * @param start where it begins
     * @param end behind its last letter or digit; there are no others between
     */
    boolean isMarked(String text, int start, int end);
}
