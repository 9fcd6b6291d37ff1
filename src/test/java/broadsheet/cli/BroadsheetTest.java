package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.cli.Keyboard.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BroadsheetTest {
    private final Path folder;
    private final Keyboard keyboard;

    BroadsheetTest(@TempDir Path folder) {
        this.folder = folder;
        this.keyboard = Keyboard.at(folder.resolve("home"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "import",
                "edition",
                "trending",
                "show",
                "search",
                "evaluate",
                "stats",
                "sample",
                "sample add",
                "sample remove",
                "backup",
                "restore",
                "doctor",
                "bench",
                "release",
                "test",
                "warmup"
            })
    void everyCommandDocumentsItself(String command) {
        Ran ran = keyboard.type(command + " --help");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).startsWith("Usage: broadsheet " + command).contains("--home=DIR");
        assertThat(ran.out().lines().skip(1))
                .as("a sentence on what it does")
                .anyMatch(line -> line.matches("[A-Z].*"));
        assertThat(keyboard.home()).as("help opens nothing").doesNotExist();
    }

    @Test
    void theProgramListsItsCommands() {
        Ran ran = keyboard.type("--help");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("serve ", "import ", "edition ", "trending ", "show ", "search ", "stats ");
        assertThat(ran.out()).contains("sample ", "backup ", "restore ", "doctor ", "bench ");
    }

    @Test
    void theVersionIsThatOfTheBuild() throws IOException {
        String built = Files.readString(Path.of("pom.xml"))
                .lines()
                .filter(line -> line.contains("<version>"))
                .findFirst()
                .orElseThrow()
                .replaceAll(".*<version>(.*)</version>.*", "$1");

        assertThat(keyboard.type("--version").out()).isEqualTo("Broadsheet " + built + System.lineSeparator());
        assertThat(keyboard.type("edition -V").out()).contains(built);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "editoin",
                "edition --limt 3",
                "edition --limit 0",
                "edition --limit -1",
                "edition --limit 1000001",
                "edition --limit x",
                "edition 2025-02-30",
                "edition 2025-12-26 2025-12-27",
                "trending --window decade",
                "trending --limit 0",
                "show",
                "show nonsense!",
                "search",
                "search --limit 0 word",
                "evaluate",
                "evaluate words.trec",
                "evaluate one two three four",
                "evaluate --half third one two",
                "evaluate /nowhere/run /nowhere/qrels",
                "sample",
                "sample take",
                "import",
                "import /nowhere/at/all",
                "import --source Bad! .",
                "backup",
                "restore",
                "serve --port 65536",
                "serve --port -1",
                "serve --port http",
                "stats --home",
                "--home= stats",
            })
    void aLineThatIsNotUnderstoodIsAnsweredWithTheUsageAndCodeTwo(String line) {
        Ran ran = keyboard.type(line);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("Usage: broadsheet", "--help' tells more.")
                .doesNotContain("\tat ", "Exception");
        assertThat(keyboard.home()).as("nothing was opened").doesNotExist();
    }

    @Test
    void aNearMissIsNamed() {
        assertThat(keyboard.type("editoin").err()).contains("Did you mean 'edition'");
        assertThat(keyboard.type("edition --limt 3").err()).contains("Did you mean '--limit'");
    }

    @Test
    void theHomeCanBeNamedBeforeAndAfterTheCommandAndPrevailsOverTheEnvironment() {
        Path other = folder.resolve("other");

        assertThat(keyboard.typeWords(List.of("--home", other.toString(), "sample", "add"))
                        .exitCode())
                .isZero();
        assertThat(keyboard.typeWords(List.of("stats", "--home", other.toString()))
                        .out())
                .contains("papers   ", " 40");
        assertThat(keyboard.typeWords(List.of("sample", "remove", "--home=" + other))
                        .out())
                .contains("is gone");
        assertThat(keyboard.home()).doesNotExist();
    }

    @Test
    void aHomeThatCannotBeMadeIsSaidWithItsPathAndTheNextStep() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        Ran ran = keyboard.typeWords(
                List.of("stats", "--home", file.resolve("home").toString()));

        assertThat(ran.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains(file.resolve("home").toString(), "--home")
                .doesNotContain("\tat ");
    }

    @Test
    void aTornCatalogueIsSaidWithItsPathAndTheNextStep() throws IOException {
        Files.createDirectories(keyboard.home());
        Path catalogue = Files.writeString(keyboard.home().resolve("broadsheet.db"), "no database at all".repeat(100));

        Ran ran = keyboard.type("stats");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(ran.err())
                .contains(catalogue.toString(), "broadsheet restore")
                .doesNotContain("\tat ");
    }

    @Test
    void aConfigurationWithProblemsStopsEveryCommandThatNeedsIt() throws IOException {
        Files.createDirectories(keyboard.home());
        Files.writeString(keyboard.home().resolve("broadsheet.toml"), "[server]\nprot = 1\nbind = 5.5\nport = 'x'\n");

        Ran ran = keyboard.type("edition");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(ran.err()).contains("did you mean 'port'?", "port is 'x'").doesNotContain("\tat ");
    }

    @Test
    void aFaultOfOursIsReportedAsOneWithItsTrace() {
        Ran ran = keyboard.run(List.of("stats"), home -> {
            throw new IllegalStateException("a bug in " + home.folder());
        });

        assertThat(ran.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(ran.err()).contains("fault in Broadsheet", "a bug in " + keyboard.home(), "\tat ");
    }

    @Test
    void theCommandsOfACheckoutSayWhereTheyAre() {
        for (String command : List.of("test", "bench", "release")) {
            Ran ran = keyboard.type(command);
            assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(ran.err()).contains("run ./broadsheet " + command);
        }
    }

    @Test
    void servingAsksForTheAddressAndThePortThatWereNamed() {
        assertThat(keyboard.type("serve").exitCode()).isZero();
        assertThat(keyboard.type("serve --port 0 --bind 0.0.0.0").exitCode()).isZero();
        assertThat(keyboard.type("warmup").exitCode()).isZero();

        String home = keyboard.home().toString();
        assertThat(keyboard.served()).containsExactly(home + " null configured", home + " 0.0.0.0 0", "warm");
    }
}
