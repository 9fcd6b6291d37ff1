package broadsheet.search.lucene;

import broadsheet.encode.Encoding;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.Vector;
import broadsheet.search.Glance;
import broadsheet.search.IndexState;
import broadsheet.search.Kin;
import broadsheet.search.Likeness;
import broadsheet.search.PaperIndex;
import broadsheet.search.Results;
import broadsheet.search.SearchException;
import broadsheet.search.Similar;
import broadsheet.search.Unencoded;
import broadsheet.search.Wanted;
import broadsheet.search.lucene.Questions.Question;
import broadsheet.search.query.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;

/** An index that another process keeps, as that has put it onto the disk: seconds old at most. */
final class ReadIndex implements PaperIndex {
    static {
        LuceneLog.quieten();
    }

    private final Path path;
    private final Questions questions;
    private final Questions serving;
    private final FSDirectory directory;
    private final DirectoryReader reader;

    /** @throws SearchException if there is none, or it cannot be read */
    ReadIndex(Path path, Weights weights, Meanings meanings) {
        this.path = path;
        this.questions = new Questions(weights, meanings);
        FSDirectory opened = null;
        try {
            opened = FSDirectory.open(path);
            this.directory = opened;
            this.reader = DirectoryReader.open(opened);
            this.serving = questions.by(ChangeOfEncoder.serving(meanings.encoding(), Searchers.of(reader, weights)));
        } catch (IOException | IllegalArgumentException e) {
            // The second says that another version of this program made it.
            closeQuietly(opened, e);
            throw new SearchException(
                    "The index in " + path + " is just being made by the server of this home. Ask again in a moment.",
                    e);
        }
    }

    private static void closeQuietly(@org.jspecify.annotations.Nullable FSDirectory opened, Exception cause) {
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }

    private <T> T ask(Question<T> question) {
        try {
            return question.ask(Searchers.of(reader, questions.weights()));
        } catch (IOException e) {
            throw new SearchException("The index in " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Results find(Query query, Wanted wanted) {
        return ask(serving.find(query, wanted));
    }

    @Override
    public Similar similar(Likeness likeness, List<PaperId> candidates, int limit) {
        return ask(serving.similar(likeness, candidates, limit));
    }

    @Override
    public Kin kin(Paper paper, int similar, int sharing) {
        return ask(serving.kin(paper, similar, sharing));
    }

    @Override
    public Map<PaperId, Vector> vectors(Collection<PaperId> papers) {
        return ask(serving.vectors(papers));
    }

    @Override
    public <R extends Consumer<Glance>> List<R> glance(Collection<PaperId> papers, Supplier<R> readers) {
        return ask(serving.glance(papers, readers));
    }

    @Override
    public <R extends Consumer<Glance>> List<R> glanceAtAll(Supplier<R> readers) {
        return ask(serving.glanceAtAll(readers));
    }

    @Override
    public Encoding encoding() {
        return serving.meanings().encoding();
    }

    @Override
    public Meant meant() {
        // What the other process has put onto the disk since is counted as well.
        try (DirectoryReader newer = DirectoryReader.openIfChanged(reader)) {
            return questions.meant().ask(Searchers.of(newer == null ? reader : newer, questions.weights()));
        } catch (IOException e) {
            throw new SearchException("The index in " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Unencoded> unencoded() {
        return Optional.empty();
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
