package broadsheet.search.lucene;

import broadsheet.encode.Encoding;
import broadsheet.encode.VectorFile;
import broadsheet.encode.WordTable;
import broadsheet.paper.Paper;
import broadsheet.paper.Vector;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What papers mean, as far as it is known: the vectors of their texts, in the file of the home's encoder. Thread-safe. */
final class PaperVectors implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PaperVectors.class);

    private final Encoding encoding;
    private final @Nullable VectorFile file;

    /** Read when it is first needed: it takes memory, and where all papers are encoded nobody needs it. */
    private Optional<WordTable> table = Optional.empty();

    private boolean isTableRead;

    private PaperVectors(Encoding encoding, @Nullable VectorFile file) {
        this.encoding = encoding;
        this.file = file;
    }

    /** Opens those of an encoder; none if there is no encoder, or if the file cannot be opened, which is logged. */
    static PaperVectors open(Encoding encoding) {
        if (encoding.isOff()) {
            return none();
        }
        try {
            return new PaperVectors(encoding, encoding.openVectors());
        } catch (UncheckedIOException e) {
            LOG.error("vectors unknown: papers are found by their words alone: {}", e.getMessage());
            return none();
        }
    }

    /** No paper's meaning is known. */
    static PaperVectors none() {
        return new PaperVectors(Encoding.off(), null);
    }

    /** Whether any paper's meaning can be known. */
    boolean isNone() {
        return file == null;
    }

    /** The fields of the index that have them. */
    MeaningFields fields() {
        return MeaningFields.of(encoding.name());
    }

    /** The vector of a paper, if its text was encoded. */
    Optional<Vector> find(Paper paper) {
        return find(Encoding.text(paper));
    }

    /** By what papers are estimated that are not encoded, if that was learnt. */
    synchronized Optional<WordTable> table() {
        if (!isTableRead && file != null) {
            table = encoding.readTable();
            isTableRead = true;
        }
        return table;
    }

    /**
     * Has papers estimated by another table from now on.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    void estimateBy(WordTable learnt) {
        encoding.writeTable(learnt);
        synchronized (this) {
            table = Optional.of(learnt);
            isTableRead = true;
        }
    }

    /** The vector of a text, if it was encoded. */
    Optional<Vector> find(String text) {
        return file == null ? Optional.empty() : file.find(text);
    }

    /** Whether a text was encoded. */
    boolean has(String text) {
        return file != null && file.has(text);
    }

    /** Keeps vectors. */
    void add(List<VectorFile.Encoded> encoded) {
        if (file != null) {
            file.add(encoded);
        }
    }

    /** Puts onto the disk what was added. */
    void force() {
        if (file != null) {
            file.force();
        }
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
