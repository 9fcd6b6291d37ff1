package broadsheet.search.lucene;

import broadsheet.catalog.Changes.Position;
import broadsheet.search.IndexState.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;

/** The folder of an index: opened, examined, and emptied where what is in it is of no use. */
final class IndexFolder {
    /** The version of what is in an index. Another one is made anew. */
    static final String FORMAT = "7";

    /** How much of an index may be kept in memory before it is written, MB. */
    private static final int BUFFER = 64;

    private static final int SEGMENTS_A_TIER = 3;

    /** How many merges may wait for others before those who write wait as well, as Lucene has it. */
    private static final int MERGES_WAITING = 5;

    /** To how many segments an index is merged after it was made, if it has more. */
    static final int SEGMENTS = 4;

    /**
     * Segments of less than that are merged as if they had it, MB. 117,000 papers with vectors are 8 segments so, in place of 12
     * with 64; they are indexed in the same time, and a query's neighbours are found in 2.8 ms in place of 3.9.
     */
    private static final int SMALL = 96;

    static {
        LuceneLog.quieten();
    }

    private final Path folder;
    private final Weights weights;
    private final Company company;

    IndexFolder(Path folder, Weights weights, Company company) {
        this.folder = folder;
        this.weights = weights;
        this.company = company;
    }

    /** Who else wants the cores while segments are merged. */
    enum Company {
        /** Readers, to whom Lucene leaves half of them by itself. */
        READERS,
        /** Nobody. */
        NONE
    }

    /**
     * How far a committed index is.
     *
     * @param position up to which papers are in it
     * @param removedUpTo the revision up to which removed papers are out of it
     * @param reindex how often somebody had asked for a new index when it was begun
     * @param whole whether it once held all papers since
     */
    record Mark(Position position, long removedUpTo, long reindex, boolean whole) {
        static Mark begun(long reindex) {
            return new Mark(Position.START, -1, reindex, false);
        }

        /** The same, with papers up to a place. */
        Mark upTo(Position place) {
            return new Mark(place, removedUpTo, reindex, whole);
        }

        /** The same, with all papers of a revision and no others. */
        Mark wholeAt(long revision) {
            return new Mark(new Position(revision, Long.MAX_VALUE), revision, reindex, true);
        }

        Map<String, String> data(Weights weights) {
            Map<String, String> data = new LinkedHashMap<>();
            data.put("format", FORMAT);
            data.put("weights", weights.toString());
            data.put("revision", String.valueOf(position.revision()));
            data.put("paper", String.valueOf(position.paper()));
            data.put("removed", String.valueOf(removedUpTo));
            data.put("reindex", String.valueOf(reindex));
            data.put("whole", String.valueOf(whole));
            return data;
        }

        /** The mark in a commit; nothing if that is of another version, or of other weights. */
        static Optional<Mark> of(Map<String, String> data, Weights weights) {
            try {
                return FORMAT.equals(data.get("format")) && weights.toString().equals(data.get("weights"))
                        ? Optional.of(new Mark(
                                new Position(number(data, "revision"), number(data, "paper")),
                                number(data, "removed"),
                                number(data, "reindex"),
                                Boolean.parseBoolean(data.get("whole"))))
                        : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        private static long number(Map<String, String> data, String name) {
            return Long.parseLong(data.getOrDefault(name, ""));
        }
    }

    /** What an examination found: an index to go on with, or why there is none. */
    sealed interface Found {
        /** A sound index. */
        record Sound(Mark mark) implements Found {}

        /** Nothing to go on with. */
        record Useless(Reason reason) implements Found {}
    }

    /** Reads every file of the index, some hundreds of megabytes a second. */
    Found examine() {
        if (Files.notExists(folder)) {
            return new Found.Useless(Reason.MISSING);
        }
        try (FSDirectory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            Optional<Mark> mark = Mark.of(reader.getIndexCommit().getUserData(), weights);
            if (mark.isEmpty()) {
                return new Found.Useless(Reason.OF_ANOTHER_VERSION);
            }
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
            return new Found.Sound(mark.get());
        } catch (IndexNotFoundException e) {
            return new Found.Useless(isEmpty() ? Reason.MISSING : Reason.TORN);
        } catch (IOException | IllegalArgumentException e) {
            // Lucene says "too old" and "torn" by exceptions of many kinds; each means the same here.
            return new Found.Useless(Reason.TORN);
        }
    }

    private boolean isEmpty() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** How many papers a sound index holds. */
    long papers() throws IOException {
        try (FSDirectory directory = open();
                DirectoryReader reader = DirectoryReader.open(directory)) {
            return reader.numDocs();
        }
    }

    /** Opens the folder, which exists. */
    FSDirectory open() throws IOException {
        return FSDirectory.open(folder);
    }

    /** Removes all that is in it. */
    void empty() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** A writer of the index; only the holder of the home's lock may have one. */
    IndexWriter writer(FSDirectory directory) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(null);
        config.setSimilarity(similarity());
        config.setRAMBufferSizeMB(BUFFER);
        config.setCodec(new PaperCodec());
        config.setCommitOnClose(false);
        // A search costs something in every segment; the papers of a day are soon merged.
        TieredMergePolicy merging = new TieredMergePolicy();
        merging.setSegmentsPerTier(SEGMENTS_A_TIER);
        merging.setFloorSegmentMB(SMALL);
        config.setMergePolicy(merging);
        if (company == Company.NONE) {
            int cores = Runtime.getRuntime().availableProcessors();
            ConcurrentMergeScheduler all = new ConcurrentMergeScheduler();
            all.setMaxMergesAndThreads(cores + MERGES_WAITING, cores);
            config.setMergeScheduler(all);
        }
        return new IndexWriter(directory, config);
    }

    /** How words are scored. */
    BM25Similarity similarity() {
        return new BM25Similarity(weights.k1(), weights.b());
    }
}
