package broadsheet.bench;

import broadsheet.encode.Encoding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The benchmarks' command line. */
@Command(
        name = "bench",
        description =
                "Measures the built program from outside and writes the figures down. Takes about twenty minutes on two"
                        + " cores; uses the loopback device alone.",
        mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
    @Option(names = "--quick", description = "A glance with few, made papers: shows that it works, not how fast it is.")
    private boolean quick;

    @Option(names = "--only", paramLabel = "NAME", description = "Measures this alone: ${COMPLETION-CANDIDATES}.")
    private @Nullable Part only;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the figures are written. Otherwise docs/performance.md if everything was measured, and"
                    + " standard output if not.")
    private @Nullable Path out;

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            description = "With the part search: where the answers of all contenders are written, as runs that"
                    + " 'evaluate' reads, and the judgements beside them. Then SciTLDR is searched too, which takes a"
                    + " quarter of an hour more.")
    private @Nullable Path runs;

    @Option(
            names = "--vectors",
            paramLabel = "DIR",
            description =
                    "Measures how papers are found by words and meaning where all are encoded, in the parts search,"
                            + " growth and beats, and keeps the vectors here from run to run. The first run takes an hour more to make them, any"
                            + " other half an hour.")
    private @Nullable Path vectors;

    private final Program program;
    private final InstantSource clock;
    private final PrintWriter output;
    private final PrintWriter progress;

    private Bench(Program program, InstantSource clock, PrintWriter output, PrintWriter progress) {
        this.program = program;
        this.clock = clock;
        this.output = output;
        this.progress = progress;
    }

    /**
     * Runs the benchmarks.
     *
     * @param arguments the command line, as a shell splits it
     */
    public static void main(String[] arguments) {
        // Whoever stops this stops what it measures too.
        Thread end = new Thread(() -> ProcessHandle.current().children().forEach(ProcessHandle::destroy));
        Runtime.getRuntime().addShutdownHook(end);
        PrintWriter output = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter progress = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Bench bench = new Bench(Program.ofThisCheckout(), InstantSource.system(), output, progress);
        System.exit(new CommandLine(bench)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(output)
                .setErr(progress)
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = program.root().resolve("target/bench");
        // One that was stopped leaves its homes behind, which are large.
        Workbench.delete(folder);
        Files.createDirectories(folder);
        try {
            Machine machine = Machine.here(folder, clock);
            Corpus corpus = Corpus.choose(data(), folder, quick);
            Workbench bench = new Workbench(program, corpus, folder, quick, progress);
            bench.tell("Measuring with " + corpus.description());
            Findings findings = measure(bench, only == null ? EnumSet.allOf(Part.class) : EnumSet.of(only));
            write(new PerformancePage(machine, command(), corpus.description(), findings).markdown());
        } finally {
            Workbench.delete(folder);
        }
        return CommandLine.ExitCode.OK;
    }

    private Path data() {
        return program.root().resolve("../shared/data").normalize();
    }

    private Findings measure(Workbench bench, Set<Part> parts) throws IOException, InterruptedException {
        Path home = bench.home("home");
        Findings findings = Findings.NONE;
        @Nullable KeptVectors kept = vectors == null ? null : new KeptVectors(bench, vectors);
        if (parts.equals(Set.of(Part.GROWTH))) {
            return new GrowthMeasurement(bench, data(), keptOrMade(bench, kept)).measure();
        }
        if (parts.equals(Set.of(Part.BEATS))) {
            return beats(bench, keptOrMade(bench, kept));
        }
        if (parts.contains(Part.HARVEST)) {
            findings = new HarvestMeasurement(bench).measure();
            if (parts.size() == 1) {
                return findings;
            }
        }
        if (parts.contains(Part.MAIL)) {
            findings = findings.and(new MailMeasurement(bench).measure()).and(new MorningMeasurement(bench).measure());
            if (parts.size() == 1) {
                return findings;
            }
        }
        if (parts.contains(Part.IMPORT)) {
            findings = findings.and(new ImportMeasurement(bench).measure(home));
        } else {
            bench.fill(home);
        }
        if (parts.stream().anyMatch(ServingMeasurement.PARTS::contains)) {
            findings = findings.and(new ServingMeasurement(bench).measure(home, parts));
        }
        if (parts.contains(Part.SEARCH)) {
            findings = findings.and(new SearchMeasurement(bench, data(), runs, kept).measure());
        }
        if (parts.contains(Part.START)) {
            findings = findings.and(new StartMeasurement(bench).measure(home));
        }
        if (parts.contains(Part.GROWTH) && (kept != null || quick)) {
            findings = findings.and(new GrowthMeasurement(bench, data(), keptOrMade(bench, kept)).measure());
        }
        if (parts.contains(Part.BEATS) && (kept != null || quick)) {
            findings = findings.and(beats(bench, keptOrMade(bench, kept)));
        }
        if (parts.contains(Part.TRENDING)) {
            findings = findings.and(new TrendingMeasurement(bench).measure(home));
        }
        // The last: what is encoded by then has all other parts measured with it.
        if (parts.contains(Part.MEANING)) {
            findings = findings.and(new MeaningMeasurement(bench).measure(home));
        }
        return findings;
    }

    /** On a home of its own, as all of its papers are encoded. */
    private static Findings beats(Workbench bench, KeptVectors vectors) throws IOException, InterruptedException {
        Path home = bench.home("beats");
        bench.fill(home);
        vectors.encodeAll(bench.program().with(KeptVectors.MODEL), home);
        try (Encoding encoding = vectors.encoding()) {
            return new BeatMeasurement(bench).measure(home, encoding);
        }
    }

    private static KeptVectors keptOrMade(Workbench bench, @Nullable KeptVectors kept) {
        return kept == null ? new KeptVectors(bench, bench.home("kept-vectors")) : kept;
    }

    private String command() {
        String name = only == null ? "" : " --only " + only.name().toLowerCase(Locale.ROOT);
        return "./broadsheet bench" + (quick ? " --quick" : "") + name + (vectors == null ? "" : " --vectors DIR");
    }

    private void write(String page) throws IOException {
        if (out == null && (quick || only != null)) {
            output.print(page);
            output.flush();
            return;
        }
        Path file = out == null ? program.root().resolve("docs/performance.md") : out;
        Files.writeString(file, page);
        progress.println("Wrote " + file);
    }
}
