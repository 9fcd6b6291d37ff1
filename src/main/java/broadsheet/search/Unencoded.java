package broadsheet.search;

import broadsheet.encode.VectorFile.Encoded;
import broadsheet.paper.PaperId;
import java.util.List;

/** The papers of an index whose meaning is not known yet, for whoever encodes them. Thread-safe. */
public interface Unencoded {
    /**
     * Which papers these are: half of them the newest, and half the most upvoted, as what readers vote for they read.
     *
     * @param most how many at most
     * @throws SearchException if the index cannot be read just now
     */
    List<PaperId> next(int most);

    /**
     * Takes what was encoded, and returns when it is found.
     *
     * @param encoded texts and vectors; those that were known are none of them
     * @param papers all papers that have these texts
     * @throws SearchException if it cannot be written; none of it is kept then
     */
    void take(List<Encoded> encoded, List<PaperId> papers) throws InterruptedException;

    /**
     * Puts the index in order: each paper that was taken left a shadow of what it was without a vector, by which words seem more
     * frequent than they are.
     *
     * @throws SearchException if it cannot be written
     */
    void tidy() throws InterruptedException;

    /** What those that are not encoded yet are estimated to mean. */
    Estimates estimates();

    /** Whether a text was encoded before, for a paper that is no more, say. */
    boolean isKnown(String text);
}
