package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.ImportRun.Outcome;
import broadsheet.catalog.Papers;
import broadsheet.cli.Keyboard.Ran;
import broadsheet.config.Home;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
                .hasSize(3)
                .filteredOn(line -> line.startsWith("PROBLEM  configuration"))
                .hasSize(2);
        assertThat(ran.out()).contains("3 things need you.");
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
                .contains("ok       import         done, done 2 Mar 2026, 08:00 UTC, 1 broken record\n")
                .contains(
                        "PROBLEM  import         failed, failed 2 Mar 2026, 08:00 UTC: the disk is full. Run it again")
                .contains("PROBLEM  import         killed, begun 2 Mar 2026, 08:00 UTC and not ended.");
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
