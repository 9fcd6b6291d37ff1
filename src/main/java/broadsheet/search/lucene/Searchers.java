package broadsheet.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.jspecify.annotations.Nullable;

/** Makes searchers that score by some weights. */
final class Searchers extends SearcherFactory {
    private final BM25Similarity similarity;

    Searchers(Weights weights) {
        this.similarity = new BM25Similarity(weights.k1(), weights.b());
    }

    @Override
    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) throws IOException {
        if (previous != null) {
            // What follows changes makes the columns of new segments before a search waits for them; a command needs
            // none.
            for (LeafReaderContext leaf : reader.leaves()) {
                FacetColumns.of(leaf.reader());
            }
        }
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setSimilarity(similarity);
        // Hardly any two searches have a part in common that takes long to find.
        searcher.setQueryCache(null);
        return searcher;
    }
}
