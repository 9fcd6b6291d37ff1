package broadsheet.search.lucene;

import broadsheet.catalog.Catalogue;
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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.util.ThreadInterruptedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index of a home, kept by the one process that holds the home's lock. A thread follows the catalogue's changes; whatever
 * happens to the folder of the index, it is made anew, and finds meanwhile what it holds by then.
 */
public final class LuceneIndex implements PaperIndex {
    private static final Logger LOG = LoggerFactory.getLogger(LuceneIndex.class);

    /** How often the catalogue is asked whether it changed: a paper is found well within a second. */
    private static final Duration EVERY = Duration.ofMillis(250);

    /** How long after a fault it is tried again. */
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);

    /** How long a search waits for an index that is just being opened. */
    private static final Duration OPENING = Duration.ofSeconds(10);

    private final Path path;
    private final IndexFolder folder;
    private final Catalogue catalogue;
    private final Weights weights;
    private final Encoding encoding;

    /** To those who encode. */
    private final Questions questions;

    /** To those who find: by the vectors of a former encoder, as long as those are more. */
    private volatile Questions serving;

    private final InstantSource clock;
    private final Thread thread;
    private final Object monitor = new Object();
    private @Nullable IndexKeeper keeper;
    private PaperVectors vectors = PaperVectors.none();
    private @Nullable Exception fault;
    private boolean torn;
    private boolean closing;
    private long followed;

    private LuceneIndex(
            Path path,
            Catalogue catalogue,
            Weights weights,
            Meanings meanings,
            InstantSource clock,
            IndexFolder.Company company) {
        this.path = path;
        this.folder = new IndexFolder(path, weights, company);
        this.catalogue = catalogue;
        this.weights = weights;
        this.encoding = meanings.encoding();
        this.questions = new Questions(weights, meanings);
        this.serving = questions;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("index").daemon().unstarted(this::run);
    }

    /**
     * Begins to keep the index of a catalogue, in a thread of its own. The caller holds the home's lock.
     *
     * @param path the folder of the index, which need not exist
     */
    public static LuceneIndex keep(Path path, Catalogue catalogue, InstantSource clock) {
        return keep(path, catalogue, Encoding.off(), clock);
    }

    /**
     * The same, with the meaning of papers as far as it is known.
     *
     * @param encoding the encoder of the home, whose vectors the index holds; it is not loaded by this
     */
    public static LuceneIndex keep(Path path, Catalogue catalogue, Encoding encoding, InstantSource clock) {
        return keep(path, catalogue, Weights.CHOSEN, Meanings.of(encoding), clock);
    }

    /** The same, for somebody who waits for it and has nothing else to do meanwhile. */
    static LuceneIndex keepAlone(Path path, Catalogue catalogue, Encoding encoding, InstantSource clock) {
        return keep(path, catalogue, Weights.CHOSEN, Meanings.of(encoding), clock, IndexFolder.Company.NONE);
    }

    static LuceneIndex keep(Path path, Catalogue catalogue, Weights weights, Meanings meanings, InstantSource clock) {
        return keep(path, catalogue, weights, meanings, clock, IndexFolder.Company.READERS);
    }

    private static LuceneIndex keep(
            Path path,
            Catalogue catalogue,
            Weights weights,
            Meanings meanings,
            InstantSource clock,
            IndexFolder.Company company) {
        LuceneIndex index = new LuceneIndex(path, catalogue, weights, meanings, clock, company);
        index.thread.start();
        return index;
    }

    private void run() {
        while (!isClosing()) {
            try {
                keep();
            } catch (CorruptIndexException e) {
                LOG.error("index torn", e);
                tear();
            } catch (IOException | RuntimeException e) {
                LOG.error(
                        "index failed, again in {} s: {}", AFTER_FAULT.toSeconds(), String.valueOf(e.getMessage()), e);
                failed(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Opens the index and follows the catalogue, until it is torn or this is closed. */
    private void keep() throws IOException, InterruptedException {
        Files.createDirectories(path);
        try (PaperVectors known = PaperVectors.open(encoding);
                IndexKeeper open = IndexKeeper.open(folder, catalogue, weights, known, clock, takeTorn());
                ChangeOfEncoder change = ChangeOfEncoder.of(encoding, open)) {
            serving = questions.by(change.advance());
            publish(open, known);
            try {
                boolean goesOn = true;
                while (goesOn) {
                    open.follow();
                    serving = questions.by(change.advance());
                    goesOn = pause();
                }
            } finally {
                publish(null, PaperVectors.none());
            }
        }
    }

    private boolean isClosing() {
        synchronized (monitor) {
            return closing;
        }
    }

    private boolean takeTorn() {
        synchronized (monitor) {
            boolean was = torn;
            torn = false;
            return was;
        }
    }

    private void tear() {
        synchronized (monitor) {
            torn = true;
            monitor.notifyAll();
        }
    }

    private void publish(@Nullable IndexKeeper open, PaperVectors known) {
        synchronized (monitor) {
            keeper = open;
            vectors = known;
            fault = null;
            monitor.notifyAll();
        }
    }

    private boolean pause() throws InterruptedException {
        synchronized (monitor) {
            followed++;
            monitor.notifyAll();
            if (!closing && !torn) {
                TimeUnit.MILLISECONDS.timedWait(monitor, EVERY.toMillis());
            }
            return !closing && !torn;
        }
    }

    private void failed(Exception e) {
        synchronized (monitor) {
            fault = e;
            monitor.notifyAll();
            try {
                if (!closing) {
                    TimeUnit.MILLISECONDS.timedWait(monitor, AFTER_FAULT.toMillis());
                }
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Waits until the index holds everything that the catalogue held when this was called.
     *
     * @throws SearchException if it cannot be written
     */
    public void awaitCurrent() throws InterruptedException {
        synchronized (monitor) {
            // A round that is under way may have begun before.
            long enough = followed + 2;
            while (followed < enough && !closing) {
                if (fault != null) {
                    throw new SearchException("The index in " + path + " cannot be kept: " + fault.getMessage(), fault);
                }
                monitor.notifyAll();
                monitor.wait();
            }
        }
    }

    /** The index, once it is open; waits for that a while. */
    IndexKeeper opened() {
        long until = System.nanoTime() + OPENING.toNanos();
        synchronized (monitor) {
            while (keeper == null) {
                long left = until - System.nanoTime();
                if (left <= 0 || fault != null || closing) {
                    throw new SearchException(
                            "The index in " + path + " is not open. The log says why; it is tried again by itself.",
                            fault);
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(monitor, left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new SearchException("waiting for the index in " + path + " was interrupted", e);
                }
            }
            return keeper;
        }
    }

    /** Answers a question. */
    <T> T ask(Question<T> question) {
        IndexKeeper open = opened();
        try {
            IndexSearcher searcher = open.searchers().acquire();
            try {
                return question.ask(searcher);
            } finally {
                open.searchers().release(searcher);
            }
        } catch (CorruptIndexException e) {
            tear();
            throw new SearchException("The index in " + path + " is torn. It is being made anew by itself.", e);
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
        return ask(questions.meant());
    }

    @Override
    public Optional<Unencoded> unencoded() {
        return encoding.isOff() ? Optional.empty() : Optional.of(new PapersToEncode(this, questions));
    }

    /** Something of the vectors that are kept, which nobody closes meanwhile. */
    <T> T withVectors(Function<PaperVectors, T> use) {
        try {
            synchronized (monitor) {
                return use.apply(vectors);
            }
        } catch (UncheckedIOException e) {
            throw new SearchException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether papers are found by the vectors of the home's encoder, and not by those of a former one. */
    boolean isPresentServing() {
        return encoding().equals(encoding);
    }

    /** Has papers written again, and waits until they are found so. */
    void renew(List<PaperId> papers) throws InterruptedException {
        opened().again(papers);
        awaitCurrent();
    }

    /** As {@link IndexKeeper#spare}. */
    void spare() throws InterruptedException {
        write(IndexKeeper::spare);
    }

    /** As {@link Unencoded#tidy}. */
    void tidy() throws InterruptedException {
        write(IndexKeeper::tidy);
    }

    /** As {@link IndexKeeper#awaitMerged}. */
    void awaitMerged() throws InterruptedException {
        write(IndexKeeper::awaitMerged);
    }

    /** Something that is done to the index. */
    private interface Writing {
        void write(IndexKeeper keeper) throws IOException;
    }

    private void write(Writing writing) throws InterruptedException {
        IndexKeeper open = opened();
        try {
            writing.write(open);
        } catch (ThreadInterruptedException e) {
            InterruptedException interrupted = new InterruptedException("writing the index in " + path);
            interrupted.initCause(e);
            throw interrupted;
        } catch (IOException | AlreadyClosedException e) {
            // It is closed where it is opened anew after a fault, which is logged there.
            throw new SearchException("The index in " + path + " cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public IndexState state() {
        synchronized (monitor) {
            return keeper == null ? new IndexState.Opening() : keeper.state();
        }
    }

    @Override
    public void close() {
        synchronized (monitor) {
            closing = true;
            monitor.notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
