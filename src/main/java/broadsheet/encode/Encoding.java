package broadsheet.encode;

import broadsheet.paper.Paper;
import broadsheet.paper.Vector;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The encoder of a home: loaded when it is first needed, in a thread of its own, and without it words go on. Thread-safe.
 */
public final class Encoding implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Encoding.class);

    /** How many queries are remembered: those of pages turned, and of words that are looked for by many. */
    private static final int QUERIES = 1_000;

    private final String name;
    private final int dimensions;
    private final LeastSimilarity leastSimilarity;
    private final Path folder;
    private final @Nullable Supplier<Encoder> loader;
    private final @Nullable Encoding former;
    private final Cache<String, Vector> queries =
            Caffeine.newBuilder().maximumSize(QUERIES).build();

    /** Those of papers that were looked at before their turn. */
    private final Cache<String, Vector> texts =
            Caffeine.newBuilder().maximumSize(QUERIES).build();

    /** So many of them may be encoded at once: a long text takes as long as ten queries, which wait for the same cores. */
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors());

    private @Nullable CompletableFuture<Encoder> loading;

    private Encoding(
            String name,
            int dimensions,
            LeastSimilarity leastSimilarity,
            Path folder,
            @Nullable Supplier<Encoder> loader,
            @Nullable Encoding former) {
        this.name = name;
        this.dimensions = dimensions;
        this.leastSimilarity = leastSimilarity;
        this.folder = folder;
        this.loader = loader;
        this.former = former;
    }

    /** No encoder. */
    public static Encoding off() {
        return new Encoding("", 0, LeastSimilarity.NONE, Path.of(""), null, null);
    }

    /**
     * The encoder of a model; the former one is the other model that made most of the vectors there are. Nothing is loaded yet.
     *
     * @param folder where its vectors are kept, which need not exist
     */
    public static Encoding of(Model model, Path folder) {
        Encoding former = Arrays.stream(Model.values())
                .filter(other -> other != model)
                .map(other -> of(other, folder, null))
                .filter(other -> other.vectors() > 0)
                .max(Comparator.comparingLong(Encoding::vectors))
                .orElse(null);
        return of(model, folder, former);
    }

    private static Encoding of(Model model, Path folder, @Nullable Encoding former) {
        return new Encoding(
                OnnxEncoder.name(model),
                model.dimensions(),
                model.leastSimilarity(),
                folder,
                () -> OnnxEncoder.load(model),
                former);
    }

    /** Some encoder without a former one. */
    public static Encoding of(Encoder encoder, Path folder) {
        return of(encoder, () -> encoder, folder);
    }

    /** The same, had by a loader. */
    static Encoding of(Encoder encoder, Supplier<Encoder> loader, Path folder) {
        return new Encoding(encoder.name(), encoder.dimensions(), encoder.leastSimilarity(), folder, loader, null);
    }

    /** The same after another encoder. */
    public Encoding after(Encoding other) {
        return new Encoding(name, dimensions, leastSimilarity, folder, loader, other);
    }

    /** What of a paper is encoded: its title and its abstract. */
    public static String text(Paper paper) {
        return paper.abstractText().isEmpty() ? paper.title() : paper.title() + " " + paper.abstractText();
    }

    /**
     * Why a server does not load its encoder, if loading it has taken this program down again and again.
     *
     * @param folder of vectors, which need not exist
     * @throws UncheckedIOException if it cannot be read
     */
    public static Optional<String> objection(Path folder) {
        try {
            return LoadingMark.objection(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of vectors " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether there is no encoder and never will be. */
    public boolean isOff() {
        return loader == null;
    }

    /** Whose vectors these are; empty if there is no encoder. */
    public String name() {
        return name;
    }

    /** As {@link Encoder#leastSimilarity}. */
    public LeastSimilarity leastSimilarity() {
        return leastSimilarity;
    }

    /** The encoder that made vectors for this home before this one did, if there was one. */
    public Optional<Encoding> former() {
        return Optional.ofNullable(former);
    }

    /** How many vectors this encoder has made, by the length of their file. */
    public long vectors() {
        return isOff() ? 0 : VectorFile.vectors(folder, name, dimensions);
    }

    /** How far the encoder is. */
    public EncodingState state() {
        if (isOff()) {
            return new EncodingState.Off();
        }
        CompletableFuture<Encoder> loaded = loading();
        if (loaded == null || !loaded.isDone()) {
            return new EncodingState.Loading();
        }
        if (!loaded.isCompletedExceptionally()) {
            return new EncodingState.Ready();
        }
        Throwable cause = loaded.exceptionNow();
        return cause instanceof EncoderException.Ending
                ? new EncodingState.Loading()
                : new EncodingState.Failed(String.valueOf(cause.getMessage()));
    }

    private synchronized @Nullable CompletableFuture<Encoder> loading() {
        return loading;
    }

    /** Begins to load the encoder, if there is one and it was not begun. */
    public synchronized void begin() {
        if (loader != null && loading == null) {
            CompletableFuture<Encoder> begun = new CompletableFuture<>();
            Supplier<Encoder> load = loader;
            loading = begun;
            Thread.ofPlatform().name("encoder").daemon().start(() -> {
                try {
                    begun.complete(load(load));
                } catch (EncoderException.Ending e) {
                    // Whoever ended the program need not be told.
                    begun.completeExceptionally(e);
                } catch (RuntimeException | Error e) {
                    LOG.error("encoder model={} papers are found by their words alone: {}", name, e.getMessage());
                    begun.completeExceptionally(e);
                }
            });
        }
    }

    /** Begins to load the encoder again, if that failed: what was short then may be there by now. */
    public synchronized void beginAgain() {
        if (loading != null && loading.isCompletedExceptionally()) {
            loading = null;
            begin();
        }
    }

    private Encoder load(Supplier<Encoder> load) {
        LoadingMark mark = LoadingMark.make(folder);
        try {
            return load.get();
        } finally {
            mark.survived();
        }
    }

    /** The encoder if it is loaded; never waits. */
    public Optional<Encoder> ready() {
        CompletableFuture<Encoder> loaded = loading();
        return loaded != null && loaded.isDone() && !loaded.isCompletedExceptionally()
                ? Optional.of(loaded.join())
                : Optional.empty();
    }

    /**
     * The encoder, loaded by then; nothing if there is none.
     *
     * @throws EncoderException if it cannot be had
     */
    public Optional<Encoder> await() {
        begin();
        CompletableFuture<Encoder> loaded = loading();
        try {
            return loaded == null ? Optional.empty() : Optional.of(loaded.join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof EncoderException own
                    ? own
                    : new EncoderException("The encoder " + name + " cannot be loaded: " + e.getCause(), e);
        }
    }

    /** The vector of what somebody looks for; nothing as long as there is no encoder, or if it fails, which is logged. */
    public Optional<Vector> query(String text) {
        return now(text, queries, Encoder::query);
    }

    /**
     * The vector of a text that is to be found, at once; otherwise as {@link #query}. Nothing if as many others as there are cores
     * are just being encoded: nobody waits behind them.
     */
    public Optional<Vector> text(String text) {
        Vector known = texts.getIfPresent(text);
        if (known != null) {
            return Optional.of(known);
        }
        if (!turns.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return now(text, texts, Encoder::text);
        } finally {
            turns.release();
        }
    }

    private Optional<Vector> now(String text, Cache<String, Vector> known, BiFunction<Encoder, String, Vector> encode) {
        Optional<Encoder> encoder = ready();
        if (encoder.isEmpty() || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(known.get(text, unknown -> encode.apply(encoder.get(), unknown)));
        } catch (EncoderException e) {
            LOG.error("encoder query failed: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** The same on a thread of its own, begun at once: it takes milliseconds, in which something else can be done. */
    public CompletableFuture<Optional<Vector>> queryAhead(String text) {
        Vector known = queries.getIfPresent(text);
        if (known != null || ready().isEmpty()) {
            return CompletableFuture.completedFuture(Optional.ofNullable(known));
        }
        return CompletableFuture.supplyAsync(() -> query(text), Thread::startVirtualThread);
    }

    /**
     * Opens the file of this encoder's vectors. The caller holds the home's lock.
     *
     * @throws UncheckedIOException if it cannot be read or written
     * @throws IllegalStateException if there is no encoder
     */
    public VectorFile openVectors() {
        if (isOff()) {
            throw new IllegalStateException("no encoder has no vectors");
        }
        return VectorFile.open(folder, name, dimensions);
    }

    /**
     * What is known of papers whose texts took this encoder's process down.
     *
     * @throws IllegalStateException if there is no encoder
     */
    public EncodingMark openMark() {
        if (isOff()) {
            throw new IllegalStateException("no encoder encodes nothing");
        }
        return EncodingMark.open(folder, name);
    }

    /** The static vectors that were learnt of this encoder, if there are any. */
    public Optional<WordTable> readTable() {
        return isOff() ? Optional.empty() : table().read();
    }

    /**
     * Keeps static vectors, in place of others.
     *
     * @throws UncheckedIOException if they cannot be written
     */
    public void writeTable(WordTable table) {
        table().write(table);
    }

    private WordTableFile table() {
        return new WordTableFile(folder, name, dimensions);
    }

    /** Frees the encoder and the former one; one that is just being loaded is waited for. May be closed again. */
    @Override
    public void close() {
        if (former != null) {
            former.close();
        }
        CompletableFuture<Encoder> loaded;
        synchronized (this) {
            loaded = loading;
            loading = null;
        }
        if (loaded != null) {
            try {
                loaded.join().close();
            } catch (CompletionException | EncoderException e) {
                // One that was never loaded, or that the end of the process frees.
                LOG.debug("encoder not freed", e);
            }
        }
    }
}
