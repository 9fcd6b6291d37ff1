package broadsheet.job;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueException;
import broadsheet.encode.Encoder;
import broadsheet.encode.EncoderException;
import broadsheet.encode.Encoding;
import broadsheet.encode.EncodingMark;
import broadsheet.encode.VectorFile.Encoded;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.search.SearchException;
import broadsheet.search.Unencoded;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encodes the papers whose meaning is not known yet, the newest and most upvoted first, until all are: one text a core at a time,
 * by threads that give way to everybody else. A batch is found before the next but one is begun. Start once, close once.
 */
public final class BackgroundEncoding implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundEncoding.class);

    /** How often it is looked whether there are papers to encode. */
    private static final Duration EVERY = Duration.ofSeconds(1);

    private static final Duration AFTER_FAULT = Duration.ofSeconds(30);

    /** The first papers of many are found soon, and later ones together: each batch costs a segment of the index. */
    private static final int FIRST_BATCH = 32;

    private static final int LARGEST_BATCH = 2_048;

    private final Encoding encoding;
    private final Unencoded unencoded;
    private final Catalogue catalogue;
    private final InstantSource clock;
    private final Thread thread;
    private final ExecutorService workers;
    private final StaticLearning learning;
    private final EncodingMark mark;

    /** Papers whose text cannot be encoded; they are tried again after the next start, but for those that ended this program. */
    private final Set<PaperId> refused;

    /** To encode what an index lacks. */
    public BackgroundEncoding(Encoding encoding, Unencoded unencoded, Catalogue catalogue, InstantSource clock) {
        this.encoding = encoding;
        this.unencoded = unencoded;
        this.catalogue = catalogue;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("encoding").daemon().unstarted(this::run);
        this.workers = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                task -> Thread.ofPlatform().name("encoding").daemon().unstarted(() -> {
                    GivingWay.begin();
                    task.run();
                }));
        this.learning = new StaticLearning(unencoded.estimates(), catalogue, workers, clock);
        this.mark = encoding.openMark();
        this.refused = new HashSet<>(mark.refused());
        if (!refused.isEmpty()) {
            LOG.error(
                    "encoding ids={} ended this program, they are found by their words alone; remove {} to try again",
                    refused,
                    mark.path());
        }
    }

    /** Begins, in threads of its own, and has the encoder loaded, by which queries are encoded as well. */
    public void start() {
        encoding.begin();
        thread.start();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Duration pause = AFTER_FAULT;
                try {
                    encoding.beginAgain();
                    runOnce(found -> {});
                    pause = EVERY;
                } catch (RejectedExecutionException | EncoderException.Ending e) {
                    // Closed just now.
                    return;
                } catch (EncoderException | SearchException | CatalogueException e) {
                    LOG.error("encoding failed, again in {} s: {}", pause.toSeconds(), e.getMessage());
                } catch (RuntimeException e) {
                    // A fault of ours: papers go on to be found by their words, and a later round may have others.
                    LOG.error("encoding failed, again in {} s", pause.toSeconds(), e);
                }
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Encodes all that is to be encoded just now, and returns when it is found.
     *
     * @param progress is told how many papers were newly found, again and again
     * @return how many texts were encoded
     * @throws EncoderException if there is no encoder, or it fails
     * @throws SearchException if the index cannot be read or written
     */
    public long runOnce(LongConsumer progress) throws InterruptedException {
        List<PaperId> papers = next(FIRST_BATCH);
        if (papers.isEmpty()) {
            return 0;
        }
        Encoder encoder = encoding.await().orElseThrow(() -> new EncoderException("There is no encoder."));
        Instant from = clock.instant();
        long texts = 0;
        long found = 0;
        int size = FIRST_BATCH;
        while (!papers.isEmpty()) {
            List<Encoded> encoded = encode(encoder, papers);
            papers = papers.stream().filter(paper -> !refused.contains(paper)).toList();
            unencoded.take(encoded, papers);
            texts += encoded.size();
            found += papers.size();
            progress.accept(papers.size());
            learning.runOnce();
            size = Math.min(LARGEST_BATCH, 2 * size);
            papers = next(size);
        }
        unencoded.tidy();
        Duration time = Duration.between(from, clock.instant());
        LOG.info("encoding papers={} texts={} in={}s", found, texts, time.toMillis() / 1000.0);
        return texts;
    }

    /** Those that are next, without the refused. */
    private List<PaperId> next(int most) {
        return unencoded.next(most + refused.size()).stream()
                .filter(paper -> !refused.contains(paper))
                .limit(most)
                .toList();
    }

    /**
     * Encodes all texts of some papers, but for those that are refused then. Where several at once are too much, as when memory is
     * short, one is tried at a time; and so are papers of which one may have ended this program.
     */
    private List<Encoded> encode(Encoder encoder, List<PaperId> papers) throws InterruptedException {
        Map<String, PaperId> texts = new LinkedHashMap<>();
        for (Paper paper : catalogue.papers().list(papers)) {
            String text = Encoding.text(paper);
            if (!unencoded.isKnown(text)) {
                texts.put(text, paper.id());
            }
        }
        List<Encoded> encoded = new ArrayList<>();
        Map<String, PaperId> together = new LinkedHashMap<>(texts);
        Set<PaperId> suspects = mark.suspects();
        for (Map.Entry<String, PaperId> one : texts.entrySet()) {
            if (suspects.contains(one.getValue())) {
                together.remove(one.getKey());
                encoded.addAll(encode(encoder, Map.of(one.getKey(), one.getValue())));
            }
        }
        encoded.addAll(encode(encoder, together));
        return encoded;
    }

    private List<Encoded> encode(Encoder encoder, Map<String, PaperId> texts) throws InterruptedException {
        if (texts.isEmpty()) {
            return List.of();
        }
        mark.begin(texts.values());
        try {
            return encodeTogether(encoder, texts);
        } finally {
            mark.end(texts.values());
        }
    }

    private List<Encoded> encodeTogether(Encoder encoder, Map<String, PaperId> texts) throws InterruptedException {
        Map<String, Future<Encoded>> running = new LinkedHashMap<>();
        texts.keySet().forEach(text -> running.put(text, workers.submit(() -> new Encoded(text, encoder.text(text)))));
        List<Encoded> encoded = new ArrayList<>();
        Map<String, PaperId> failed = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Future<Encoded>> one : running.entrySet()) {
                try {
                    encoded.add(one.getValue().get());
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof EncoderException || e.getCause() instanceof OutOfMemoryError)) {
                        throw new IllegalStateException("encoding papers", e.getCause());
                    }
                    failed.put(one.getKey(), texts.get(one.getKey()));
                }
            }
        } finally {
            running.values().forEach(one -> one.cancel(false));
        }
        failed.forEach((text, paper) -> encodeAlone(encoder, text, paper).ifPresent(encoded::add));
        return encoded;
    }

    /** A text by itself; nothing if the encoder, which encodes others, cannot encode this one. */
    private Optional<Encoded> encodeAlone(Encoder encoder, String text, PaperId paper) {
        try {
            return Optional.of(new Encoded(text, encoder.text(text)));
        } catch (EncoderException e) {
            // An encoder that encodes nothing at all just now is tried again later, with all of them.
            encoder.text("a");
            LOG.error("encoding id={} failed, it is found by its words alone: {}", paper, e.getMessage());
            refused.add(paper);
            return Optional.empty();
        }
    }

    /** Ends; what is encoded by then is kept, but for the batch under way. */
    @Override
    public void close() {
        thread.interrupt();
        workers.shutdownNow();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.close();
    }
}
