package broadsheet.source;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueException;
import broadsheet.catalog.Papers;
import broadsheet.config.HomeException;
import broadsheet.paper.Paper;
import broadsheet.source.huggingface.DailyPapers;
import broadsheet.source.jsonl.JsonLines;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads files into the catalogue: one thread reads and parses, another stores, batch by batch. Memory does not grow with the
 * files. Each batch is stored whole or not at all, so that an import may be killed and run again at any time.
 */
public final class Import {
    /** Papers a transaction; large enough to be fast, small enough that other writers wait a fraction of a second. */
    private static final int BATCH = 1_000;

    /** Batches parsed ahead of the one being stored. */
    private static final int AHEAD = 3;

    /** How far into a file its kind is looked for, in bytes. */
    private static final int LOOK_AHEAD = 1 << 12;

    private static final Set<Integer> BYTE_ORDER_MARK = Set.of(0xEF, 0xBB, 0xBF);

    private static final Logger LOG = LoggerFactory.getLogger(Import.class);

    private final Catalogue catalogue;
    private final InputStream standardInput;

    /**
     * Imports into a catalogue.
     *
     * @param standardInput what is read for {@link ImportFile#STANDARD_INPUT}
     */
    public Import(Catalogue catalogue, InputStream standardInput) {
        this.catalogue = catalogue;
        this.standardInput = standardInput;
    }

    /**
     * What an import did.
     *
     * @param stored what became of the papers
     * @param broken how many records were skipped
     */
    public record Report(Papers.Stored stored, long broken) {}

    /**
     * Runs an import to its end.
     *
     * @throws CatalogueException if the catalogue cannot be written; what was told as stored is stored
     */
    public Report run(List<ImportFile> files, ImportProgress progress) {
        Map<String, List<ImportFile>> bySource = new LinkedHashMap<>();
        files.forEach(file -> bySource.computeIfAbsent(file.source(), source -> new ArrayList<>())
                .add(file));
        Report total = new Report(Papers.Stored.NONE, 0);
        for (Map.Entry<String, List<ImportFile>> one : bySource.entrySet()) {
            Papers.Stored before = total.stored();
            Report report = run(one.getKey(), one.getValue(), progress, before);
            total = new Report(before.plus(report.stored()), total.broken() + report.broken());
        }
        catalogue.settle();
        return total;
    }

    private Report run(String source, List<ImportFile> files, ImportProgress progress, Papers.Stored before) {
        NotedRun run = NotedRun.begin(catalogue, source);
        Storing storing = new Storing(progress, before);
        try (storing) {
            files.forEach(file -> read(file, storing, progress));
            storing.finish();
        } catch (RuntimeException e) {
            run.broke(storing.report().stored(), storing.report().broken(), e);
            throw e;
        }
        Report report = storing.report();
        Papers.Stored stored = report.stored();
        run.end(stored, report.broken(), "");
        LOG.info(
                "import source={} added={} changed={} unchanged={} broken={} in={}s",
                source,
                stored.added(),
                stored.changed(),
                stored.unchanged(),
                report.broken(),
                run.seconds());
        return report;
    }

    private void read(ImportFile file, Storing storing, ImportProgress progress) {
        Consumer<Parsed> taker = parsed -> {
            switch (parsed) {
                case Parsed.Read read -> storing.add(read.paper());
                case Parsed.Broken broken -> storing.skip(file, broken);
            }
        };
        try (BufferedInputStream stream = file.open(standardInput, progress::read)) {
            if (beginsAnArray(stream)) {
                // A file does not tell when its answer was given; that it is read now says nothing of it.
                new DailyPapers(file.source(), file.day(), null).read(stream, taker);
            } else {
                new JsonLines(file.source()).read(stream, taker);
            }
        } catch (IOException e) {
            storing.skip(
                    file,
                    new Parsed.Broken(
                            1,
                            "the file cannot be read: " + HomeException.reason(e)
                                    + ". Check that it is whole, and its owner and mode; then import it again."));
        }
    }

    /** Looks behind white space and a byte order mark, and puts all of it back. */
    private static boolean beginsAnArray(BufferedInputStream stream) throws IOException {
        stream.mark(LOOK_AHEAD);
        int next = stream.read();
        for (int read = 1;
                read < LOOK_AHEAD && (Character.isWhitespace(next) || BYTE_ORDER_MARK.contains(next));
                read++) {
            next = stream.read();
        }
        stream.reset();
        return next == '[';
    }

    /** Stores batches in their order on a thread of its own. */
    private final class Storing implements AutoCloseable {
        private final ExecutorService thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("storing").daemon().factory());
        private final Deque<CompletableFuture<Papers.Stored>> ahead = new ArrayDeque<>();
        private final ImportProgress progress;
        private final Papers.Stored before;
        private List<Paper> batch = new ArrayList<>(BATCH);
        private Papers.Stored stored = Papers.Stored.NONE;
        private long broken;

        Storing(ImportProgress progress, Papers.Stored before) {
            this.progress = progress;
            this.before = before;
        }

        void add(Paper paper) {
            batch.add(paper);
            if (batch.size() == BATCH) {
                send();
            }
        }

        void skip(ImportFile file, Parsed.Broken record) {
            broken++;
            progress.broken(file, record);
        }

        private void send() {
            List<Paper> papers = batch;
            batch = new ArrayList<>(BATCH);
            ahead.add(CompletableFuture.supplyAsync(() -> catalogue.papers().store(papers), thread));
            while (ahead.size() > AHEAD) {
                await();
            }
        }

        private void await() {
            try {
                stored = stored.plus(ahead.removeFirst().join());
                progress.stored(before.plus(stored));
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException fault ? fault : e;
            }
        }

        void finish() {
            send();
            while (!ahead.isEmpty()) {
                await();
            }
        }

        Report report() {
            return new Report(stored, broken);
        }

        /** After a fault, batches that wait are given up; the catalogue must not be closed under the one being stored. */
        @Override
        public void close() {
            ahead.forEach(waiting -> waiting.cancel(false));
            thread.close();
        }
    }
}
