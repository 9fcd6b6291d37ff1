package broadsheet.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.JavaProcess;
import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueException;
import broadsheet.catalog.ImportRun;
import broadsheet.catalog.ImportRun.Outcome;
import broadsheet.catalog.Papers.Stored;
import broadsheet.config.Home;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.source.Import.Report;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
    private static final Instant NOW = Instant.parse("2025-12-26T08:00:00Z");

    @TempDir
    private Path folder;

    private final Heard heard = new Heard();
    private Home home;
    private Catalogue catalogue;

    /** Remembers what it hears. */
    private static final class Heard implements ImportProgress {
        private final List<Stored> stored = new ArrayList<>();
        private final List<String> broken = new ArrayList<>();
        private long bytes;

        @Override
        public void read(long further) {
            bytes += further;
        }

        @Override
        public void stored(Stored soFar) {
            stored.add(soFar);
        }

        @Override
        public void broken(ImportFile file, Parsed.Broken one) {
            broken.add(Path.of(file.label()).getFileName() + ":" + one.line() + ": " + one.reason());
        }
    }

    @BeforeEach
    void open() {
        home = new Home(folder.resolve("home"));
        home.prepare();
        catalogue = Catalogue.open(home, InstantSource.fixed(NOW));
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    private Report run(Path... paths) throws IOException {
        return run(
                InputStream.nullInputStream(),
                Arrays.stream(paths).map(Path::toString).toList());
    }

    private Report run(InputStream standardInput, List<String> arguments) throws IOException {
        return new Import(catalogue, standardInput).run(ImportFile.of(arguments, null), heard);
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static String papers(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(i -> "{\"id\":\"" + i + "\",\"title\":\"Title " + i + "\"}\n")
                .collect(Collectors.joining());
    }

    @Test
    void theReportCountsWhatBecameOfEachRecord() throws IOException {
        Path file = write("corpus/a.jsonl", papers(0, 2_500) + "broken\n" + papers(2_400, 2_500) + "{}");

        Report first = run(file);
        Report second = run(file);

        assertThat(first).isEqualTo(new Report(new Stored(2_500, 0, 100), 2));
        assertThat(second).isEqualTo(new Report(new Stored(0, 0, 2_600), 2));
        assertThat(catalogue.size()).isEqualTo(2_500);
        assertThat(heard.broken.subList(0, 2))
                .containsExactly(heard.broken.get(2), heard.broken.get(3))
                .last()
                .isEqualTo("a.jsonl:2602: no title");
        assertThat(heard.broken.getFirst()).startsWith("a.jsonl:2501: not JSON");
        assertThat(heard.bytes).isEqualTo(2 * Files.size(file));
    }

    @Test
    void whatIsToldAsStoredGrowsOverAllSources() throws IOException {
        Path one = write("one/a.jsonl", papers(0, 1_500));
        Path other = write("other/a.jsonl", papers(0, 700));

        Report report = run(one, other);

        assertThat(report).isEqualTo(new Report(new Stored(2_200, 0, 0), 0));
        assertThat(heard.stored).isSortedAccordingTo((a, b) -> Integer.compare(a.total(), b.total()));
        assertThat(heard.stored).extracting(Stored::total).contains(1_000, 1_500, 2_200);
    }

    @Test
    void everySourceHasARunInTheBook() throws IOException {
        run(write("one/a.jsonl", papers(0, 3)), write("two/a.jsonl", "[]"), write("one/b.jsonl", "x\n" + papers(2, 4)));

        assertThat(catalogue.runs().last())
                .containsExactly(
                        new ImportRun("one", NOW, NOW, Outcome.DONE, 4, 0, 1, 1, ""),
                        new ImportRun("two", NOW, NOW, Outcome.DONE, 0, 0, 0, 0, ""));
    }

    @Test
    void aRunThatFailsSaysSoInTheBookWithWhatWasStored() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.catalogue());
                Statement statement = connection.createStatement()) {
            statement.execute("create trigger fails before insert on paper when new.id = 'corpus:2500'"
                    + " begin select raise(abort, 'made to fail'); end");
        }
        Path file = write("corpus/a.jsonl", papers(0, 9_000));

        assertThatThrownBy(() -> run(file))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining(home.catalogue().toString())
                .hasMessageContaining("made to fail");

        ImportRun failed = catalogue.runs().last("corpus").orElseThrow();
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.added()).isEqualTo(2_000);
        assertThat(failed.message()).contains("made to fail");
        assertThat(heard.stored.getLast().total()).isEqualTo(2_000);
        assertThat(catalogue.papers().find(PaperId.of("corpus", "1999"))).isPresent();
        assertThat(catalogue.papers().find(PaperId.of("corpus", "2001"))).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("storing"));
    }

    @Test
    void aDoorThatFailsLeavesNoRunOpen() throws IOException {
        Path file = write("corpus/a.jsonl", papers(0, 5));
        ImportProgress failing = new ImportProgress() {
            @Override
            public void read(long bytes) {}

            @Override
            public void stored(Stored soFar) {
                throw new IllegalStateException("the terminal is gone");
            }

            @Override
            public void broken(ImportFile one, Parsed.Broken broken) {}
        };

        assertThatThrownBy(() -> new Import(catalogue, InputStream.nullInputStream())
                        .run(ImportFile.of(List.of(file.toString()), null), failing))
                .hasMessage("the terminal is gone");

        assertThat(catalogue.runs().last("corpus").orElseThrow().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void packedFilesAndStandardInputAreReadToo() throws IOException {
        Path packed = folder.resolve("packed.jsonl.gz");
        Files.write(packed, ImportFileTest.gzip(papers(0, 5)));

        run(new ByteArrayInputStream(papers(5, 8).getBytes(StandardCharsets.UTF_8)), List.of(packed.toString(), "-"));

        assertThat(catalogue.size()).isEqualTo(8);
        assertThat(catalogue.papers().find(PaperId.of("import", "7")).map(Paper::title))
                .contains("Title 7");
    }

    @Test
    void aPackedFileThatBreaksOffKeepsWhatCameBefore() throws IOException {
        byte[] whole = ImportFileTest.gzip(papers(0, 20_000));
        Path cut = folder.resolve("cut.jsonl.gz");
        Files.write(cut, Arrays.copyOf(whole, whole.length * 3 / 4));

        Report report = run(cut);

        assertThat(report.broken()).isEqualTo(1);
        assertThat(report.stored().added()).isBetween(5_000, 19_999);
        assertThat(heard.broken)
                .singleElement()
                .asString()
                .startsWith("cut.jsonl.gz:" + (report.stored().added() + 1) + ": the file cannot be read any further");
        assertThat(catalogue.size()).isEqualTo(report.stored().added());
    }

    @Test
    void aFileThatIsPackedOnlyInNameIsBroken() throws IOException {
        Path file = folder.resolve("bad.jsonl.gz");
        Files.write(file, new byte[] {0x1f, (byte) 0x8b, 1, 2, 3});

        assertThat(run(file).broken()).isEqualTo(1);
        assertThat(heard.broken).singleElement().asString().startsWith("bad.jsonl.gz:1: the file cannot be read");
    }

    @Test
    void anAnswerOfTheDailyPapersApiIsKnownByItsFirstCharacter() throws IOException {
        String answer =
                "[{\"paper\":{\"id\":\"2408.00006\",\"title\":\"T\"},\"publishedAt\":\"2024-08-06T00:00:00.000Z\"}]";

        run(write("hf/a.jsonl", "\uFEFF \n\t" + answer), write("hf/b.json", " ".repeat(3_000) + answer));

        assertThat(heard.broken).isEmpty();
        assertThat(catalogue.papers().find(PaperId.of(PaperId.ARXIV, "2408.00006")))
                .isPresent();
    }

    @Test
    void memoryDoesNotGrowWithTheInput() throws IOException {
        int count = 200_000;
        List<String> command = new ArrayList<>(JavaProcess.command(
                "broadsheet.Main",
                List.of("--home", folder.resolve("big").toString(), "import", "-", "--source", "big")));
        command.replaceAll(word -> word.startsWith("-Xmx") ? "-Xmx64m" : word);
        try (JavaProcess process = JavaProcess.start(command)) {
            try (OutputStream input = process.process().getOutputStream();
                    PrintStream lines = new PrintStream(input, false, StandardCharsets.UTF_8)) {
                lines.print("{\"id\":\"huge\",\"title\":\"");
                for (int i = 0; i < 60; i++) {
                    lines.print("x".repeat(1_000_000));
                }
                lines.print("\"}\n");
                for (int i = 0; i < count; i++) {
                    lines.print("{\"id\":\"" + i + "\",\"title\":\"Title " + i + "\",\"abstract\":\""
                            + "word ".repeat(30) + i + "\",\"authors\":[\"Author " + i % 1_000 + "\"]}\n");
                }
            }

            JavaProcess.Ended ended = process.ended();

            assertThat(ended.err())
                    .contains("standard input, line 1: longer than 4 MB")
                    .doesNotContain("OutOfMemory");
            assertThat(ended.out()).contains("200,000 new");
            assertThat(ended.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void whatFailsToOpenIsNotTakenForEmpty() throws IOException, SQLException {
        Path file = write("corpus/a.jsonl", papers(0, 1));
        List<ImportFile> files = ImportFile.of(List.of(file.toString()), null);
        Files.delete(file);

        Report report = new Import(catalogue, InputStream.nullInputStream()).run(files, heard);

        assertThat(report).isEqualTo(new Report(Stored.NONE, 1));
        assertThat(heard.broken).singleElement().asString().contains("the file cannot be read");
    }
}
