package broadsheet.search.lucene;

import broadsheet.paper.Vector;
import broadsheet.search.lucene.Neighbours.Neighbour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.VectorUtil;

/**
 * How many of the ten papers nearest to something an index finds: held against an exact scan of all vectors.
 *
 * @param reader of the index
 * @param fields of the vectors
 */
public record GraphRecall(DirectoryReader reader, MeaningFields fields) implements AutoCloseable {
    private static final int NEAREST = 10;

    /** Opens the index of a home that nobody changes meanwhile, whose papers are encoded by an encoder of a name. */
    public static GraphRecall open(Path index, String encoder) throws IOException {
        Directory directory = FSDirectory.open(index);
        try {
            return new GraphRecall(
                    DirectoryReader.open(directory), MeaningFields.of(encoder).withoutEstimates());
        } catch (IOException e) {
            directory.close();
            throw e;
        }
    }

    /** How many segments the index has. */
    public int segments() {
        return reader.leaves().size();
    }

    /** Of queries, at least one, as a search looks for them. */
    public double ofQueries(List<Vector> queries) throws IOException {
        int width = new Neighbours(new IndexSearcher(reader), fields, queries.getFirst()).widthOfQuery();
        return of(
                queries.stream()
                        .map(query -> new Asked(query, OptionalInt.empty()))
                        .toList(),
                width);
    }

    /**
     * Of papers drawn by chance, as similar ones are looked for.
     *
     * @throws IllegalStateException if there are not as many that have a vector
     */
    public double ofPapers(int papers, Random random) throws IOException {
        List<Integer> encoded = new ArrayList<>();
        forEachVector((paper, vector) -> encoded.add(paper));
        if (encoded.size() < papers) {
            throw new IllegalStateException("no more than " + encoded.size() + " papers have a vector");
        }
        Collections.shuffle(encoded, random);
        List<Asked> drawn = new ArrayList<>();
        for (int paper : encoded.subList(0, papers)) {
            drawn.add(new Asked(
                    Neighbours.vector(new IndexSearcher(reader), fields, paper).orElseThrow(), OptionalInt.of(paper)));
        }
        return of(drawn, Likening.WIDTH);
    }

    /** What the nearest are looked for to, and which paper it is, if it is one: that is none of them. */
    private record Asked(Vector vector, OptionalInt itself) {
        boolean isItself(int paper) {
            return itself.isPresent() && itself.getAsInt() == paper;
        }
    }

    private double of(List<Asked> asked, int width) throws IOException {
        List<Set<Integer>> exact = exact(asked);
        IndexSearcher searcher = new IndexSearcher(reader);
        long found = 0;
        for (int i = 0; i < asked.size(); i++) {
            Asked one = asked.get(i);
            found += new Neighbours(searcher, fields, one.vector())
                    .nearest(NEAREST + 1, width, List.of()).stream()
                            .map(Neighbour::paper)
                            .filter(paper -> !one.isItself(paper))
                            .limit(NEAREST)
                            .filter(exact.get(i)::contains)
                            .count();
        }
        return (double) found / (NEAREST * asked.size());
    }

    private record Measured(int paper, double cosine) {}

    private List<Set<Integer>> exact(List<Asked> asked) throws IOException {
        List<PriorityQueue<Measured>> nearest = asked.stream()
                .map(one -> new PriorityQueue<>(Comparator.comparingDouble(Measured::cosine)))
                .toList();
        List<float[]> numbers = asked.stream().map(one -> one.vector().values()).toList();
        forEachVector((paper, vector) -> {
            for (int i = 0; i < numbers.size(); i++) {
                PriorityQueue<Measured> best = nearest.get(i);
                double cosine = VectorUtil.dotProduct(numbers.get(i), vector);
                if ((best.size() < NEAREST || cosine > best.element().cosine())
                        && !asked.get(i).isItself(paper)) {
                    best.add(new Measured(paper, cosine));
                    if (best.size() > NEAREST) {
                        best.remove();
                    }
                }
            }
        });
        return nearest.stream()
                .map(best -> best.stream().map(Measured::paper).collect(Collectors.toSet()))
                .toList();
    }

    /** Is told of the vectors of all papers that are not deleted, one after another in one array. */
    private interface Visit {
        void vector(int paper, float[] vector);
    }

    private void forEachVector(Visit visit) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            FloatVectorValues values = leaf.reader().getFloatVectorValues(fields.encoded());
            if (values == null) {
                continue;
            }
            Bits live = leaf.reader().getLiveDocs();
            DocIndexIterator iterator = values.iterator();
            for (int doc = iterator.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = iterator.nextDoc()) {
                if (live == null || live.get(doc)) {
                    visit.vector(leaf.docBase + doc, values.vectorValue(iterator.index()));
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (Directory _ = reader.directory()) {
            reader.close();
        }
    }
}
