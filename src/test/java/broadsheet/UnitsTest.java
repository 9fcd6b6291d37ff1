package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The units of systemd: understood by it, closed by its own measure, and running commands that do what they say. */
class UnitsTest {
    /** In tenths of systemd's measure, which goes from 0 to 10; a unit that says nothing of security has 9.6. */
    private static final int MOST_EXPOSED = 20;

    private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");

    private static final String LAUNCHER = "/opt/broadsheet/broadsheet";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private static String read(String name) throws IOException {
        return Files.readString(Path.of("packaging", name));
    }

    /** Writes the units into a folder, with the launcher of these sources for the installed one. */
    static List<String> unitsIn(Path folder) throws IOException {
        List<String> units = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("packaging"))) {
            for (Path file : files.filter(file -> file.toString().matches(".*\\.(service|timer)"))
                    .toList()) {
                String text = Files.readString(file)
                        .replace(
                                LAUNCHER, Path.of("broadsheet").toAbsolutePath().toString());
                units.add(Files.writeString(folder.resolve(file.getFileName()), text)
                        .toString());
            }
        }
        return units;
    }

    /** Whether there is the program of systemd that looks at units. */
    static boolean canAnalyze() {
        return Files.isExecutable(ANALYZE);
    }

    /** What that program says; the test is skipped where there is none. */
    static JavaProcess.Ended analyze(List<String> arguments) {
        Assumptions.assumeTrue(canAnalyze(), "skipped: there is no systemd-analyze, which would look at the units");
        List<String> command = new ArrayList<>(List.of(ANALYZE.toString()));
        command.addAll(arguments);
        return run(command);
    }

    private static JavaProcess.Ended run(List<String> command) {
        try (JavaProcess process = JavaProcess.start(command)) {
            return process.ended();
        }
    }

    @Test
    void systemdUnderstandsThemWithoutAWarning() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("verify"));
        arguments.addAll(unitsIn(folder));

        JavaProcess.Ended ended = analyze(arguments);

        assertThat(arguments).hasSize(4);
        assertThat(ended.err() + ended.out()).isEmpty();
        assertThat(ended.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"broadsheet.service", "broadsheet-backup.service"})
    void systemdFindsThemClosed(String unit) throws IOException {
        unitsIn(folder);

        JavaProcess.Ended ended = analyze(List.of(
                "security",
                "--offline=true",
                "--no-pager",
                "--threshold=" + MOST_EXPOSED,
                folder.resolve(unit).toString()));

        assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
    }

    /** The JVM writes the machine code that it runs, says 143 when it is told to end, and needs room for its heap. */
    @Test
    void theServiceLeavesTheJvmWhatItNeeds() throws IOException {
        assertThat(read("broadsheet.service"))
                .doesNotContain("\nMemoryDenyWriteExecute=yes")
                .contains("\nSuccessExitStatus=143\n", "\nMemoryMax=1G\n", "\nRestart=on-failure\n");
    }

    /** What the backup's unit starts, in a shell, with its folders below one of the test's. */
    @Test
    void theTimersCommandsMakeABackupOfTheDayAndRemoveThoseOlderThanTwoWeeks() throws IOException {
        Path backups = Files.createDirectories(folder.resolve("var/lib/broadsheet-backups"));
        Path old = Files.createDirectory(backups.resolve("2026-01-01"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(16))));
        Path recent = Files.createDirectory(backups.resolve("2026-01-02"));
        Path launcher = Files.createDirectories(folder.resolve("opt/broadsheet"));
        Files.writeString(launcher.resolve("broadsheet"), "#!/bin/sh\nmkdir \"$2\" && echo \"$1\" > \"$2/asked\"\n");
        assertThat(launcher.resolve("broadsheet").toFile().setExecutable(true)).isTrue();
        List<String> commands = Pattern.compile("(?m)^ExecStart(?:Post)?=/bin/sh -c '(.*)'$")
                .matcher(read("broadsheet-backup.service"))
                .results()
                .map(found -> found.group(1)
                        .replace("%%", "%")
                        .replaceAll("/(opt|var)/", Matcher.quoteReplacement(folder + "/") + "$1/"))
                .toList();

        assertThat(commands).hasSize(2);
        for (String command : commands) {
            JavaProcess.Ended ended = run(List.of("/bin/sh", "-c", command));
            assertThat(ended.exitCode()).as(command + ended.err()).isZero();
        }
        try (Stream<Path> left = Files.list(backups)) {
            List<Path> folders = left.toList();
            assertThat(folders).hasSize(2).contains(recent).doesNotContain(old);
            assertThat(folders.stream().filter(one -> !one.equals(recent)))
                    .singleElement()
                    .satisfies(made -> assertThat(made.getFileName().toString()).matches("\\d{4}-\\d\\d-\\d\\d"))
                    .satisfies(
                            made -> assertThat(made.resolve("asked")).content().isEqualTo("backup\n"));
        }
    }
}
