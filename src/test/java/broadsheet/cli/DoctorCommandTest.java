package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.ImportRun.Outcome;
import broadsheet.catalog.Papers;
import broadsheet.catalog.Store;
import broadsheet.catalog.Warning;
import broadsheet.cli.Keyboard.Ran;
import broadsheet.config.Home;
import broadsheet.mail.SmtpTestServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    private final Path folder;
    private final Keyboard keyboard;

    DoctorCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.keyboard = Keyboard.at(folder.resolve("home"));
    }

    private static List<String> problems(Ran ran) {
        return ran.out().lines().filter(line -> line.startsWith("PROBLEM")).toList();
    }

    @Test
    void aSoundHomeIsWell() {
        keyboard.type("sample add");

        Ran ran = keyboard.type("doctor");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines().map(line -> line.split("  +", -1)[0]).distinct())
                .containsExactly("ok", "All is well.");
        assertThat(ran.out())
                .contains("ok       home           " + keyboard.home())
                .contains("ok       configuration  all as standard")
                .contains("ok       catalogue      40 papers, every page of the file sound");
    }

    @Test
    void aTableOfHolidaysThatIsAtItsEndOrTornIsToldToWhoeverReadsArxiv() throws Exception {
        keyboard.when("2027-02-01T12:00:00Z").type("sample add");
        assertThat(keyboard.type("doctor").out())
                .contains("ok       calendar       arXiv's holidays are known until 31 December 2026");

        try (Catalogue catalogue = Catalogue.open(new Home(keyboard.home()), keyboard.clock())) {
            catalogue.runs().end(catalogue.runs().begin("arxiv"), Outcome.DONE, Papers.Stored.NONE, 0, "");
        }
        Path table = keyboard.home().resolve("calendar.txt");
        assertThat(problems(keyboard.type("doctor")))
                .singleElement()
                .asString()
                .contains("calendar", "until 31 December 2026 alone", table.toString());

        Files.writeString(table, "2027-11-25\n");
        assertThat(problems(keyboard.type("doctor")))
                .singleElement()
                .asString()
                .contains("calendar", "line 1, '2027-11-25'", "Mend it");

        Files.writeString(table, "from 2027-01-01\nuntil 2027-12-31\n2027-11-25 Thanksgiving\n");
        assertThat(keyboard.type("doctor").out())
                .contains("ok       calendar       arXiv's holidays are known until 31 December 2027");
    }

    @Test
    void aMailServerIsTriedAndNamedWithItsFault() {
        keyboard.type("sample add");
        int port;
        try (SmtpTestServer server = SmtpTestServer.counting()) {
            port = server.port();
            keyboard.with("BROADSHEET_MAIL_SERVER", "127.0.0.1")
                    .with("BROADSHEET_MAIL_PORT", String.valueOf(port))
                    .with("BROADSHEET_MAIL_SECURITY", "none")
                    .with("BROADSHEET_MAIL_FROM", "papers@example.org");

            assertThat(problems(keyboard.type("doctor")))
                    .singleElement()
                    .asString()
                    .contains("links in mails lead to this machine alone");
            keyboard.with("BROADSHEET_SERVER_BASE_URL", "https://papers.example.org");
            assertThat(keyboard.type("doctor").out())
                    .contains("ok       mail           127.0.0.1:" + port + " takes it");
            assertThat(server.taken()).isZero();
        }

        Ran ran = keyboard.type("doctor");

        assertThat(problems(ran))
                .singleElement()
                .asString()
                .contains("mail")
                .contains("127.0.0.1:" + port + " takes none:");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.PARTLY);
    }

    @Test
    void aCatalogueOfAnOlderSchemaIsWellAndStaysAsItIs() throws Exception {
        new Home(keyboard.home()).prepare();
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + keyboard.home().resolve("broadsheet.db"), "", "")
                .locations("classpath:db")
                .placeholders(Map.of("key", "integer"))
                .target("1")
                .load()
                .migrate();

        Ran ran = keyboard.type("doctor");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains(
                        "of schema 1, every page of the file sound; the next start brings it to the newest, after a copy");
        assertThat(keyboard.type("doctor").out()).contains("of schema 1");
        assertThat(keyboard.type("stats").exitCode()).isZero();
        assertThat(keyboard.type("doctor").out()).contains("0 papers, every page of the file sound");
    }

    @Test
    void aCatalogueInPostgresIsExaminedWhereItIs() {
        keyboard.with(
                "BROADSHEET_CATALOGUE_URL",
                Store.POSTGRES.settings(new Home(keyboard.home())).url());
        keyboard.with("BROADSHEET_CATALOGUE_USER", "postgres");
        keyboard.type("sample add");

        Ran ran = keyboard.type("doctor");

        assertThat(ran.exitCode()).as(ran.out()).isZero();
        assertThat(ran.out()).contains("40 papers in PostgreSQL, which answers").doesNotContain("every page");
        assertThat(keyboard.home().resolve("broadsheet.db")).doesNotExist();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsAProblemWithoutItsPassword() {
        keyboard.type("sample add");
        keyboard.with("BROADSHEET_CATALOGUE_URL", "jdbc:postgresql://localhost:1/papers?password=hush");
        keyboard.with("BROADSHEET_CATALOGUE_PASSWORD", "hush");

        Ran ran = keyboard.type("doctor");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.PARTLY);
        assertThat(problems(ran)).singleElement().asString().contains("cannot be reached", "[catalogue] url");
        assertThat(ran.out() + ran.err()).doesNotContain("hush");
    }

    @Test
    void aWarningThatHoldsIsAProblem() {
        Home home = new Home(keyboard.home());
        home.prepare();
        try (Catalogue catalogue = Catalogue.open(home, InstantSource.system())) {
            catalogue.warnings().raise(new Warning("arxiv", Instant.EPOCH, "arxiv sends garbage since Monday."));
        }

        Ran ran = keyboard.type("doctor");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.PARTLY);
        assertThat(problems(ran)).singleElement().asString().contains("warning", "garbage since Monday");
    }

    @Test
    void aTornCatalogueIsAProblemThatNamesTheWayBack() throws IOException {
        keyboard.type("sample add");
        try (FileChannel file = FileChannel.open(keyboard.home().resolve("broadsheet.db"), StandardOpenOption.WRITE)) {
            for (long at = 4096; at < file.size(); at += 4096) {
                file.write(ByteBuffer.wrap(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1}), at);
            }
        }

        Ran ran = keyboard.type("doctor");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.PARTLY);
        assertThat(problems(ran))
                .singleElement()
                .asString()
                .contains("catalogue")
                .contains("torn");
        assertThat(ran.out().replaceAll("\\s+", " ")).contains("broadsheet restore DIR", "One thing needs you.");
    }

    @Test
    void aFileThatIsNoCatalogueIsAProblem() throws IOException {
        Heap.write(keyboard.home().resolve("broadsheet.db"), "no database at all".repeat(100));

        assertThat(problems(keyboard.type("doctor"))).singleElement().asString().contains("catalogue");
    }

    @Test
    void aHomeThatCannotBeWrittenIsTheOneProblem() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        Ran ran = Keyboard.at(file.resolve("home")).type("doctor");
        Ran atFile = Keyboard.at(file).type("doctor");

        assertThat(problems(atFile)).singleElement().asString().contains(file + " is no folder.", "--home");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.PARTLY);
        assertThat(problems(ran))
                .singleElement()
                .asString()
                .contains("home           The home " + file.resolve("home"));
        assertThat(ran.out()).doesNotContain("catalogue  ");
    }

    @Test
    void everyProblemOfTheConfigurationHasALine() throws IOException {
        Heap.write(keyboard.home().resolve("broadsheet.toml"), "[server]\nprot = 1\nport = 'x'\n");

        Ran ran = keyboard.type("doctor");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.PARTLY);
        assertThat(problems(ran))
                .hasSize(2)
                .allMatch(line -> line.startsWith("PROBLEM  configuration"))
                .allMatch(line -> line.endsWith("Mend it or take it out; nothing starts before that."));
        assertThat(ran.out()).contains("ok       catalogue      none yet", "2 things need you.");
    }

    @Test
    void anImportThatWasKilledOrFailedIsAProblem() {
        Home home = new Home(keyboard.home());
        home.prepare();
        try (Catalogue catalogue = Catalogue.open(home, InstantSource.fixed(Instant.parse("2026-03-02T08:00:00Z")))) {
            catalogue.runs().begin("killed");
            long failed = catalogue.runs().begin("failed");
            catalogue.runs().end(failed, Outcome.FAILED, Papers.Stored.NONE, 0, "the disk is full");
            long done = catalogue.runs().begin("done");
            catalogue.runs().end(done, Outcome.DONE, Papers.Stored.NONE, 1, "");
        }

        Ran ran = keyboard.type("doctor");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.PARTLY);
        assertThat(ran.out())
                .contains("ok       import         done, done, 1 broken record (begun 2 Mar 2026, 08:00 UTC)\n")
                .contains("PROBLEM  import         failed, failed: the disk is full. Run it again when that is mended."
                        + " (begun 2 Mar 2026, 08:00 UTC)\n")
                .contains("PROBLEM  import         killed, not ended. If it is not running now, it was killed: run it"
                        + " again. (begun 2 Mar 2026, 08:00 UTC)\n");
        assertThat(keyboard.type("doctor --json").out())
                .contains("\"says\" : \"done, done, 1 broken record\"", "\"well\" : false")
                .doesNotContain("Mar 2026");
    }

    @Test
    void aHarvestThatIsRunningIsNoProblemWhileAServerRuns() {
        Home home = new Home(keyboard.home());
        home.prepare();
        try (Catalogue catalogue = Catalogue.open(home, InstantSource.fixed(Instant.parse("2026-03-02T08:00:00Z")))) {
            catalogue.runs().begin("arxiv");
        }
        assertThat(keyboard.type("doctor").out()).contains("PROBLEM  import         arxiv, not ended.");

        try (Home.Lock _ = home.lock().orElseThrow()) {
            Ran ran = keyboard.type("doctor");

            assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
            assertThat(ran.out())
                    .contains("ok       import         arxiv, not ended; the server goes on with it if it began it");
        }
    }

    @Test
    void aHomeThatIsNotThereIsAProblemAndIsNotMade() {
        Ran ran = keyboard.type("doctor");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.PARTLY);
        assertThat(problems(ran))
                .singleElement()
                .asString()
                .contains(keyboard.home() + " is not there.", "--home", "'broadsheet serve'");
        assertThat(keyboard.home()).doesNotExist();
    }

    @Test
    void lookingChangesNothing() throws Exception {
        Files.createDirectories(keyboard.home());
        assertThat(keyboard.type("doctor").out()).contains("ok       catalogue      none yet");
        assertThat(keyboard.home()).isEmptyDirectory();

        Path foreign = keyboard.home().resolve("broadsheet.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + foreign);
                Statement statement = connection.createStatement()) {
            statement.execute("create table theirs (x integer)");
        }
        byte[] before = Files.readAllBytes(foreign);
        assertThat(problems(keyboard.type("doctor")))
                .singleElement()
                .asString()
                .contains("no catalogue", "restore DIR");
        assertThat(Files.readAllBytes(foreign)).isEqualTo(before);

        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + foreign);
                Statement statement = connection.createStatement()) {
            statement.execute("drop table theirs");
        }
        assertThat(keyboard.type("doctor").out()).contains("ok       catalogue      none yet");

        Files.delete(foreign);
        keyboard.type("sample add");
        byte[] sample = Files.readAllBytes(foreign);
        String[] files = keyboard.home().toFile().list();
        assertThat(keyboard.type("doctor").exitCode()).isZero();
        assertThat(Files.readAllBytes(foreign)).isEqualTo(sample);
        assertThat(keyboard.home().toFile().list()).containsExactlyInAnyOrder(files);
    }

    @Test
    void aCatalogueOfANewerBroadsheetIsAProblem() throws Exception {
        keyboard.type("sample add");
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + keyboard.home().resolve("broadsheet.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("update flyway_schema_history set \"version\" = '999'");
        }

        assertThat(problems(keyboard.type("doctor")))
                .singleElement()
                .asString()
                .contains("newer Broadsheet (schema 999)", "Install that version", "restore DIR");
    }

    @Test
    void theEncoderIsTriedOrSaidToBeNone() {
        keyboard.type("sample add");

        assertThat(keyboard.type("doctor").out())
                .containsPattern("ok +encoder +bge-small-en-v1.5 works, a query takes");
        assertThat(keyboard.with("BROADSHEET_ENCODER_MODEL", "none")
                        .type("doctor")
                        .out())
                .containsPattern("ok +encoder +none; papers are found by their words alone");
    }

    @Test
    void anEncoderThatTookTheProgramDownIsSaidToBeLeftAlone() throws IOException {
        keyboard.type("sample add");
        Path vectors = Files.createDirectories(new Home(keyboard.home()).vectors());
        // Of processes that no system has.
        Files.writeString(vectors.resolve("loading-99999999"), "");
        assertThat(keyboard.type("doctor").exitCode()).as("after one fall").isZero();
        Files.writeString(vectors.resolve("loading-99999998"), "");

        Ran ran = keyboard.type("doctor");

        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.out())
                .contains("took this program down 2 times", "loading-*")
                .containsPattern("ok +encoder +bge-small-en-v1.5 works");
        Ran encode = keyboard.type("encode --wait");
        assertThat(encode.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(encode.err()).contains("took this program down 2 times").doesNotContain("fault in Broadsheet");
    }

    @Test
    void aPaperThatTakesTheProgramDownIsNamed() throws IOException {
        keyboard.type("sample add");
        Path vectors = Files.createDirectories(new Home(keyboard.home()).vectors());
        Path mark = vectors.resolve("bge-small-en-v1.5_256.encoding");
        Files.writeString(mark, "2\tnow\t2501.00001\nno line of ours\n");
        assertThat(keyboard.type("doctor").exitCode())
                .as("while it is tried again")
                .isZero();
        Files.writeString(mark, "3\t-\t2501.00001\n1\t-\t2501.00002\n");

        Ran ran = keyboard.type("doctor");

        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.out())
                .contains("ended this program as it encoded arxiv:2501.00001, found by words alone", mark.toString())
                .containsPattern("ok +encoder +bge-small-en-v1.5 works");
    }

    @Test
    void jsonHasEveryFindingInOrder() throws IOException {
        keyboard.type("sample add");

        JsonNode tree =
                new ObjectMapper().readTree(keyboard.type("doctor --json").out());

        assertThat(tree.path("well").asBoolean()).isTrue();
        assertThat(tree.path("findings"))
                .extracting(finding -> finding.path("about").asText())
                .containsExactly(
                        "Java",
                        "home",
                        "free space",
                        "server",
                        "configuration",
                        "catalogue",
                        "calendar",
                        "encoder",
                        "mail");
        assertThat(tree.path("findings"))
                .allMatch(finding -> finding.path("well").asBoolean());
        assertThat(tree.path("findings").path(5).path("says").asText())
                .isEqualTo("40 papers, every page of the file sound");
    }

    @Test
    void aServerOnTheHomeIsNoProblem() {
        Home home = new Home(keyboard.home());
        home.prepare();
        try (Home.Lock held = home.lock().orElseThrow()) {
            Ran ran = keyboard.type("doctor");

            assertThat(held).isNotNull();
            assertThat(ran.exitCode()).isZero();
            assertThat(ran.out()).contains("ok       server         running on this home");
        }
        assertThat(keyboard.type("doctor").out()).contains("ok       server         not running");
    }
}
