package broadsheet.search.lucene;

import broadsheet.encode.Encoding;
import broadsheet.paper.Vector;
import broadsheet.rank.Alikeness;
import broadsheet.rank.Fusion;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What queries mean, and how much that counts.
 *
 * @param encoding the encoder of the home
 * @param fusion of words and meaning
 * @param alikeness of papers and examples
 */
record Meanings(Encoding encoding, Fusion fusion, Alikeness alikeness) {
    /** Chosen on halves of collections; see docs/search-quality.md. */
    private static final Fusion CHOSEN = new Fusion(.55);

    private static final Alikeness CHOSEN_ALIKENESS = new Alikeness(.23);

    /** Nothing means anything but its words. */
    static final Meanings NONE = of(Encoding.off());

    /** By an encoder, counted as was chosen. */
    static Meanings of(Encoding encoding) {
        return new Meanings(encoding, CHOSEN, CHOSEN_ALIKENESS);
    }

    /** The fields of the index in which papers have vectors of the same encoder. */
    MeaningFields fields() {
        return MeaningFields.of(encoding.name());
    }

    /** The cosine below which a paper has nothing to do with a query, among so many. */
    double leastSimilarity(long papers) {
        return encoding.leastSimilarity().among(papers);
    }

    /** The vector of a query's text, on a thread of its own; as {@link #query}. */
    CompletableFuture<Optional<Vector>> queryAhead(String text) {
        return encoding.queryAhead(text);
    }

    /** The vector of a paper's text, encoded now; as {@link #query}. */
    Optional<Vector> text(String text) {
        return encoding.text(text);
    }

    /** The vector of a query's text; nothing if it has none, or there is no encoder just now. */
    Optional<Vector> query(String text) {
        return encoding.query(text);
    }
}
