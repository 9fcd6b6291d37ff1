package broadsheet.bench;

import broadsheet.bench.load.Readings;
import broadsheet.bench.search.Contender;
import broadsheet.bench.search.Contest;
import broadsheet.bench.search.Contest.Outcome;
import broadsheet.bench.search.PostgresContender;
import broadsheet.bench.search.SqliteContender;
import broadsheet.bench.search.TestCollection;
import broadsheet.bench.search.TestCollections;
import broadsheet.encode.Encoding;
import broadsheet.measure.Bootstrap;
import broadsheet.measure.Bootstrap.Estimate;
import broadsheet.measure.Half;
import broadsheet.measure.Measure;
import broadsheet.measure.Ranking;
import broadsheet.measure.RunWriter;
import broadsheet.search.lucene.LuceneContender;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How good and how quick ways to search are, side by side on the same papers and queries. */
final class SearchMeasurement {
    /** The first is the one that the others are held against. */
    private static final List<Contender.Maker> CONTENDERS =
            List.of(LuceneContender::new, SqliteContender::new, PostgresContender::new);

    private static final Half HALF = Half.ODD;
    private static final int TITLES = 1_000;
    private static final int QUICK_TITLES = 60;
    /** Fewer papers are indexed before the clock has told anything. */
    private static final int FEWEST_TO_TIME = 10_000;

    private static final long SEED = 20251226;

    private final Workbench bench;
    private final Path data;
    private final @Nullable Path runs;
    private final @Nullable KeptVectors vectors;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> quality = new ArrayList<>();
    private final List<String> collections = new ArrayList<>();

    /**
     * @param data the folder that may hold collections
     * @param runs where the answers are kept; null if they need not be
     * @param vectors of papers; null to find them by their words alone
     */
    SearchMeasurement(Workbench bench, Path data, @Nullable Path runs, @Nullable KeptVectors vectors) {
        this.bench = bench;
        this.data = data;
        this.runs = runs;
        this.vectors = vectors;
    }

    /** Holds a contest on every collection there is. To be called once. */
    Findings measure() throws IOException, InterruptedException {
        List<TestCollections.Reader> readers = new ArrayList<>();
        if (!bench.quick()) {
            readers.addAll(TestCollections.judged(data));
            if (runs != null) {
                TestCollections.haystack(data).ifPresent(readers::add);
            }
        }
        int titles = bench.quick() ? QUICK_TITLES : TITLES;
        readers.add(() -> TestCollections.titles(bench.corpus().folders(), titles, SEED));
        for (TestCollections.Reader reader : readers) {
            TestCollection collection = reader.read();
            List<Outcome> outcomes = contest(collection);
            bench.tell("searched " + collection.name());
            write(collection, outcomes);
            add(collection, outcomes);
        }
        return new Findings(figures, List.of(how(), table()));
    }

    private List<Outcome> contest(TestCollection collection) throws IOException, InterruptedException {
        Path folder = bench.folder().resolve("contest");
        if (vectors == null) {
            return Contest.hold(collection, CONTENDERS, HALF, folder);
        }
        vectors.encode(collection.papers());
        try (Encoding encoding = vectors.encoding()) {
            encoding.await();
            List<Contender.Maker> makers = new ArrayList<>(CONTENDERS);
            makers.add(1, path -> new LuceneContender(path, encoding));
            return Contest.hold(collection, makers, HALF, folder);
        }
    }

