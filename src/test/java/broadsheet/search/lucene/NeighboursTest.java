package broadsheet.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.Vector;
import broadsheet.search.lucene.Neighbours.Neighbour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.codecs.hnsw.HnswGraphProvider;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.hnsw.HnswGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** So many made vectors that the index has a graph of them, which the few papers of other tests do not take. */
class NeighboursTest {
    private static final int PAPERS = 10_000;
    private static final int DIMENSIONS = 384;

    /** Of how many numbers a vector is made, as those of papers are no evenly spread points of 384 dimensions either. */
    private static final int CAUSES = 24;

    private static final String ENCODER = "made";

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final float[][] directions =
            Stream.generate(() -> gaussian(DIMENSIONS)).limit(CAUSES).toArray(float[][]::new);

    @Test
    void ofALargerGraphMoreIsLookedAt() {
        assertThat(Neighbours.width(0)).isEqualTo(300);
        assertThat(Neighbours.width(77_000)).isEqualTo(300);
        assertThat(Neighbours.width(155_791)).isEqualTo(519);
        assertThat(Neighbours.width(10_000_000)).isEqualTo(1_000);
    }

    @Test
    void aGraphFindsTheNearestOfAnExactScan(@TempDir Path folder) throws IOException {
        MeaningFields fields = MeaningFields.of(ENCODER);
        IndexFolder index = new IndexFolder(folder, Weights.CHOSEN, IndexFolder.Company.READERS);
        try (FSDirectory directory = index.open();
                IndexWriter writer = index.writer(directory)) {
            for (int half = 0; half < 2; half++) {
                for (int paper = 0; paper < PAPERS / 2; paper++) {
                    Document document = new Document();
                    document.add(new KnnFloatVectorField(
                            fields.encoded(), made().values(), VectorSimilarityFunction.DOT_PRODUCT));
                    document.add(new StringField("kind", paper % 50 == 0 ? "rare" : "common", Store.NO));
                    writer.addDocument(document);
                }
                writer.commit();
                assertThat(sizesOfGraphs(folder, fields)).as("small segments").containsOnly(0);
            }
            writer.forceMerge(1);
            writer.commit();
        }
        assertThat(sizesOfGraphs(folder, fields)).containsExactly(PAPERS);

        try (GraphRecall recall = GraphRecall.open(folder, ENCODER)) {
            List<Vector> queries = Stream.generate(this::made).limit(50).toList();
            assertThat(recall.ofQueries(queries))
                    .as("of queries, seed %s", seed)
                    .isGreaterThanOrEqualTo(.98);
            assertThat(recall.ofPapers(50, random))
                    .as("of papers, seed %s", seed)
                    .isGreaterThanOrEqualTo(.98);
            assertFilteredBefore(recall, queries.getFirst());
        }
    }

    /** Of so few that a graph walked without them would hardly meet any, as many are found as are wanted, and the nearest. */
    private void assertFilteredBefore(GraphRecall index, Vector query) throws IOException {
        IndexSearcher searcher = new IndexSearcher(index.reader());
        Neighbours neighbours = new Neighbours(searcher, index.fields(), query);
        Query rare = new TermQuery(new Term("kind", "rare"));
        int[] all = Arrays.stream(searcher.search(rare, PAPERS).scoreDocs)
                .mapToInt(one -> one.doc)
                .toArray();

        List<Neighbour> found = neighbours.nearest(20, neighbours.widthOfQuery(), List.of(rare));

        assertThat(all).hasSize(PAPERS / 50);
        assertThat(found).as("seed %s", seed).isEqualTo(neighbours.nearestOf(all, 20));
    }

    private static List<Integer> sizesOfGraphs(Path folder, MeaningFields fields) throws IOException {
        List<Integer> sizes = new ArrayList<>();
        try (GraphRecall index = GraphRecall.open(folder, ENCODER)) {
            for (LeafReaderContext leaf : index.reader().leaves()) {
                PerFieldKnnVectorsFormat.FieldsReader reader =
                        (PerFieldKnnVectorsFormat.FieldsReader) ((CodecReader) leaf.reader()).getVectorReader();
                HnswGraph graph =
                        ((HnswGraphProvider) reader.getFieldReader(fields.encoded())).getGraph(fields.encoded());
                sizes.add(graph == null ? 0 : graph.size());
            }
        }
        return sizes;
    }

    private Vector made() {
        float[] made = new float[DIMENSIONS];
        float[] causes = gaussian(CAUSES);
        for (int cause = 0; cause < CAUSES; cause++) {
            for (int i = 0; i < DIMENSIONS; i++) {
                made[i] += causes[cause] * directions[cause][i];
            }
        }
        double length = 0;
        for (float number : made) {
            length += (double) number * number;
        }
        for (int i = 0; i < DIMENSIONS; i++) {
            made[i] /= (float) Math.sqrt(length);
        }
        return Vector.of(made);
    }

    private float[] gaussian(int size) {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
