package broadsheet.search.lucene;

import broadsheet.search.IndexState;
import broadsheet.search.PaperIndex;
import broadsheet.search.Results;
import broadsheet.search.SearchException;
import broadsheet.search.Wanted;
import broadsheet.search.query.Query;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;

/** An index that another process keeps, as that has put it onto the disk: seconds old at most. */
final class ReadIndex implements PaperIndex {
    static {
        LuceneLog.quieten();
    }

    private final Path path;
    private final Weights weights;
    private final FSDirectory directory;
    private final DirectoryReader reader;

    /** @throws SearchException if there is none, or it cannot be read */
    ReadIndex(Path path, Weights weights) {
        this.path = path;
        this.weights = weights;
        FSDirectory opened = null;
        try {
            opened = FSDirectory.open(path);
            this.directory = opened;
            this.reader = DirectoryReader.open(opened);
        } catch (IOException e) {
            closeQuietly(opened, e);
            throw new SearchException(
                    "The index in " + path + " is just being made by the server of this home. Ask again in a moment.",
                    e);
        }
    }

    private static void closeQuietly(@org.jspecify.annotations.Nullable FSDirectory opened, IOException cause) {
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }

    @Override
    public Results find(Query query, Wanted wanted) {
        try {
            return new Finding(Searchers.of(reader, weights), query, wanted, weights).find();
        } catch (IOException e) {
            throw new SearchException("The index in " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public IndexState state() {
        return new IndexState.Current();
    }

    @Override
    public void close() {
        try (directory) {
            reader.close();
        } catch (IOException e) {
            throw new SearchException("The index in " + path + " cannot be closed: " + e.getMessage(), e);
        }
    }
}
