package broadsheet.search.lucene;

import broadsheet.paper.Vector;
import broadsheet.search.lucene.Neighbours.Neighbour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.VectorUtil;

/**
 * How many of the ten papers nearest to something an index finds: held against an exact scan of all vectors.
 *
 * @param reader of the index
 * @param fields of the vectors
 */
public record GraphRecall(IndexReader reader, MeaningFields fields) implements AutoCloseable {
    private static final int NEAREST = 10;

    /** Opens the index of a home that nobody changes meanwhile, whose papers are encoded by an encoder of a name. */
    public static GraphRecall open(Path index, String encoder) throws IOException {
        return new GraphRecall(
                DirectoryReader.open(FSDirectory.open(index)),
                MeaningFields.of(encoder).withoutEstimates());
    }

    /** How many segments the index has. */
    public int segments() {
        return reader.leaves().size();
    }

    /** Of queries, as a search looks for them. */
    public double ofQueries(List<Vector> queries) throws IOException {
        return of(queries, Neighbours.WIDTH);
    }

    /** Of papers drawn by chance, as similar ones are looked for. */
    public double ofPapers(int papers, Random random) throws IOException {
        List<Vector> drawn = new ArrayList<>();
        while (drawn.size() < papers) {
            Neighbours.vector(new IndexSearcher(reader), fields, random.nextInt(reader.maxDoc()))
                    .ifPresent(drawn::add);
        }
        return of(drawn, Likening.WIDTH);
    }

    private double of(List<Vector> queries, int width) throws IOException {
        List<Set<Integer>> exact = exact(queries);
        IndexSearcher searcher = new IndexSearcher(reader);
        long found = 0;
        for (int i = 0; i < queries.size(); i++) {
            found += new Neighbours(searcher, fields, queries.get(i))
                    .nearest(NEAREST, width, List.of()).stream()
                            .map(Neighbour::paper)
                            .filter(exact.get(i)::contains)
                            .count();
        }
        return (double) found / (NEAREST * queries.size());
    }

    private record Measured(int paper, double cosine) {}

    private List<Set<Integer>> exact(List<Vector> queries) throws IOException {
        List<PriorityQueue<Measured>> nearest = queries.stream()
                .map(query -> new PriorityQueue<>(Comparator.comparingDouble(Measured::cosine)))
                .toList();
        List<float[]> numbers = queries.stream().map(Vector::values).toList();
        for (LeafReaderContext leaf : reader.leaves()) {
            FloatVectorValues values = leaf.reader().getFloatVectorValues(fields.encoded());
            if (values == null) {
                continue;
            }
            Bits live = leaf.reader().getLiveDocs();
            DocIndexIterator iterator = values.iterator();
            for (int doc = iterator.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = iterator.nextDoc()) {
                if (live != null && !live.get(doc)) {
                    continue;
                }
                float[] vector = values.vectorValue(iterator.index());
                for (int i = 0; i < numbers.size(); i++) {
                    PriorityQueue<Measured> best = nearest.get(i);
                    double cosine = VectorUtil.dotProduct(numbers.get(i), vector);
                    if (best.size() < NEAREST || cosine > best.element().cosine()) {
                        best.add(new Measured(leaf.docBase + doc, cosine));
                        if (best.size() > NEAREST) {
                            best.remove();
                        }
                    }
                }
            }
        }
        return nearest.stream()
                .map(best -> best.stream().map(Measured::paper).collect(Collectors.toSet()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
