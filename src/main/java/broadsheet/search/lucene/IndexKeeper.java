package broadsheet.search.lucene;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueException;
import broadsheet.catalog.Changes;
import broadsheet.paper.PaperId;
import broadsheet.search.IndexState;
import broadsheet.search.IndexState.Reason;
import broadsheet.search.lucene.IndexFolder.Mark;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an index in agreement with the catalogue: reads what changed since the revision it holds, again and again. Used by one
 * thread, but for what says that any may call it; {@link #state} and {@link #searchers} may be used by any.
 */
final class IndexKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);

    /** How many papers are read and written together. */
    private static final int BATCH = 2_000;

    /** How long what was written waits at most until it is safe from a kill; it would be read again. */
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(5);

    /** How long what was written waits at most until it is found, while there is more to write. Each time costs a segment. */
    private static final Duration REFRESH_EVERY = Duration.ofSeconds(1);

    private final Changes changes;
    private final Catalogue catalogue;
    private final Weights weights;
    private final PaperVectors vectors;
    private final InstantSource clock;
    private final FSDirectory directory;
    private final IndexWriter writer;
    private final MergePolicy merging;
    private final SearcherManager searchers;
    private final ExecutorService workers;
    private Mark mark;
    private Instant committedAt;
    private Instant refreshedAt;
    private boolean dirty;
    private volatile IndexState state;

    /** Whether this has made the index, or made it anew. */
    private volatile boolean made;

    private Optional<PaperVectors> former = Optional.empty();

    /** Papers to be written again, as more is known of them than the catalogue tells. */
    private final Queue<PaperId> again = new ConcurrentLinkedQueue<>();

    private IndexKeeper(
            Catalogue catalogue,
            Weights weights,
            PaperVectors vectors,
            InstantSource clock,
            FSDirectory directory,
            IndexWriter writer,
            Mark mark,
            IndexState state)
            throws IOException {
        this.catalogue = catalogue;
        this.changes = catalogue.changes();
        this.weights = weights;
        this.vectors = vectors;
        this.clock = clock;
        this.directory = directory;
        this.writer = writer;
        this.merging = writer.getConfig().getMergePolicy();
        this.searchers = new SearcherManager(writer, new Searchers(weights));
        this.mark = mark;
        this.state = state;
        this.committedAt = clock.instant();
        this.refreshedAt = committedAt;
        this.workers = Executors.newFixedThreadPool(
                Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors())),
                Thread.ofPlatform().name("index-", 0).daemon().factory());
    }

    /**
     * Opens the index of a folder, emptied first where it is of no use. The caller holds the home's lock.
     *
     * @param vectors what papers mean; the caller closes it after this
     * @param torn whether it is known to be torn, whatever an examination says
     * @throws IOException if the folder cannot be read or written
     */
    static IndexKeeper open(
            IndexFolder folder,
            Catalogue catalogue,
            Weights weights,
            PaperVectors vectors,
            InstantSource clock,
            boolean torn)
            throws IOException {
        IndexFolder.Found found = torn ? new IndexFolder.Found.Useless(Reason.TORN) : folder.examine();
        Changes.State now = catalogue.changes().state();
        Mark mark;
        IndexState state;
        switch (found) {
            case IndexFolder.Found.Sound(Mark sound)
            when sound.position().revision() <= now.revision() && sound.removedUpTo() <= now.revision() -> {
                mark = sound;
                state = sound.whole()
                        ? new IndexState.Current()
                        : building(catalogue, folder.papers(), Reason.CUT_SHORT);
            }
            case IndexFolder.Found.Sound sound -> {
                folder.empty();
                mark = Mark.begun(now.reindex());
                state = building(catalogue, 0, Reason.OF_ANOTHER_CATALOGUE);
            }
            case IndexFolder.Found.Useless(Reason reason) -> {
                folder.empty();
                mark = Mark.begun(now.reindex());
                state = building(catalogue, 0, reason);
            }
        }
        FSDirectory directory = folder.open();
        try {
            return new IndexKeeper(
                    catalogue, weights, vectors, clock, directory, folder.writer(directory), mark, state);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static IndexState building(Catalogue catalogue, long papers, Reason reason) {
        if (reason != Reason.MISSING || !catalogue.isEmpty()) {
            LOG.info("index reason={} building anew", reason);
        }
        return new IndexState.Building(papers, catalogue.size(), reason);
    }

    /** Where searchers of the index come from. */
    SearcherManager searchers() {
        return searchers;
    }

    IndexState state() {
        return state;
    }

    /**
     * Brings the index to where the catalogue is, and commits it where that is due.
     *
     * @throws IOException if the index cannot be written
     * @throws CatalogueException if the catalogue cannot be read
     */
    void follow() throws IOException, InterruptedException {
        Changes.State now = changes.state();
        if (now.reindex() != mark.reindex() || now.revision() < mark.position().revision()) {
            beginAnew(now);
        }
        Instant from = clock.instant();
        long changed = 0;
        boolean wasBuilding = state instanceof IndexState.Building;
        if (mark.position().revision() < now.revision() || wasBuilding) {
            changed = write(now.revision()) + remove(now.revision());
            if (wasBuilding) {
                removeOfOthers();
            }
            mark = mark.wholeAt(now.revision());
            dirty = true;
        }
        writeAgain();
        searchers.maybeRefreshBlocking();
        if (state instanceof IndexState.Building(long _, long of, Reason reason)) {
            commit();
            made = true;
            writer.getConfig().setMergePolicy(merging);
            // By threads of the writer; what is merged is committed by a later round.
            writer.forceMerge(IndexFolder.SEGMENTS, false);
            // Last: whoever waits for this may at once have segments spared, or wait until they are merged.
            state = new IndexState.Current();
            if (reason != Reason.MISSING || of > 0) {
                LOG.info("index papers={} in={}s", changed, seconds(from));
            }
        } else if (isDue()) {
            commit();
        }
    }

    /** Has papers keep the vectors of a former encoder as well from now on, or no longer. The caller closes them. */
    void keepFormer(Optional<PaperVectors> vectors) {
        former = vectors;
    }

    /**
     * Says that most papers are about to be written again, so that segments there are by now need no merging. May be called by any
     * thread.
     */
    void spare() throws IOException {
        writer.getConfig().setMergePolicy(SparedSegments.of(merging, writer));
    }

    /** Has papers written again at the next {@link #follow}. May be called by any thread. */
    void again(Collection<PaperId> papers) {
        again.addAll(papers);
    }

    /** Writes segments anew of which many papers were replaced, and waits for it. May be called by any thread. */
    void tidy() throws IOException {
        writer.forceMergeDeletes(true);
        searchers.maybeRefreshBlocking();
    }

    /**
     * Waits until an index that was made here is merged, which it also can do without; one that is closed before stays in its
     * small segments until more is written. May be called by any thread.
     */
    void awaitMerged() throws IOException {
        if (made) {
            writer.forceMerge(IndexFolder.SEGMENTS, true);
            searchers.maybeRefreshBlocking();
        }
    }

    private void writeAgain() throws IOException, InterruptedException {
        List<PaperId> some = new ArrayList<>();
        for (PaperId id = again.poll(); id != null; id = again.poll()) {
            some.add(id);
        }
        if (!some.isEmpty()) {
            add(changes.of(some), false);
            dirty = true;
        }
    }

    /** Lets searches find what was written since, if it is time. */
    private boolean refresh() throws IOException {
        boolean isDue = hasPassed(REFRESH_EVERY, refreshedAt);
        if (isDue) {
            searchers.maybeRefresh();
            refreshedAt = clock.instant();
        }
        return isDue;
    }

    /** A clock that was set back is no reason to wait until it is there again. */
    private boolean hasPassed(Duration time, Instant since) {
        return Duration.between(since, clock.instant()).abs().compareTo(time) >= 0;
    }

    private boolean isDue() {
        return isUnsafe() && hasPassed(COMMIT_EVERY, committedAt);
    }

    /** Whether a kill would cost something: what was written is read again, and what was merged is merged again. */
    private boolean isUnsafe() {
        return dirty || writer.hasUncommittedChanges();
    }

    private double seconds(Instant from) {
        return Duration.between(from, clock.instant()).toMillis() / 1000.0;
    }

    private void beginAnew(Changes.State now) throws IOException {
        Reason reason = now.reindex() != mark.reindex() ? Reason.ASKED_FOR : Reason.OF_ANOTHER_CATALOGUE;
        // What there is stays in use until it is replaced, paper by paper; only another catalogue's is thrown away.
        if (reason == Reason.OF_ANOTHER_CATALOGUE) {
            writer.deleteAll();
        } else {
            spare();
        }
        mark = Mark.begun(now.reindex());
        state = building(catalogue, 0, reason);
    }

    private long write(long upTo) throws IOException, InterruptedException {
        boolean empty = writer.getDocStats().maxDoc == 0;
        long written = 0;
        long unseen = 0;
        while (true) {
            List<Changes.Changed> batch = changes.after(mark.position(), upTo, BATCH);
            if (batch.isEmpty()) {
                return written;
            }
            add(batch, empty);
            written += batch.size();
            mark = mark.upTo(batch.getLast().at());
            dirty = true;
            unseen += batch.size();
            if (refresh() && state instanceof IndexState.Building(long papers, long of, Reason why)) {
                state = new IndexState.Building(papers + unseen, of, why);
                unseen = 0;
            }
            if (isDue()) {
                commit();
            }
        }
    }

    /** What was indexed before the index was begun anew, and was not since, is no paper of this catalogue. */
    private void removeOfOthers() throws IOException {
        writer.deleteDocuments(new BooleanQuery.Builder()
                .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                .add(new TermQuery(PaperDocument.generation(mark.reindex())), Occur.MUST_NOT)
                .build());
    }

    private void add(List<Changes.Changed> batch, boolean empty) throws IOException, InterruptedException {
        int parts = Math.min(batch.size(), Runtime.getRuntime().availableProcessors());
        int size = Math.ceilDiv(batch.size(), parts);
        long generation = mark.reindex();
        List<PaperVectors> known =
                Stream.concat(Stream.of(vectors), former.stream()).toList();
        List<Future<?>> running = new ArrayList<>();
        for (int from = 0; from < batch.size(); from += size) {
            List<Changes.Changed> part = batch.subList(from, Math.min(batch.size(), from + size));
            running.add(workers.submit(() -> {
                for (Changes.Changed changed : part) {
                    Document document = PaperDocument.of(changed, generation, weights, known);
                    if (empty) {
                        writer.addDocument(document);
                    } else {
                        writer.updateDocument(PaperDocument.term(changed.key()), document);
                    }
                }
                return null;
            }));
        }
        for (Future<?> part : running) {
            try {
                part.get();
            } catch (ExecutionException e) {
                Throwable cause = e.getCause();
                if (cause instanceof IOException io) {
                    throw io;
                }
                throw new IllegalStateException("indexing papers", cause);
            }
        }
    }

    private long remove(long upTo) throws IOException {
        List<Long> removed = changes.removed(mark.removedUpTo(), upTo);
        for (long key : removed) {
            writer.deleteDocuments(PaperDocument.term(key));
        }
        return removed.size();
    }

    private void commit() throws IOException {
        // What the index holds of vectors must not be safer than they are themselves.
        vectors.force();
        writer.setLiveCommitData(mark.data(weights).entrySet());
        writer.commit();
        committedAt = clock.instant();
        dirty = false;
    }

    /** Commits what was written, if that goes, and lets the folder go. */
    @Override
    public void close() throws IOException {
        workers.shutdown();
        // The writer closes without a commit: what it has not committed by then is read from the catalogue again.
        try (directory;
                writer) {
            searchers.close();
            if (writer.isOpen() && isUnsafe()) {
                commit();
            }
        }
    }
}
