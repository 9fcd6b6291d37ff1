package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueDump;
import broadsheet.cli.Broadsheet;
import broadsheet.cli.Desk;
import broadsheet.cli.ExitCode;
import broadsheet.cli.OpenHome;
import broadsheet.cli.Terminals;
import broadsheet.config.Config;
import broadsheet.config.ConfigLoader;
import broadsheet.config.Home;
import broadsheet.digest.Composing;
import broadsheet.digest.Webhooks;
import broadsheet.edition.Editions;
import broadsheet.encode.Encoding;
import broadsheet.mail.Pass;
import broadsheet.net.Pause;
import broadsheet.net.WebClient;
import broadsheet.search.PaperIndex;
import broadsheet.search.Search;
import broadsheet.search.lucene.CommandIndex;
import broadsheet.source.sample.SampleEdition;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the program says and leaves behind when the world is broken. */
class FaultsTest {
    @TempDir
    private Path folder;

    private Path home;
    private Path catalogue;

    @BeforeEach
    void name() {
        home = folder.resolve("home");
        catalogue = home.resolve("broadsheet.db");
    }

    private JavaProcess.Ended broadsheet(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--home", home.toString()));
        all.addAll(List.of(arguments));
        try (JavaProcess process = JavaProcess.broadsheet(all.toArray(String[]::new))) {
            return process.ended();
        }
    }

    /** It ended as a home that cannot be used does, and said something of help and nothing else. */
    private static void assertUnusable(JavaProcess.Ended ended, Path named, String... said) {
        String message = ended.err().replaceAll("\\s+", " ");
        assertThat(message)
                .contains(named.toString())
                .contains(said)
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("fault in Broadsheet");
        assertThat(ended.exitCode()).as(message).isEqualTo(ExitCode.UNUSABLE);
    }

    private Path corpus(int papers) throws IOException {
        Path file = Files.createDirectories(folder.resolve("corpus")).resolve("corpus.jsonl");
        try (PrintWriter lines = new PrintWriter(file.toFile(), StandardCharsets.UTF_8)) {
            for (int i = 0; i < papers; i++) {
                lines.print("{\"id\":\"" + i + "\",\"title\":\"Title " + i + "\",\"abstract\":\""
                        + "A sentence. ".repeat(40) + "\",\"authors\":[\"Author " + i % 100 + "\"]}\n");
            }
        }
        return file;
    }

    @Test
    void aHomeBelowAFileIsRefused() throws IOException {
        home = Files.writeString(folder.resolve("file"), "in the way").resolve("home");

        assertUnusable(broadsheet("stats"), home, "cannot be made", "--home");
        assertUnusable(broadsheet("import", corpus(1).toString()), home, "cannot be made", "--home");
        assertThat(folder.resolve("file")).hasContent("in the way");
    }

    @Test
    void aHomeThatIsAFileIsRefused() throws IOException {
        Files.writeString(home, "in the way");

        assertUnusable(broadsheet("sample", "add"), home, "--home");
        assertThat(home).hasContent("in the way");
    }

    @Test
    void aHomeThatMayNotBeWrittenIsRefused() throws IOException {
        Files.createDirectories(home);
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("r-xr-xr-x"));

