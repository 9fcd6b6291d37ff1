package broadsheet.search;

import broadsheet.encode.WordTable;
import broadsheet.paper.PaperId;
import broadsheet.paper.Vector;
import java.util.List;
import java.util.Optional;

/**
 * What papers that are not encoded yet are estimated to mean by their words ({@link WordTable}), for whoever learns it from those
 * that are. Thread-safe.
 */
public interface Estimates {
    /** Whether anybody sees them: not as long as papers are found by the vectors of a former encoder. */
    boolean areNeeded();

    /**
     * How many papers are encoded, and how many are not.
     *
     * @throws SearchException if the index cannot be read just now
     */
    PaperIndex.Meant meant();

    /** Of how many texts was learnt by what papers are estimated now; 0 if they are not. */
    int learntFrom();

    /**
     * Encoded papers, the newest first.
     *
     * @param most how many at most
     * @throws SearchException if the index cannot be read just now
     */
    List<PaperId> encoded(int most);

    /**
     * The vector of a text, if it was encoded.
     *
     * @throws SearchException if it cannot be read
     */
    Optional<Vector> vector(String text);

    /**
     * Has papers that are written from now on estimated by a table; the others are to be {@linkplain #renew renewed} soon.
     *
     * @throws SearchException if it cannot be kept
     */
    void estimateBy(WordTable table) throws InterruptedException;

    /**
     * Papers that are neither encoded nor estimated by the present table; none if there is no table.
     *
     * @param most how many at most
     * @throws SearchException if the index cannot be read just now
     */
    List<PaperId> unestimated(int most);

    /**
     * Has papers written again, and returns when they are found by what is known of them now.
     *
     * @throws SearchException if they cannot be written
     */
    void renew(List<PaperId> papers) throws InterruptedException;
}
