package broadsheet.bench;

import broadsheet.bench.load.Crowd;
import broadsheet.bench.load.Readings;
import broadsheet.bench.load.Timetable;
import broadsheet.bench.search.TestCollection;
import broadsheet.bench.search.TestCollections;
import broadsheet.encode.Encoder;
import broadsheet.encode.Encoding;
import broadsheet.paper.Vector;
import broadsheet.search.lucene.GraphRecall;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/** How long it takes to find papers by words and meaning, and papers like one another, among few and among many. */
final class GrowthMeasurement {
    private static final double AIM_SEARCH_MILLISECONDS = 8;
    private static final double AIM_SEARCH_TAIL_MILLISECONDS = 40;
    private static final double AIM_SEARCHES_A_SECOND = 200;
    private static final double AIM_SIMILAR_MILLISECONDS = 3;
    private static final double AIM_PAPERS_A_SECOND = 2_000;
    private static final double AIM_MEGABYTES = 1_024;

    private static final double AIM_RECALL = .98;

    /** To how many sentences, and to how many papers, the nearest are looked for. */
    private static final int RECALLED = 200;

    private static final int REQUESTS_A_SECOND = 20;
    private static final int CONNECTIONS = 8;
    private static final int STARTS = 5;
    private static final long SEED = 20251226;

    private final Workbench bench;
    private final Path data;
    private final KeptVectors vectors;
    private final Program program;
    private final List<Figure> figures = new ArrayList<>();
    private final List<Growth> growth = new ArrayList<>();

    /** The medians among so many papers. */
    private record Growth(long papers, double search, double tail, double similar) {}

    GrowthMeasurement(Workbench bench, Path data, KeptVectors vectors) {
        this.bench = bench;
        this.data = data;
        this.vectors = vectors;
        this.program = bench.program().with(KeptVectors.MODEL);
    }

    /** Measures on homes of its own. To be called once. */
    Findings measure() throws IOException, InterruptedException {
        List<Integer> sizes = bench.quick() ? List.of(60) : List.of(10_000, 50_000);
        for (int size : sizes) {
            measure("growth-" + size, bench.corpus().drawn(size, bench.folder(), new Random(SEED)), false);
        }
        if (!bench.quick()) {
            measure("growth-all", bench.corpus(), true);
        }
        return new Findings(figures, List.of("""
                **Growth.** Homes of papers drawn by chance (seed %d), and one of all, in which every paper is encoded; `reindex` makes \
                the index anew with all vectors, timed from before the process is made to after it has ended and small segments are \
                merged. Of all papers, the ten nearest to %d sentences of SciTLDR and to %d papers drawn by chance are held against \
                an exact scan. Then a server: `/papers?q=` with the first four words of titles, each asked once, at %d \
                requests/s by a timetable for %d s, after as long a time to warm up, each of which has its query encoded, twenty papers, \
                the counts of all facets and the reasons; as fast as %d connections can ask; and `/similar?like=` with papers drawn by \
                chance, at the same rate for half as long, a page of 25. Packed by gzip. Memory is `VmRSS` of that server. A \
                start is told from before the process is made to the last byte of the first 200, %d times, after which the encoder is \
                loaded.

                %s""".formatted(
                        SEED, RECALLED, RECALLED, REQUESTS_A_SECOND, seconds(), CONNECTIONS, STARTS, plot())));
    }

    private int seconds() {
        return bench.quick() ? 1 : 20;
    }

    private void measure(String name, Corpus corpus, boolean isWhole) throws IOException, InterruptedException {
        Path home = bench.home(name);
        bench.fill(corpus, home);
        vectors.encodeAll(program, home);
        long papers = bench.papersIn(home);
        String counted = String.format(Locale.ROOT, "%,d papers", papers);
        String among = " among " + counted;
        double indexing = program.run(
                        List.of("--home", home.toString(), "reindex"), bench.log(), Duration.ofMinutes(10))
                .seconds();
        Readings rate = Readings.of(List.of(papers / indexing));
        String reindexing = "indexing with vectors, " + counted;
        figures.add(
                isWhole
                        ? Figure.atLeast(AIM_PAPERS_A_SECOND, "papers/s", reindexing, rate)
                        : Figure.known("papers/s", reindexing, rate));
        if (isWhole) {
            recall(home);
            figures.add(starts(home));
        }
        try (Server server = Server.start(program, program.launcher(Server.arguments(home)), bench.log())) {
            int searches = seconds() * REQUESTS_A_SECOND;
            TestCollection titles = TestCollections.titles(corpus.folders(), 2 * searches, SEED);
            Readings search = searches(server, titles, among, isWhole);
            throughput(server, titles, among, isWhole);
            Readings similar = similar(server, titles, among, isWhole);
            growth.add(new Growth(papers, search.median(), search.percentile(99), similar.median()));
            bench.tell(among.strip() + ": p50 " + Figure.text(search.median()) + " ms, p99 "
                    + Figure.text(search.percentile(99)) + " ms, similar " + Figure.text(similar.median()) + " ms");
            if (isWhole) {
                server.memory()
                        .ifPresent(memory -> figures.add(Figure.atMost(
                                AIM_MEGABYTES,
                                "MB",
                                "resident memory of it",
                                Readings.of(List.of(memory.megabytes())))));
            }
        }
    }

