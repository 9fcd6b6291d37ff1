package broadsheet.search.lucene;

import broadsheet.paper.Vector;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/**
 * The papers whose meaning is nearest to a vector: found by a graph over coarse numbers, measured by the exact ones.
 *
 * @param searcher of the index
 * @param field of the vectors
 * @param vector to which they are near
 */
record Neighbours(IndexSearcher searcher, String field, Vector vector) {
    /**
     * How many papers are looked for in the graph, however few are wanted: the more, the fewer of the nearest are missed. Of a
     * sentence's ten nearest among 117,000 papers 93 % are found with 100, 96 % with 200; of a paper's 99.4 % either way.
     */
    private static final int WIDTH = 200;

    /**
     * The nearest by the coarse numbers, the nearest first.
     *
     * @param most how many
     * @param filters what must hold of them; what does not is passed over on the way, so that there are as many
     */
    int[] nearest(int most, List<Query> filters) throws IOException {
        Query filter = null;
        if (!filters.isEmpty()) {
            BooleanQuery.Builder all = new BooleanQuery.Builder();
            filters.forEach(one -> all.add(one, Occur.FILTER));
            filter = all.build();
        }
        int width = Math.max(most, WIDTH);
        ScoreDoc[] found =
                searcher.search(new KnnFloatVectorQuery(field, vector.values(), width, filter), most).scoreDocs;
        int[] papers = new int[found.length];
        for (int i = 0; i < found.length; i++) {
            papers[i] = found[i].doc;
        }
        return papers;
    }

    /** The exact vector of one paper, if its meaning is known. */
    static Optional<Vector> vector(IndexSearcher searcher, String field, int paper) throws IOException {
        LeafReaderContext leaf = new Documents(searcher).leaf(paper);
        FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
        if (values == null) {
            return Optional.empty();
        }
        DocIndexIterator iterator = values.iterator();
        int doc = paper - leaf.docBase;
        return iterator.advance(doc) == doc
                ? Optional.of(Vector.of(values.vectorValue(iterator.index())))
                : Optional.empty();
    }

    /** The cosines of papers with the vector, by the exact numbers; NaN for one whose meaning is unknown. */
    double[] cosines(int[] papers) throws IOException {
        float[] query = vector.values();
        double[] cosines = new double[papers.length];
        new Documents(searcher).visit(papers, new Documents.Visit() {
            private @Nullable FloatVectorValues values;
            private @Nullable DocIndexIterator iterator;

            @Override
            public void segment(LeafReaderContext leaf) throws IOException {
                values = leaf.reader().getFloatVectorValues(field);
                iterator = values == null ? null : values.iterator();
            }

            @Override
            public void document(int index, int doc) throws IOException {
                cosines[index] = values != null && iterator != null && Documents.reaches(iterator, doc)
                        ? VectorUtil.dotProduct(query, values.vectorValue(iterator.index()))
                        : Double.NaN;
            }
        });
        return cosines;
    }
}
