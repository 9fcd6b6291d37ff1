package broadsheet.search.lucene;

import broadsheet.paper.Vector;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
    /** How many papers are looked at, however few are wanted; see docs/search-quality.md for how many are missed. */
    static final int WIDTH = 300;

    /**
     * A paper near to the vector.
     *
     * @param paper its document
     * @param cosine of both, -1 to 1
     */
    record Neighbour(int paper, double cosine) {
        private static final Comparator<Neighbour> NEAREST_FIRST =
                Comparator.comparingDouble(Neighbour::cosine).reversed().thenComparingInt(Neighbour::paper);
    }

    /**
     * The nearest, the nearest first.
     *
     * @param most how many
     * @param width how many the graph is asked for, of which the nearest are taken by the exact numbers
     * @param filters what must hold of them; what does not is passed over on the way, so that there are as many
     */
    List<Neighbour> nearest(int most, int width, List<Query> filters) throws IOException {
        Query filter = null;
        if (!filters.isEmpty()) {
            BooleanQuery.Builder all = new BooleanQuery.Builder();
            filters.forEach(one -> all.add(one, Occur.FILTER));
            filter = all.build();
        }
        int wide = Math.max(most, width);
        ScoreDoc[] found =
                searcher.search(new KnnFloatVectorQuery(field, vector.values(), wide, filter), wide).scoreDocs;
        return measured(Arrays.stream(found).mapToInt(one -> one.doc).toArray(), most);
    }

    /** The nearest of some papers whose meaning is known, the nearest first. */
    List<Neighbour> measured(int[] papers, int most) throws IOException {
        double[] cosines = cosines(papers);
        return IntStream.range(0, papers.length)
                .mapToObj(i -> new Neighbour(papers[i], cosines[i]))
                .filter(one -> !Double.isNaN(one.cosine()))
                .sorted(Neighbour.NEAREST_FIRST)
                .limit(most)
                .toList();
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
