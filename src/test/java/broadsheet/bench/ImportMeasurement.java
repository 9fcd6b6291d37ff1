package broadsheet.bench;

import broadsheet.bench.load.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How fast the papers come in. */
final class ImportMeasurement {
    private static final int RUNS = 3;
    private static final double AIM_PAPERS_A_SECOND = 5_000;

    private final Workbench bench;

    ImportMeasurement(Workbench bench) {
        this.bench = bench;
    }

    /**
     * Imports everything several times, each time into an empty home, the last of which is kept.
     *
     * @param home the one that is kept
     */
    Findings measure(Path home) throws IOException, InterruptedException {
        int runs = bench.quick() ? 1 : RUNS;
        List<Double> rates = new ArrayList<>();
        List<Double> peaks = new ArrayList<>();
        long papers = 0;
        for (int i = 1; i <= runs; i++) {
            Workbench.delete(home);
            Program.Run run = bench.fill(home);
            papers = bench.papersIn(home);
            rates.add(papers / run.seconds());
            if (run.memory() != null) {
                peaks.add(run.memory().peakMegabytes());
            }
            bench.tell("import " + i + " of " + runs + ": " + Figure.text(papers / run.seconds()) + " papers/s");
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.atLeast(AIM_PAPERS_A_SECOND, "papers/s", "import", Readings.of(rates)));
        if (!peaks.isEmpty()) {
            figures.add(Figure.known("MB", "import, peak of resident memory", Readings.of(peaks)));
        }
        return new Findings(figures, List.of("""
                **Import.** `./broadsheet import` of all corpora into an empty home, %d times, timed from before the process is \
                made to after it has ended: start of the JVM, schema, and the last checkpoint with its `fsync` included. The \
                figure is the distinct papers that `stats` finds afterwards (%,d) over that time; records that only complete a \
                known paper take their time and do not count. The files come from the system's cache after the first run. The \
                peak is the process's `VmHWM`.""".formatted(runs, papers)));
    }
}
