package broadsheet.search.lucene;

import broadsheet.encode.Encoding;
import broadsheet.encode.VectorFile;
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

    private final String field;
    private final @Nullable VectorFile file;

    private PaperVectors(String field, @Nullable VectorFile file) {
        this.field = field;
        this.file = file;
    }

    /** Opens those of an encoder; none if there is no encoder, or if the file cannot be opened, which is logged. */
    static PaperVectors open(Encoding encoding) {
        if (encoding.isOff()) {
            return none();
        }
        try {
            return new PaperVectors(Field.meaning(encoding.name()), encoding.openVectors());
        } catch (UncheckedIOException e) {
            LOG.error("vectors unknown: papers are found by their words alone: {}", e.getMessage());
            return none();
        }
    }

    /** No paper's meaning is known. */
    static PaperVectors none() {
        return new PaperVectors("", null);
    }

    /** Whether any paper's meaning can be known. */
    boolean isNone() {
        return file == null;
    }

    /** The field of the index that has them. */
    String field() {
        return field;
    }

    /** The vector of a paper, if its text was encoded. */
    Optional<Vector> find(Paper paper) {
        return file == null ? Optional.empty() : file.find(Encoding.text(paper));
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