        assertUnusable(byAnother("stats"), home, "not writable", "--home");
        assertThat(home).isEmptyDirectory();
    }

    /** Runs a command as a user who is not root. */
    private JavaProcess.Ended byAnother(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("--home", home.toString()));
        all.addAll(List.of(arguments));
        try (JavaProcess process = OtherUser.broadsheet(folder, all.toArray(String[]::new))) {
            return process.ended();
        }
    }

    @Test
    void aFileOrFolderThatMayNotBeReadIsToldWithTheReasonAndTheNextStep() throws IOException {
        Files.setPosixFilePermissions(Files.createDirectories(home), PosixFilePermissions.fromString("rwxrwxrwx"));
        Path file = corpus(5);
        Path closed = Files.copy(file, file.resolveSibling("closed.jsonl"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        Path folder = Files.createDirectories(file.resolveSibling("closed"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));

        JavaProcess.Ended withFile = byAnother("import", file.toString(), closed.toString());
        JavaProcess.Ended withFolder = byAnother("import", file.toString(), folder.toString());

        assertThat(withFile.exitCode()).isEqualTo(ExitCode.PARTLY);
        assertThat(withFile.out()).contains("5 papers stored");
        assertThat(withFile.err())
                .contains(closed + ", line 1: the file cannot be read: access is denied.")
                .contains("import it again");
        assertThat(withFolder.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(withFolder.err().replaceAll("\\s+", " "))
                .contains("Cannot import: " + folder + " cannot be read: access is denied.")
                .contains("owner and mode");
    }

    /** How a disk can be made to fill up. */
    enum Disk {
        /** No file may grow beyond a limit of the shell; the system then refuses to write. Needs no rights. */
        LIMITED,
        /** A file system in memory of eight megabytes, where this user may mount one. */
        SMALL
    }

    @ParameterizedTest
    @EnumSource(Disk.class)
    void aFullDiskStopsAnImportAndLeavesWhatWasStored(Disk disk) throws Exception {
        Path corpus = corpus(20_000);
        boolean mounted = disk == Disk.SMALL && isMounted(Files.createDirectories(home));
        System.out.println("FaultsTest: the full disk of " + disk + " is "
                + (mounted
                        ? "a small file system in memory"
                        : "a limit on the size of files"
                                + (disk == Disk.SMALL ? ", because this user cannot mount a small file system" : "")));
        try {
            List<String> command = JavaProcess.command(
                    "broadsheet.Main", List.of("--home", home.toString(), "import", corpus.toString()));
            try (JavaProcess process = JavaProcess.start(mounted ? command : JavaProcess.onFullDisk(command))) {
                assertUnusable(process.ended(), catalogue, "disk", mounted ? "is full" : "fails", "pace");
            }

            assertSound();
            JavaProcess.Ended after = broadsheet("stats", "--json");
            assertThat(after.exitCode()).isZero();
            assertThat(after.out()).containsPattern("\"papers\" ?: ?[0-9]{1,2}000\\b");
        } finally {
            if (mounted) {
                run("umount", home.toString());
            }
        }
    }

    private void assertSound() throws SQLException {
        List<String> content = CatalogueDump.of(catalogue);
        long papers = content.stream().filter(line -> line.startsWith("paper ")).count();
        assertThat(papers).isPositive().isLessThan(20_000);
        assertThat(papers % 1_000).as("papers of unfinished batches").isZero();
        for (String table : List.of("paper_id", "paper_words", "paper_source", "paper_author")) {
            assertThat(content.stream().filter(line -> line.startsWith(table + " ")))
                    .as(table)
                    .hasSize((int) papers);
        }
    }

    private static boolean isMounted(Path on) throws Exception {
        return Files.isExecutable(Path.of("/bin/mount"))
                && run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", on.toString()) == 0;
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void aFullDiskStopsABackupAndLeavesNoPartOfIt() throws Exception {
        assertThat(broadsheet("import", corpus(20_000).toString()).exitCode()).isZero();
        Path backup = folder.resolve("backup");
        List<String> command =
                JavaProcess.command("broadsheet.Main", List.of("--home", home.toString(), "backup", backup.toString()));

        try (JavaProcess process = JavaProcess.start(JavaProcess.onFullDisk(command))) {
            assertUnusable(process.ended(), backup, "pace");
        }

        assertThat(backup).isEmptyDirectory();
    }

    @Test
    void aCatalogueThatAnotherProgramHoldsIsWaitedForAndThenTold() throws Exception {
        assertThat(broadsheet("sample", "add").exitCode()).isZero();
        List<String> before = CatalogueDump.of(catalogue);
        try (Connection other = CatalogueDump.connect(catalogue);
                Statement statement = other.createStatement()) {
            statement.execute("begin exclusive");

            assertUnusable(
                    impatient("sample", "remove"), catalogue, "locked by another program", "run the command again");
            assertUnusable(impatient("import", corpus(5).toString()), catalogue, "locked by another program");
            assertThat(impatient("stats").exitCode()).as("reading goes on").isZero();

            statement.execute("rollback");
        }
        assertThat(CatalogueDump.of(catalogue)).isEqualTo(before);
        assertThat(impatient("sample", "remove").exitCode()).isZero();
    }

    /** Runs a command in this process, with little patience. */
    private JavaProcess.Ended impatient(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Desk desk = new Desk(
                Map.of(),
                InstantSource.system(),
                InputStream.nullInputStream(),
                new PrintWriter(out),
                new PrintWriter(err),
                Terminals.NONE,
                FaultsTest::openImpatiently,
                new NoServer());
        List<String> all = new ArrayList<>(List.of("--home", home.toString()));
        all.addAll(List.of(arguments));
        int exitCode = Broadsheet.on(desk).execute(all.toArray(String[]::new));
        return new JavaProcess.Ended(exitCode, out.toString(), err.toString());
    }

    private static OpenHome openImpatiently(Home home) {
        home.prepare();
        Catalogue catalogue = Catalogue.open(home, InstantSource.system(), Duration.ofMillis(300));
        Config config = ConfigLoader.load(home.configuration(), Map.of());
        PaperIndex index = new CommandIndex(home, catalogue, Encoding.off(), InstantSource.system());
        return new OpenHome(
                home,
                config,
                catalogue,
                new Editions(catalogue, 30, InstantSource.system()),
                Encoding.off(),
                index,
                new Search(catalogue, index),
                new SampleEdition(catalogue),
                new WebClient(config.network(), "0", List.of(), InstantSource.system(), Pause.SLEEP));
    }

    private static final class NoServer implements Desk.Server {
        @Override
        public void serve(Home home, @Nullable String bind, OptionalInt port, Desk desk) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Composing composing(OpenHome open) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Webhooks webhooks(OpenHome open) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Pass> sendAll(OpenHome open) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void warmUp(Desk desk) {
            throw new UnsupportedOperationException();
        }
    }

    /** How a catalogue's file may be damaged. */
    enum Tear {
        AT_THE_HEADER,
        IN_THE_MIDDLE,
        NO_DATABASE
    }

    @ParameterizedTest
    @EnumSource(Tear.class)
    void aTornCatalogueIsToldAndLeftAsItIs(Tear tear) throws Exception {
        assertThat(broadsheet("import", corpus(2_000).toString()).exitCode()).isZero();
        Path backup = folder.resolve("backup");
        assertThat(broadsheet("backup", backup.toString()).exitCode()).isZero();
        List<String> before = CatalogueDump.of(catalogue);
        tear(tear);
        byte[] torn = Files.readAllBytes(catalogue);

        for (List<String> command : List.of(
                List.of("stats"),
                List.of("show", "corpus:17"),
                List.of("import", folder.resolve("corpus").toString()),
                List.of("backup", folder.resolve("other").toString()))) {
            assertUnusable(
                    broadsheet(command.toArray(String[]::new)),
                    catalogue,
                    "torn",
                    "broadsheet restore",
                    "broadsheet doctor");
        }
        JavaProcess.Ended doctor = broadsheet("doctor");
        assertThat(doctor.out()).contains("PROBLEM").contains("torn").contains("restore");
        assertThat(doctor.exitCode()).isEqualTo(ExitCode.PARTLY);
        assertThat(Arrays.equals(Files.readAllBytes(catalogue), torn))
                .as("the file is as it was")
                .isTrue();
        assertThat(folder.resolve("other"))
                .satisfiesAnyOf(
                        other -> assertThat(other).doesNotExist(),
                        other -> assertThat(other).isEmptyDirectory());

        assertThat(broadsheet("restore", backup.toString()).exitCode()).isZero();
        assertThat(CatalogueDump.of(catalogue)).isEqualTo(before);
    }

    private void tear(Tear tear) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(catalogue.toFile(), "rw")) {
            byte[] nonsense = "torn".repeat((int) (file.length() / 4)).getBytes(StandardCharsets.US_ASCII);
            switch (tear) {
                case AT_THE_HEADER -> file.write(nonsense, 0, 200);
                case IN_THE_MIDDLE -> {
                    // Past the first page, which says what tables there are.
                    file.seek(4_096);
                    file.write(nonsense, 0, (int) file.length() - 4_096);
                }
                case NO_DATABASE -> {
                    file.setLength(0);
                    file.write("This is no database, but somebody's notes.\n".getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    @Test
    void brokenLinesAreToldAndTheRestIsKept() throws IOException {
        Path file = folder.resolve("lines.jsonl");
        Files.writeString(
                file, "{\"id\":\"1\",\"title\":\"One\"}\nbroken\n{\"id\":\"2\",\"title\":\"Two\"}\n{\"id\":\"3\"}\n");

        JavaProcess.Ended ended = broadsheet("import", "--source", "mine", file.toString());

        assertThat(ended.exitCode()).isEqualTo(ExitCode.PARTLY);
        assertThat(ended.err().replaceAll("\\s+", " "))
                .contains(file + ", line 2: not JSON")
                .contains(file + ", line 4: no title");
        assertThat(broadsheet("stats", "--json").out()).containsPattern("\"papers\" ?: ?2\\b");
        assertThat(Stream.of("mine:1", "mine:2")
                        .map(id -> broadsheet("show", id).exitCode()))
                .containsOnly(ExitCode.OK);
    }
}
