package broadsheet.search;

import broadsheet.encode.Encoding;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.Vector;
import broadsheet.search.query.Query;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

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

    /**
     * The papers most like some others by what they mean and say.
     *
     * @param likeness like what, and unlike what; the examples themselves are not found
     * @param candidates of which papers; of all if there are none
     * @param limit how many at most, from 1
     * @throws SearchException if the index cannot be read just now
     */
    Similar similar(Likeness likeness, List<PaperId> candidates, int limit);

    /**
     * The papers that may have to do with one, which need not be in the index itself.
     *
     * @param similar how many at most of those that are most like it, from 1
     * @param sharing how many at most by passages of the abstract, from 1
     * @throws SearchException if the index cannot be read just now
     */
    Kin kin(Paper paper, int similar, int sharing);

    /**
     * What papers mean, as far as it is known: by the encoder, or else by what their words let expect.
     *
     * @param papers under any of their names
     * @throws SearchException if the index cannot be read just now
     */
    Map<PaperId, Vector> vectors(Collection<PaperId> papers);

    /**
     * Goes through papers whose meaning is known, each once, in whatever order is the quickest; on as many threads as there are
     * cores.
     *
     * @param papers under any of their names
     * @param readers gives each thread a reader of its own; all that were given come back
     * @throws SearchException if the index cannot be read just now
     */
    <R extends Consumer<Glance>> List<R> glance(Collection<PaperId> papers, Supplier<R> readers);

    /** The same of all papers. */
    <R extends Consumer<Glance>> List<R> glanceAtAll(Supplier<R> readers);

    /** How far the index is. */
    IndexState state();

    /**
     * The encoder by whose vectors papers are found: the home's, or its former one as long as that has encoded more of them.
     *
     * @throws SearchException if the index cannot be opened
     */
    Encoding encoding();

    /**
     * How many papers the home's encoder lets find by their meaning.
     *
     * @param papers that are encoded
     * @param estimated that are not yet, and are found by what their words let expect
     * @param of all papers of the index
     */
    record Meant(long papers, long estimated, long of) {
        /** Nobody's meaning is known. */
        public static final Meant NONE = new Meant(0, 0, 0);
    }

    /**
     * How many papers can be found by their meaning by now.
     *
     * @throws SearchException if the index cannot be read just now
     */
    Meant meant();

    /**
     * Those whose meaning is not known yet, for this process to encode; nothing where another process does, or there is no
     * encoder.
     *
     * @throws SearchException if the index cannot be opened
     */
    Optional<Unencoded> unencoded();

    /** Ends all work on the index; what it holds by then is kept. */
    @Override
    void close();
}
