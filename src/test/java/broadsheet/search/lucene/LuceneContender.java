package broadsheet.search.lucene;

import broadsheet.bench.search.Contender;
import broadsheet.catalog.Changes.Changed;
import broadsheet.catalog.Changes.Position;
import broadsheet.encode.Encoding;
import broadsheet.paper.Paper;
import broadsheet.search.Wanted;
import broadsheet.search.query.QueryParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.FSDirectory;

/** Broadsheet's own index, without the catalogue it follows. */
public final class LuceneContender implements Contender {
    private static final int BATCH = 2_000;

    private final IndexFolder folder;
    private final FSDirectory directory;
    private final Meanings meanings;
    private DirectoryReader reader;

    /** An empty index in a folder, of words alone. */
    public LuceneContender(Path path) throws IOException {
        this(path, Encoding.off());
    }

    /** One that has the vectors of papers as well, as far as they were made; the caller has the encoder loaded. */
    public LuceneContender(Path path, Encoding encoding) throws IOException {
        meanings = Meanings.of(encoding);
        folder = new IndexFolder(path, Weights.CHOSEN, IndexFolder.Company.READERS);
        directory = folder.open();
        try (IndexWriter writer = folder.writer(directory)) {
            writer.commit();
        }
        reader = DirectoryReader.open(directory);
    }

    @Override
    public String name() {
        return meanings.encoding().isOff() ? "Broadsheet" : "Broadsheet with meaning";
    }

    @Override
    public String tag() {
        return meanings.encoding().isOff() ? "broadsheet" : "broadsheet-meaning";
    }

    @Override
    public void index(Stream<Paper> papers) throws IOException {
        try (PaperVectors vectors = PaperVectors.open(meanings.encoding());
                IndexWriter writer = folder.writer(directory);
                ExecutorService workers =
                        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<?>> running = new ArrayList<>();
            List<Changed> batch = new ArrayList<>();
            long key = 0;
            for (Iterator<Paper> rest = papers.iterator(); rest.hasNext(); ) {
                key++;
                batch.add(new Changed(new Position(1, key), rest.next(), 0));
                if (batch.size() == BATCH || !rest.hasNext()) {
                    List<Changed> full = batch;
                    batch = new ArrayList<>();
                    running.add(workers.submit(() -> {
                        for (Changed changed : full) {
                            writer.addDocument(PaperDocument.of(changed, 0, Weights.CHOSEN, List.of(vectors)));
                        }
                        return null;
                    }));
                }
            }
            for (Future<?> one : running) {
                one.get();
            }
            writer.commit();
        } catch (ExecutionException e) {
            throw new IOException("indexing with Lucene", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("indexing with Lucene was interrupted", e);
        }
        reader.close();
        reader = DirectoryReader.open(directory);
    }

    @Override
    public List<String> top(String query, int k) throws IOException {
        IndexSearcher searcher = Searchers.of(reader, Weights.CHOSEN);
        return new Finding(searcher, QueryParser.parse(query).query(), Wanted.best(k), Weights.CHOSEN, meanings)
                .find().hits().stream().map(hit -> hit.id().text()).toList();
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
