package broadsheet.encode;

import broadsheet.paper.Vector;

/**
 * Makes vectors of texts. The same text has the same vector whenever it is asked for, whatever else is asked for meanwhile.
 * Thread-safe.
 */
public interface Encoder extends AutoCloseable {
    /** Whose vectors these are; those of another are not comparable with them. */
    String name();

    /** How many numbers a vector has. */
    int dimensions();

    /** Below what a text has nothing to do with what somebody looks for. */
    LeastSimilarity leastSimilarity();

    /**
     * The vector of what somebody looks for.
     *
     * @param text of any length and language; what is beyond the encoder's limit is not read
     * @throws EncoderException if it cannot be encoded
     */
    Vector query(String text);

    /**
     * The vector of a text that is to be found.
     *
     * @param text as in {@link #query}
     * @throws EncoderException if it cannot be encoded
     */
    Vector text(String text);

    /** Frees what the encoder holds outside of Java; the caller makes sure that nothing is being encoded. */
    @Override
    void close();
}
