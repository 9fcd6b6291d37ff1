package broadsheet.bench;

import broadsheet.bench.load.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How soon the first page can be read. */
final class StartMeasurement {
    private static final int RUNS = 11;
    private static final double AIM_SECONDS = 1.5;

    private final Workbench bench;

    StartMeasurement(Workbench bench) {
        this.bench = bench;
    }

    /** Starts servers of a home that has papers, each of the ways in turn, so that a busy moment hits all of them. */
    Findings measure(Path home) throws IOException {
        int runs = bench.quick() ? 2 : RUNS;
        Program program = bench.program();
        List<String> arguments = Server.arguments(home);
        List<Double> cached = new ArrayList<>();
        List<Double> uncached = new ArrayList<>();
        List<Double> launched = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            if (program.hasCache()) {
                cached.add(seconds(program.java(true, arguments)));
            }
            uncached.add(seconds(program.java(false, arguments)));
            launched.add(seconds(program.launcher(arguments)));
        }
        bench.tell("started " + runs + " times each way");
        List<Figure> figures = new ArrayList<>();
        if (!cached.isEmpty()) {
            figures.add(Figure.atMost(AIM_SECONDS, "s", "start to first answer", Readings.of(cached)));
        }
        figures.add(Figure.atMost(
                AIM_SECONDS, "s", "start to first answer, by `./broadsheet serve`", Readings.of(launched)));
        figures.add(Figure.known("s", "start to first answer, without AOT cache", Readings.of(uncached)));
        String cache =
                program.hasCache() ? "" : " No AOT cache had been made here, so that all starts are without one.";
        return new Findings(figures, List.of("""
                **Start.** From before the process is made to the last byte of the first 200 for `/`, on the home with all papers, \
                %d times each: the launcher's `java` command with the AOT cache and without it, and the launcher itself, which also \
                looks whether the build is current. The files are in the system's cache.""".formatted(runs) + cache));
    }

    private double seconds(List<String> command) throws IOException {
        try (Server server = Server.start(bench.program(), command, bench.log())) {
            return server.secondsToFirstAnswer();
        }
    }
}
