package broadsheet.bench;

import broadsheet.bench.load.Readings;
import broadsheet.source.arxiv.OaiReader;
import broadsheet.source.arxiv.OaiRecord;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How fast papers come in from the wire, and what that takes of memory. */
final class HarvestMeasurement {
    private static final int RUNS = 3;
    private static final int PAPERS = 65_000;
    private static final int MILLION = 1_000_000;
    private static final int PARSED_PAGES = 40;

    private static final double AIM_PARSED_A_SECOND = 20_000;
    private static final double AIM_SQLITE = 4_000;
    private static final double AIM_POSTGRES = 2_500;
    private static final double AIM_GROWTH = 1.1;

    private final Workbench bench;

    HarvestMeasurement(Workbench bench) {
        this.bench = bench;
    }

    /** Measures all of it. */
    Findings measure() throws IOException, InterruptedException {
        ManyRecords records = ManyRecords.made();
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.atLeast(AIM_PARSED_A_SECOND, "records/s", "reading arXivRaw", parsing(records)));
        int papers = bench.quick() ? 2_600 : PAPERS;
        int runs = bench.quick() ? 1 : RUNS;
        List<Double> onSqlite = new ArrayList<>();
        for (int i = 1; i <= runs; i++) {
            onSqlite.add(rate(records, papers, bench.home("harvest" + i), Map.of()));
            Workbench.delete(bench.home("harvest" + i));
        }
        figures.add(Figure.atLeast(AIM_SQLITE, "papers/s", "harvest into SQLite", Readings.of(onSqlite)));
        figures.add(Figure.atLeast(
                AIM_POSTGRES, "papers/s", "harvest into PostgreSQL", Readings.of(onPostgres(records, papers, runs))));
        int million = bench.quick() ? 13_000 : MILLION;
        figures.addAll(growth(records, million));
        return new Findings(
                figures,
                List.of(
                        """
                **Reading arXivRaw.** %d pages of 1,300 records, one after another on one thread, from bytes in memory to papers, \
                all checks and the repair of TeX included; %d rounds, of which the first is thrown away.""".formatted(bench.quick() ? 4 : PARSED_PAGES, runs + 1),
                        """
                **Harvest.** `./broadsheet harvest arxiv` of %,d papers into an empty home, %d times on each database, timed from \
                before the process is made to after it has ended. The server hands out pages of 1,300 records made of a few \
                thousand patterns as fast as it can, on the same two cores; no interval is kept. PostgreSQL is that of the tests, \
                with its settings as they come, `fsync` on.""".formatted(papers, runs),
                        """
                **A million.** One harvest of %,d papers into SQLite; `VmRSS` of its process over the second tenth of the way, and \
                over the last tenth, each the median of a reading a second.""".formatted(million)));
    }

    private Readings parsing(ManyRecords records) throws IOException {
        int pages = bench.quick() ? 4 : PARSED_PAGES;
        List<byte[]> made = new ArrayList<>();
        for (int i = 0; i < pages; i++) {
            made.add(records.page(i * ManyRecords.A_PAGE, PARSED_PAGES * ManyRecords.A_PAGE));
        }
        List<Double> rates = new ArrayList<>();
        int rounds = bench.quick() ? 2 : RUNS + 1;
        for (int round = 0; round < rounds; round++) {
            long[] read = {0};
            long began = System.nanoTime();
            for (byte[] page : made) {
                OaiReader.read(
                        new ByteArrayInputStream(page), record -> read[0] += record instanceof OaiRecord.Read ? 1 : 0);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            if (read[0] != (long) pages * ManyRecords.A_PAGE) {
                throw new IllegalStateException("of " + pages + " pages only " + read[0] + " records were read");
            }
            if (round > 0) {
                rates.add(read[0] / seconds);
            }
        }
        bench.tell("read arXivRaw: " + Figure.text(Readings.of(rates).median()) + " records/s");
        return Readings.of(rates);
    }

    private List<Double> onPostgres(ManyRecords records, int papers, int runs)
            throws IOException, InterruptedException {
        List<Double> rates = new ArrayList<>();
        try (EmbeddedPostgres database = EmbeddedPostgres.builder()
                .setDataDirectory(bench.folder().resolve("postgres"))
                .setCleanDataDirectory(true)
                .start()) {
            for (int i = 1; i <= runs; i++) {
                String schema = "run" + i;
                try (Connection connection = database.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("create schema " + schema);
                }
                Map<String, String> place = Map.of(
                        "BROADSHEET_CATALOGUE_URL",
                        "jdbc:postgresql://localhost:" + database.getPort() + "/postgres?currentSchema=" + schema,
                        "BROADSHEET_CATALOGUE_USER",
                        "postgres");
                rates.add(rate(records, papers, bench.home("postgres" + i), place));
            }
        } catch (SQLException e) {
            throw new IOException("preparing PostgreSQL", e);
        }
        return rates;
    }

    private double rate(ManyRecords records, int papers, Path home, Map<String, String> environment)
            throws IOException, InterruptedException {
        try (FastArxiv server = FastArxiv.start(records, papers)) {
            long began = System.nanoTime();
            Process process = harvest(server, home, environment);
            end(process);
            double rate = papers / ((System.nanoTime() - began) / 1e9);
            bench.tell("harvest into " + (environment.isEmpty() ? "SQLite: " : "PostgreSQL: ") + Figure.text(rate)
                    + " papers/s");
            return rate;
        }
    }

    private List<Figure> growth(ManyRecords records, int papers) throws IOException, InterruptedException {
        Path home = bench.home("million");
        List<Double> early = new ArrayList<>();
        List<Double> late = new ArrayList<>();
        double seconds;
        try (FastArxiv server = FastArxiv.start(records, papers)) {
            long began = System.nanoTime();
            Process process = harvest(server, home, Map.of());
            while (!process.waitFor(bench.quick() ? 50 : 1_000, TimeUnit.MILLISECONDS)) {
                double way = (double) server.served() / papers;
                Optional<ResidentMemory> memory = ResidentMemory.of(process.pid());
                if (memory.isPresent() && way >= 0.1 && way < 0.2) {
                    early.add(memory.get().megabytes());
                }
                if (memory.isPresent() && way >= 0.9) {
                    late.add(memory.get().megabytes());
                }
            }
            end(process);
            seconds = (System.nanoTime() - began) / 1e9;
        }
        Workbench.delete(home);
        bench.tell("harvested " + papers + " papers in " + Figure.text(seconds) + " s");
        List<Figure> figures = new ArrayList<>();
        figures.add(
                Figure.known("papers/s", "harvest of a million into SQLite", Readings.of(List.of(papers / seconds))));
        if (!early.isEmpty() && !late.isEmpty()) {
            double first = Readings.of(early).median();
            double last = Readings.of(late).median();
            figures.add(Figure.known("MB", "memory of it, second tenth", Readings.of(early)));
            figures.add(Figure.known("MB", "memory of it, last tenth", Readings.of(late)));
            figures.add(Figure.atMost(
                    AIM_GROWTH, "times", "memory, last to second tenth", Readings.of(List.of(last / first))));
        }
        return figures;
    }

    private Process harvest(FastArxiv server, Path home, Map<String, String> environment) throws IOException {
        List<String> arguments = List.of(
                "--home",
                home.toString(),
                "harvest",
                "arxiv",
                "--base-url",
                server.address(),
                "--from",
                ManyRecords.DAY.toString(),
                "--until",
                ManyRecords.DAY.toString());
        ProcessBuilder builder = bench.program().process(bench.program().launcher(arguments), bench.log());
        builder.environment().put("BROADSHEET_ARXIV_INTERVAL_SECONDS", "0");
        builder.environment().putAll(environment);
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    private void end(Process process) throws IOException, InterruptedException {
        if (process.waitFor() != 0) {
            throw new IOException("a harvest failed:\n" + Files.readString(bench.log()));
        }
    }
}