    private void add(TestCollection collection, List<Outcome> outcomes) {
        int papers = collection.papers().size();
        int queries = outcomes.getFirst().marks().queries().size();
        collections.add(String.format(
                Locale.ROOT,
                "%s (%,d papers, %,d queries)",
                collection.name(),
                papers,
                collection.queries().size()));
        if (papers >= FEWEST_TO_TIME) {
            for (Outcome outcome : outcomes) {
                figures.add(Figure.known(
                        "papers/s",
                        String.format(
                                Locale.ROOT, "%s: indexing %,d papers, %s", collection.name(), papers, outcome.name()),
                        Readings.of(List.of(papers / outcome.indexingSeconds()))));
            }
        }
        for (Outcome outcome : outcomes) {
            figures.add(Figure.known("ms", collection.name() + ": a query, " + outcome.name(), outcome.milliseconds())
                    .withTail(outcome.milliseconds()));
            List<String> cells = new ArrayList<>(List.of(collection.name(), outcome.name(), String.valueOf(queries)));
            Measure.STANDARD.forEach(measure -> cells.add(words(estimate(outcome, measure))));
            quality.add(PerformancePage.row(cells.toArray(String[]::new)));
        }
        Outcome first = outcomes.getFirst();
        for (Outcome other : outcomes.subList(1, outcomes.size())) {
            Measure measure = Measure.STANDARD.getFirst();
            figures.add(Figure.plain(
                    collection.name() + ": " + other.name() + " against " + first.name(),
                    "time × "
                            + Figure.text(other.milliseconds().median()
                                    / first.milliseconds().median()) + ", "
                            + measure.label() + " × "
                            + Figure.text(estimate(other, measure).mean()
                                    / estimate(first, measure).mean()),
                    ""));
        }
    }

    private static Estimate estimate(Outcome outcome, Measure measure) {
        return Bootstrap.STANDARD.estimate(outcome.marks().of(measure));
    }

    private static String words(Estimate estimate) {
        return String.format(Locale.ROOT, "%.3f (%.3f – %.3f)", estimate.mean(), estimate.low(), estimate.high());
    }

    /** The answers as runs, with the judgements beside them. */
    private void write(TestCollection collection, List<Outcome> outcomes) throws IOException {
        if (runs == null) {
            return;
        }
        Files.createDirectories(runs);
        for (Outcome outcome : outcomes) {
            Path file = runs.resolve(collection.tag() + "." + outcome.tag() + ".trec");
            try (RunWriter writer = new RunWriter(Files.newBufferedWriter(file), outcome.tag())) {
                for (Ranking ranking : outcome.run().values()) {
                    writer.write(ranking);
                }
            }
        }
        try (Writer qrels = Files.newBufferedWriter(runs.resolve(collection.tag() + ".qrels"))) {
            for (Map.Entry<String, Map<String, Integer>> query :
                    collection.judgements().grades().entrySet()) {
                for (Map.Entry<String, Integer> document : query.getValue().entrySet()) {
                    qrels.write(query.getKey() + " 0 " + document.getKey() + " " + document.getValue() + "\n");
                }
            }
        }
    }

    private String how() {
        return """
                **Ways to search, side by side.** %s. Each indexes the papers, already in memory, and is then asked each \
                query for its best %d, all in turn and one query at a time. *titles* are the first four words of the titles \
                of papers drawn by chance (seed %d), each of which is to be found itself. Broadsheet runs in \
                this process, as its server does, without the pages%s. SQLite FTS5 runs in this process: \
                Porter's stems of title, abstract and authors, any word of the query but stop words, BM25 with ten times the \
                weight for the title. PostgreSQL is a server on this machine and a loopback connection: a `tsvector` of the \
                English configuration with weights, a GIN index, any word, `ts_rank`. Times are of all queries; ratios are \
                of medians and of means, above 1 for slower and for better. How good the answers are is measured on the odd \
                half of the queries, with 95 %% intervals ([search quality](search-quality.md)):""".formatted(
                        String.join(", ", collections),
                        Contest.DEPTH,
                        SEED,
                        vectors == null
                                ? ""
                                : "; by words and meaning with the vectors of all papers, made before, and each query encoded");
    }

    private String table() {
        List<String> lines = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("collection", "searched by", "queries"));
        Measure.STANDARD.forEach(measure -> heading.add(measure.label()));
        lines.add(PerformancePage.row(heading.toArray(String[]::new)));
        lines.add("|---|---|" + "---:|".repeat(1 + Measure.STANDARD.size()));
        lines.addAll(quality);
        return String.join("\n", lines);
    }
}
