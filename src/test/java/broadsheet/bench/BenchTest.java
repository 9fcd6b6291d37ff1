package broadsheet.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.bench.load.Readings;
import broadsheet.bench.search.TestCollections;
import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.source.Import;
import broadsheet.source.ImportFile;
import broadsheet.source.ImportProgress;
import broadsheet.source.Parsed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the benchmarks are made of; no time is asserted. */
class BenchTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void theSameSeedMakesTheSamePapers() throws IOException {
        List<Path> once = new MadePapers(new Random(7)).write(folder.resolve("once"), 400);
        List<Path> again = new MadePapers(new Random(7)).write(folder.resolve("again"), 400);
        List<Path> other = new MadePapers(new Random(8)).write(folder.resolve("other"), 400);
        assertThat(contents(once)).isEqualTo(contents(again)).isNotEqualTo(contents(other));
    }

    private static List<List<Byte>> contents(List<Path> folders) throws IOException {
        List<List<Byte>> contents = new ArrayList<>();
        for (Path one : folders) {
            List<Byte> bytes = new ArrayList<>();
            for (byte b : Files.readAllBytes(one.resolve("corpus.jsonl.gz"))) {
                bytes.add(b);
            }
            contents.add(bytes);
        }
        return contents;
    }

    @Test
    void madePapersAreImportedAndMakeEditions() throws IOException {
        List<Path> made = new MadePapers(new Random(7)).write(folder, 1_000);
        Home home = new Home(folder.resolve("home"));
        home.prepare();
        try (Catalogue catalogue = Catalogue.open(home, InstantSource.system())) {
            List<ImportFile> files =
                    ImportFile.of(made.stream().map(Path::toString).toList(), null);
            Import.Report report = new Import(catalogue, InputStream.nullInputStream()).run(files, new Silent());
            assertThat(report.broken()).isZero();
            assertThat(report.stored().total()).isEqualTo(1_000);
            assertThat(report.stored().changed())
                    .as("papers announced and listed")
                    .isPositive();
        }
        BackIssues issues = BackIssues.of(home.folder());
        assertThat(issues.days()).hasSizeGreaterThan(200).contains("/papers/date/2024-05-01");
        assertThat(issues.weeks()).doesNotHaveDuplicates().contains("/papers/week/2025-W10");
        assertThat(issues.months()).doesNotHaveDuplicates().contains("/papers/month/2026-03");
        assertThat(issues.shuffled())
                .hasSize(issues.days().size()
                        + issues.weeks().size()
                        + issues.months().size())
                .isEqualTo(issues.shuffled());
        assertThat(issues.visits(500))
                .hasSize(500)
                .isEqualTo(issues.visits(500))
                .contains("/");
    }

    @Test
    void someRecordsAreDrawnFromEveryFolder() throws IOException {
        Corpus whole = Corpus.choose(folder.resolve("none"), folder, true);

        Corpus drawn = whole.drawn(500, folder, new Random(7));

        assertThat(drawn.folders())
                .extracting(Path::getFileName)
                .containsExactlyElementsOf(
                        whole.folders().stream().map(Path::getFileName).toList());
        assertThat(ids(drawn)).hasSizeBetween(300, 700).isSubsetOf(ids(whole));
    }

    private static Set<String> ids(Corpus corpus) throws IOException {
        return TestCollections.titles(corpus.folders(), 0, 1).papers().stream()
                .map(paper -> paper.id().text())
                .collect(Collectors.toSet());
    }

    private static final class Silent implements ImportProgress {
        @Override
        public void read(long bytes) {}

        @Override
        public void stored(broadsheet.catalog.Papers.Stored stored) {}

        @Override
        public void broken(ImportFile file, Parsed.Broken record) {}
    }

    @Test
    void thePageHasAWholeTableWhateverStandsInACell() {
        Figure met = Figure.atLeast(5_000, "papers/s", "a | b", Readings.of(List.of(5_200.0, 5_000.0, 4_800.0)));
        Figure missed = Figure.atMost(5, "ms", "two\nlines", Readings.of(List.of(5.01)));
        Readings readings = Readings.of(List.of(1.0, 2.0));
        Figure known = Figure.known("ms", "known", readings).withTail(readings);
        Machine machine =
                new Machine(2, "24.0 GB", "A processor", "Linux 6", "ext4", "A JVM 25", LocalDate.of(2026, 11, 23), -1);
        String page = new PerformancePage(
                        machine,
                        "./broadsheet bench",
                        "made",
                        new Findings(List.of(met, missed, known), List.of("First.", "Second.")))
                .markdown();
        assertThat(page.lines().filter(line -> line.startsWith("|")))
                .containsExactly(
                        "| what | aim | median | spread | met |",
                        "|---|---|---:|---|---|",
                        "| a \\| b | ≥ 5,000 papers/s | 5,000 papers/s | 4,800 – 5,200 of 3 | yes |",
                        "| two lines | ≤ 5 ms | 5.01 ms | one reading | no |",
                        "| known |  | 1 ms | p95 2, p99 2, most 2 of 2 |  |");
        assertThat(page)
                .contains("2 cores (A processor), 24.0 GB, Linux 6, ext4\n", "\n\nFirst.\n\nSecond.\n")
                .doesNotContain("load average");
    }

    @Test
    void numbersHaveThreeDigits() {
        List<Double> values = List.of(0.0, 0.00049, 0.1234, 1.0, 9.996, 12.34, 99.96, 123.4, 12_345.6);
        assertThat(values.stream().map(Figure::text))
                .containsExactly("0", "0", "0.123", "1", "10", "12.3", "100", "123", "12,346");
    }

    @Test
    void theOptionsOfTheJvmAreThoseOfTheLauncher() throws IOException {
        assertThat(Program.flags(Files.readString(Path.of("broadsheet"))))
                .contains("--enable-native-access=ALL-UNNAMED")
                .allMatch(flag -> flag.startsWith("-"));
        assertThat(Program.flags("x\nflags=(\n  -Xa # why\n  # only why\n\n  -Xb\n)\ny"))
                .containsExactly("-Xa", "-Xb");
        assertThatThrownBy(() -> Program.flags("none")).isInstanceOf(IllegalStateException.class);
    }
}
