package broadsheet.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparedSegmentsTest {
    private static final int FORMER = 15;
    private static final int LATTER = 20;

    @TempDir
    private Path folder;

    @Test
    void leavesSomeAsTheyAreWhileOthersAreMerged() throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = writer(directory)) {
            add(writer, "former", FORMER);
            Set<String> former = segments(writer);
            assertThat(former).hasSize(FORMER);

            writer.getConfig().setMergePolicy(new SparedSegments(new TieredMergePolicy(), former));
            add(writer, "latter", LATTER);
            writer.maybeMerge();

            assertThat(segments(writer)).containsAll(former).hasSizeLessThan(FORMER + LATTER);
        }
    }

    @Test
    void mergesWhatIsMostlyDeleted() throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = writer(directory)) {
            for (int i = 0; i < 100; i++) {
                writer.addDocument(document(i < 81 ? "going" : "staying"));
            }
            writer.commit();
            Set<String> former = segments(writer);
            writer.getConfig().setMergePolicy(new SparedSegments(new TieredMergePolicy(), former));

            writer.deleteDocuments(new Term("kind", "going"));
            writer.commit();
            writer.maybeMerge();

            assertThat(segments(writer)).hasSize(1).doesNotContainAnyElementsOf(former);
            assertThat(writer.getDocStats().maxDoc).isEqualTo(19);
        }
    }

    @Test
    void letsThemGoOnceAllTheirPapersAreDeleted() throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = writer(directory)) {
            add(writer, "former", FORMER);
            Set<String> former = segments(writer);
            writer.getConfig().setMergePolicy(new SparedSegments(new TieredMergePolicy(), former));
            add(writer, "latter", 1);

            writer.deleteDocuments(new Term("kind", "former"));
            writer.commit();

            assertThat(segments(writer)).hasSize(1).doesNotContainAnyElementsOf(former);
        }
    }

    private static IndexWriter writer(FSDirectory directory) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(null);
        config.setMergePolicy(NoMergePolicy.INSTANCE);
        config.setMergeScheduler(new SerialMergeScheduler());
        return new IndexWriter(directory, config);
    }

    /** Each in a segment of its own. */
    private static void add(IndexWriter writer, String kind, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            writer.addDocument(document(kind));
            writer.commit();
        }
    }

    private static Document document(String kind) {
        Document document = new Document();
        document.add(new StringField("kind", kind, Store.NO));
        return document;
    }

    private static Set<String> segments(IndexWriter writer) throws IOException {
        Set<String> names = new HashSet<>();
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                names.add(((SegmentReader) leaf.reader()).getSegmentName());
            }
        }
        return names;
    }
}
