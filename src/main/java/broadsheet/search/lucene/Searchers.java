package broadsheet.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.jspecify.annotations.Nullable;

/** Makes searchers that score by some weights, for many searches. */
final class Searchers extends SearcherFactory {
    private final Weights weights;

    Searchers(Weights weights) {
        this.weights = weights;
    }

    /** One for a search or a few. */
    static IndexSearcher of(IndexReader reader, Weights weights) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BM25Similarity(weights.k1(), weights.b()));
        // Hardly any two searches have a part in common that takes long to find.
        searcher.setQueryCache(null);
        return searcher;
    }

    /** Makes the columns of new segments as well, before a search waits for them. */
    @Override
    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            FacetColumns.of(leaf.reader());
        }
        return of(reader, weights);
    }
}
