package broadsheet.bench;

import broadsheet.bench.load.Readings;
import broadsheet.bench.load.Timetable;
import broadsheet.bench.search.TestCollection;
import broadsheet.bench.search.TestCollections;
import broadsheet.encode.Encoder;
import broadsheet.encode.Encoding;
import broadsheet.encode.Model;
import broadsheet.encode.VectorFile.Encoded;
import broadsheet.encode.WordTable;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How fast papers are encoded and estimated, and how long a search takes meanwhile. */
final class MeaningMeasurement {
    private static final Model MODEL = KeptVectors.MODEL;
    private static final double AIM_ESTIMATES_A_SECOND = 20_000;
    private static final double AIM_OF_ALONE = .9;
    private static final double AIM_MILLISECONDS = 15;
    private static final double AIM_TAIL_MILLISECONDS = 80;
    private static final double AIM_MEGABYTES = 1_024;
    private static final int REQUESTS_A_SECOND = 20;
    private static final long SEED = 20251226;

    /** Then static vectors were learnt for the second time, and all papers were written anew with them. */
    private static final long LEARNT_TWICE = 8_500;

    /** Over so many papers: four batches, and what is merged meanwhile. */
    private static final long STRETCH = 8_192;

    /** How many papers are the newest. */
    private static final int NEWEST = 20_000;

    private static final Duration GLANCE = Duration.ofSeconds(1);

    private static final Pattern ENCODED = Pattern.compile("([\\d,]+) of [\\d,]+ papers can be found by their meaning");
    private static final Pattern ESTIMATED = Pattern.compile("and ([\\d,]+) by what their words let expect");

    private final Workbench bench;
    private final int cores = Runtime.getRuntime().availableProcessors();
    private final List<Figure> figures = new ArrayList<>();

    MeaningMeasurement(Workbench bench) {
        this.bench = bench;
    }

    /** Measures on a home that has papers, of which none is encoded. */
    Findings measure(Path home) throws IOException, InterruptedException {
        int texts = bench.quick() ? 40 : 1_000;
        TestCollection titles = TestCollections.titles(bench.corpus().folders(), searches(), SEED);
        // A server begins with these, whose abstracts are longer than those of others.
        List<String> all = new ArrayList<>(titles.papers().stream()
                .sorted(Comparator.comparing(MeaningMeasurement::announced).reversed())
                .limit(NEWEST)
                .map(Encoding::text)
                .distinct()
                .toList());
        Collections.shuffle(all, new Random(SEED));
        double alone = alone(all, Math.min(texts, all.size()));
        serve(home, titles, alone);
        return new Findings(
                figures, List.of("""
                **Meaning.** %,d titles and abstracts of the newest %,d papers drawn by chance (seed %d) are encoded by the model in this process, one \
                a core; from them is learnt what words mean, by which all others are estimated. Then a server of a home of which \
                nothing is encoded: how long until every paper is encoded or estimated, how many are encoded a second while nobody \
                asks for anything, over %,d papers once static vectors were learnt for the second time, and searches for the first four words of titles, %d requests/s by a timetable for %d s after as \
                long a time to warm up, while it goes on. Memory is `VmRSS` of that server.""".formatted(texts, NEWEST, SEED, STRETCH, REQUESTS_A_SECOND, seconds())));
    }

    private static LocalDate announced(Paper paper) {
        PaperDate date = paper.publication().announced();
        return date == null ? LocalDate.EPOCH : date.day();
    }

    private int seconds() {
        return bench.quick() ? 2 : 40;
    }

    private int searches() {
        return 2 * seconds() * REQUESTS_A_SECOND;
    }

