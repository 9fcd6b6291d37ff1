package broadsheet.search;

import broadsheet.search.query.Query;

/**
 * An index of the papers, made of the catalogue and as disposable as any copy. Thread-safe.
 *
 * <p>The seam between the search and the engine that runs it: no type of an engine is seen on this side.
 */
public interface PaperIndex extends AutoCloseable {
    /**
     * Finds papers.
     *
     * @param query what for
     * @param wanted what of it
     * @throws SearchException if the index cannot be read just now; it is being made anew then
     */
    Results find(Query query, Wanted wanted);

    /** How far the index is. */
    IndexState state();

    /** Ends all work on the index; what it holds by then is kept. */
    @Override
    void close();
}