    /** How many of the nearest papers the graph finds. */
    private void recall(Path home) throws IOException {
        List<String> sentences = new ArrayList<>(TestCollections.sentences(data));
        Collections.shuffle(sentences, new Random(SEED));
        try (Encoding encoding = vectors.encoding();
                GraphRecall graph = GraphRecall.open(home.resolve("index"), encoding.name())) {
            Encoder encoder = encoding.await().orElseThrow();
            List<Vector> queries =
                    sentences.stream().limit(RECALLED).map(encoder::query).toList();
            if (!queries.isEmpty()) {
                figures.add(recall("sentences", graph, graph.ofQueries(queries)));
            }
            figures.add(recall("papers", graph, graph.ofPapers(RECALLED, new Random(SEED))));
        }
    }

    private static Figure recall(String what, GraphRecall graph, double recall) {
        return Figure.atLeast(
                AIM_RECALL,
                "recall@10",
                "the nearest to " + what + ", found in " + graph.segments() + " segments",
                Readings.of(List.of(recall)));
    }

    private Figure starts(Path home) throws IOException {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (Server server = Server.start(program, program.launcher(Server.arguments(home)), bench.log())) {
                seconds.add(server.secondsToFirstAnswer());
            }
        }
        return Figure.known("s", "start to first answer, with the encoder", Readings.of(seconds));
    }

    private static List<String> searched(TestCollection titles) {
        return titles.queries().values().stream()
                .map(query -> "/papers?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .toList();
    }

    private Readings searches(Server server, TestCollection titles, String among, boolean isWhole) throws IOException {
        String name = "search by words and meaning" + among;
        Readings found = timed(server, searched(titles), name, AIM_SEARCH_MILLISECONDS, isWhole);
        if (isWhole) {
            figures.add(Figure.atMost(
                    AIM_SEARCH_TAIL_MILLISECONDS,
                    "ms",
                    name + ", 99th percentile",
                    Readings.of(List.of(found.percentile(99)))));
        }
        return found;
    }

    private Readings similar(Server server, TestCollection titles, String among, boolean isWhole) throws IOException {
        List<String> paths = titles.papers().stream()
                .map(paper -> "/similar?like=" + URLEncoder.encode(paper.id().text(), StandardCharsets.UTF_8))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(paths, new Random(SEED));
        return timed(
                server,
                paths.subList(0, Math.min(paths.size(), seconds() * REQUESTS_A_SECOND)),
                "similar papers" + among,
                AIM_SIMILAR_MILLISECONDS,
                isWhole);
    }

    /** The first half is for the JVM to compile. */
    private Readings timed(Server server, List<String> paths, String name, double aim, boolean isWhole)
            throws IOException {
        Duration every = Duration.ofSeconds(1).dividedBy(REQUESTS_A_SECOND);
        Timetable.run(server.address(), paths.subList(0, paths.size() / 2), every);
        Timetable.Outcome outcome =
                Timetable.run(server.address(), paths.subList(paths.size() / 2, paths.size()), every);
        Readings readings = outcome.milliseconds();
        String told = name + " at " + REQUESTS_A_SECOND + " requests/s"
                + (outcome.errors() == 0 ? "" : ", " + outcome.errors() + " failed");
        Figure figure = isWhole ? Figure.atMost(aim, "ms", told, readings) : Figure.known("ms", told, readings);
        figures.add(figure.withTail(readings));
        return readings;
    }

    private void throughput(Server server, TestCollection titles, String among, boolean isWhole) throws IOException {
        Crowd.Outcome crowd = Crowd.run(
                server.address(),
                searched(titles),
                true,
                CONNECTIONS,
                Duration.ofSeconds(bench.quick() ? 1 : 5),
                Duration.ofSeconds(bench.quick() ? 1 : 10));
        String name = "search by words and meaning" + among + ", " + CONNECTIONS + " connections"
                + (crowd.errors() == 0 ? "" : ", " + crowd.errors() + " failed");
        figures.add(
                isWhole
                        ? Figure.atLeast(AIM_SEARCHES_A_SECOND, "searches/s", name, crowd.answersASecond())
                        : Figure.known("searches/s", name, crowd.answersASecond()));
    }

    /** The medians over the numbers of papers, as a chart that Markdown knows. */
    private String plot() {
        String papers = joined(growth.stream()
                .map(one -> "\"" + String.format(Locale.ROOT, "%,d", one.papers()) + "\"")
                .toList());
        return """
                ```mermaid
                xychart-beta
                  title "Milliseconds over papers: search p99, search p50, similar p50"
                  x-axis "papers" [%s]
                  y-axis "ms" 0 --> %d
                  line [%s]
                  line [%s]
                  line [%s]
                ```""".formatted(
                papers,
                (int) Math.ceil(growth.stream().mapToDouble(Growth::tail).max().orElse(1)),
                joined(growth.stream().map(one -> Figure.text(one.tail())).toList()),
                joined(growth.stream().map(one -> Figure.text(one.search())).toList()),
                joined(growth.stream().map(one -> Figure.text(one.similar())).toList()));
    }

    private static String joined(List<String> values) {
        return String.join(", ", values);
    }
}