    /** The encoder by itself, and what is learnt from it. */
    private double alone(List<String> texts, int most) throws IOException, InterruptedException {
        try (Encoding encoding = Encoding.of(MODEL, bench.home("vectors"));
                ExecutorService workers = Executors.newFixedThreadPool(cores)) {
            Encoder encoder =
                    encoding.await().orElseThrow(() -> new IllegalStateException("the encoder " + MODEL + " is off"));
            List<Callable<Encoded>> tasks = texts.subList(0, most).stream()
                    .<Callable<Encoded>>map(text -> () -> new Encoded(text, encoder.text(text)))
                    .toList();
            Workbench.all(workers, tasks.subList(0, tasks.size() / 10));
            long began = System.nanoTime();
            List<Encoded> encoded = Workbench.all(workers, tasks);
            double aSecond = encoded.size() / seconds(began);
            figures.add(Figure.known("texts/s", "encoding, the model alone", Readings.of(List.of(aSecond))));
            bench.tell("encoded " + Figure.text(aSecond) + " texts/s");
            WordTable table = WordTable.learn(encoded, workers);
            List<Double> readings = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                long from = System.nanoTime();
                List<Callable<Integer>> parts = new ArrayList<>();
                for (int core = 0; core < cores; core++) {
                    int part = core;
                    parts.add(() -> estimate(table, texts, part));
                }
                int estimated = Workbench.all(workers, parts).stream()
                        .mapToInt(Integer::intValue)
                        .sum();
                // The first is for the JVM to compile.
                if (i > 0) {
                    readings.add(estimated / seconds(from));
                }
            }
            figures.add(Figure.atLeast(
                    AIM_ESTIMATES_A_SECOND, "texts/s", "static vectors, all cores", Readings.of(readings)));
            return aSecond;
        }
    }

    private int estimate(WordTable table, List<String> texts, int part) {
        int known = 0;
        for (int i = part; i < texts.size(); i += cores) {
            known += table.estimate(texts.get(i)).isPresent() ? 1 : 0;
        }
        return known;
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private void serve(Path home, TestCollection titles, double alone) throws IOException, InterruptedException {
        Program encoding = bench.program().with(MODEL);
        long began = System.nanoTime();
        try (Server server = Server.start(encoding, encoding.launcher(Server.arguments(home)), bench.log())) {
            long most = titles.papers().size();
            // A few papers without a word that is known, and those that sources tell of twice, never come to it.
            if (!bench.quick()) {
                while (known(server) < most * 9 / 10) {
                    Thread.sleep(GLANCE);
                }
                figures.add(Figure.known(
                        "s",
                        "from the start until nine papers in ten are encoded or estimated",
                        Readings.of(List.of(seconds(began)))));
            }
            Timetable.Outcome searched = searches(server, titles);
            Readings milliseconds = searched.milliseconds();
            String name = "search at " + REQUESTS_A_SECOND + " requests/s while papers are encoded";
            figures.add(
                    Figure.atMost(AIM_MILLISECONDS, "ms", name, milliseconds).withTail(milliseconds));
            figures.add(Figure.atMost(
                    AIM_TAIL_MILLISECONDS,
                    "ms",
                    name + ", 99th percentile",
                    Readings.of(List.of(milliseconds.percentile(99)))));
            bench.tell(name + ": p50 " + Figure.text(milliseconds.median()) + " ms");
            background(server, alone);
            server.memory()
                    .ifPresent(memory -> figures.add(Figure.atMost(
                            AIM_MEGABYTES,
                            "MB",
                            "resident memory with the encoder",
                            Readings.of(List.of(memory.megabytes())))));
        }
    }

    private Timetable.Outcome searches(Server server, TestCollection titles) throws IOException {
        List<String> paths = titles.queries().values().stream()
                .map(query -> "/papers?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .toList();
        Duration every = Duration.ofSeconds(1).dividedBy(REQUESTS_A_SECOND);
        Timetable.run(server.address(), paths.subList(0, paths.size() / 2), every);
        return Timetable.run(server.address(), paths.subList(paths.size() / 2, paths.size()), every);
    }

    /** Papers come by the batch: from the moment one was found to that at which the last of some others was. */
    private void background(Server server, double alone) throws IOException, InterruptedException {
        if (bench.quick()) {
            return;
        }
        while (count(server, ENCODED) < LEARNT_TWICE) {
            Thread.sleep(GLANCE);
        }
        long before = next(server, count(server, ENCODED));
        long began = System.nanoTime();
        long after = next(server, before + STRETCH - 1);
        double aSecond = (after - before) / seconds(began);
        figures.add(Figure.known("papers/s", "encoding in the background", Readings.of(List.of(aSecond))));
        figures.add(Figure.atLeast(
                AIM_OF_ALONE,
                "of it alone",
                "encoding in the background, against the model alone",
                Readings.of(List.of(aSecond / alone))));
    }

    private static long next(Server server, long than) throws IOException, InterruptedException {
        while (true) {
            long now = count(server, ENCODED);
            if (now > than) {
                return now;
            }
            Thread.sleep(GLANCE);
        }
    }

    private static long known(Server server) throws IOException {
        return count(server, ENCODED) + count(server, ESTIMATED);
    }

    private static long count(Server server, Pattern words) throws IOException {
        URI about = server.address().resolve("/about");
        try (InputStream in = about.toURL().openStream()) {
            Matcher found = words.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return found.find() ? Long.parseLong(found.group(1).replace(",", "")) : 0;
        }
    }
}
