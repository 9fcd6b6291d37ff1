package broadsheet.search.lucene;

import broadsheet.paper.Vector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
 * @param fields of the vectors
 * @param vector to which they are near
 */
record Neighbours(IndexSearcher searcher, MeaningFields fields, Vector vector) {
    /** How many papers are looked at for a query, however few are wanted; docs/search-quality.md tells how many are missed. */
    private static final int LEAST_WIDTH = 300;

    private static final int MOST_WIDTH = 1_000;

    /** Of a graph of so many papers one more is looked at: of 77,000 in the largest of several 300 do, of 155,000 in one 500. */
    private static final int PAPERS_A_WIDTH = 300;

    /** Estimates are coarse themselves. */
    private static final int ESTIMATED_WIDTH = 100;

    /**
     * A paper near to the vector.
     *
     * @param paper its document
     * @param cosine of both, −1 to 1; the one to be expected if it is an estimate; NaN if the meaning is unknown
     * @param estimated whether the paper is not encoded yet
     */
    record Neighbour(int paper, double cosine, boolean estimated) {
        private static final Comparator<Neighbour> NEAREST_FIRST =
                Comparator.comparingDouble(Neighbour::cosine).reversed().thenComparingInt(Neighbour::paper);
    }

    /**
     * The nearest of those that are encoded, and of those that are estimated, the nearest first.
     *
     * @param most how many of either
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
        List<Neighbour> nearest = new ArrayList<>();
        for (String field : fields.all()) {
            int wide = Math.max(most, field.equals(fields.encoded()) ? width : ESTIMATED_WIDTH);
            if (hasAny(field)) {
                ScoreDoc[] found =
                        searcher.search(new KnnFloatVectorQuery(field, vector.values(), wide, filter), wide).scoreDocs;
                nearest.addAll(
                        nearestOf(Arrays.stream(found).mapToInt(one -> one.doc).toArray(), most));
            }
        }
        nearest.sort(Neighbour.NEAREST_FIRST);
        return nearest;
    }

    /** How many papers the graphs of this index are to be asked for, so that few of the nearest to a query are missed. */
    int widthOfQuery() throws IOException {
        int largest = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            FloatVectorValues values = leaf.reader().getFloatVectorValues(fields.encoded());
            largest = Math.max(largest, values == null ? 0 : values.size());
        }
        return width(largest);
    }

    /** The same, by how many papers are in the largest graph. */
    static int width(int largest) {
        return Math.clamp(largest / PAPERS_A_WIDTH, LEAST_WIDTH, MOST_WIDTH);
    }

    private boolean hasAny(String field) throws IOException {
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
            if (values != null && values.size() > 0) {
                return true;
            }
        }
        return false;
    }

    /** The nearest of some papers whose meaning is known, the nearest first. */
    List<Neighbour> nearestOf(int[] papers, int most) throws IOException {
        return measured(papers).stream()
                .filter(one -> !Double.isNaN(one.cosine()))
                .sorted(Neighbour.NEAREST_FIRST)
                .limit(most)
                .toList();
    }

    /** The exact vector of one paper, if its meaning is known, or what is estimated of it. */
    static Optional<Vector> vector(IndexSearcher searcher, MeaningFields fields, int paper) throws IOException {
        LeafReaderContext leaf = new Documents(searcher).leaf(paper);
        int doc = paper - leaf.docBase;
        for (String field : fields.all()) {
            FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
            if (values != null) {
                DocIndexIterator iterator = values.iterator();
                if (iterator.advance(doc) == doc) {
                    return Optional.of(Vector.of(values.vectorValue(iterator.index())));
                }
            }
        }
        return Optional.empty();
    }

    /** Papers in their order, with how near they are by the exact numbers. */
    List<Neighbour> measured(int[] papers) throws IOException {
        float[] query = vector.values();
        Neighbour[] measured = new Neighbour[papers.length];
        new Documents(searcher).visit(papers, new Documents.Visit() {
            private @Nullable Values encoded;
            private @Nullable Values estimated;

            @Override
            public void segment(LeafReaderContext leaf) throws IOException {
                encoded = Values.of(leaf, fields.encoded());
                estimated = Values.of(leaf, fields.estimated());
            }

            @Override
            public void document(int index, int doc) throws IOException {
                double cosine = encoded == null ? Double.NaN : encoded.product(query, doc);
                boolean unknown = Double.isNaN(cosine);
                if (unknown && estimated != null) {
                    cosine = estimated.product(query, doc);
                }
                measured[index] = new Neighbour(papers[index], cosine, unknown && !Double.isNaN(cosine));
            }
        });
        return List.of(measured);
    }

    /** The vectors of a segment, for documents in ascending order. */
    private record Values(FloatVectorValues values, DocIndexIterator iterator) {
        static @Nullable Values of(LeafReaderContext leaf, String field) throws IOException {
            FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
            return values == null ? null : new Values(values, values.iterator());
        }

        double product(float[] query, int doc) throws IOException {
            return Documents.reaches(iterator, doc)
                    ? VectorUtil.dotProduct(query, values.vectorValue(iterator.index()))
                    : Double.NaN;
        }
    }
}
