package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.cli.Broadsheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The archive that is installed elsewhere, as the build made it just before the tests. Outside of {@code ./broadsheet test}
 * it may be missing or of other sources; tests of it are then skipped.
 *
 * @param archive its file
 */
record Release(Path archive) {
    /** The one folder in it. */
    static final String FOLDER = "broadsheet-" + Broadsheet.VERSION;

    private static final List<Path> SOURCES =
            List.of(Path.of("broadsheet"), Path.of("pom.xml"), Path.of("packaging"), Path.of("src/main"));

    /** The archive of these sources, or a test that is skipped. */
    static Release ofThisBuild() throws IOException {
        String made = System.getProperty("broadsheet.release");
        if (made != null) {
            assertThat(Path.of(made)).as("the archive that the build makes").isRegularFile();
            return new Release(Path.of(made));
        }
        Path archive = Path.of("target", FOLDER + ".tar.gz").toAbsolutePath();
        Assumptions.assumeTrue(
                Files.exists(archive) && isNewerThanItsSources(archive),
                "skipped: there is no archive of these sources; './broadsheet test' and 'mvn -Prelease test' make one");
        return new Release(archive);
    }

    private static boolean isNewerThanItsSources(Path archive) throws IOException {
        FileTime made = Files.getLastModifiedTime(archive);
        for (Path source : SOURCES) {
            try (Stream<Path> files = Files.walk(source)) {
                for (Path file : files.toList()) {
                    if (Files.getLastModifiedTime(file).compareTo(made) > 0) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** What {@code tar} says about it. */
    List<String> tell(String... options) throws IOException {
        return run(Stream.concat(Stream.of("tar"), Stream.of(options)).toList(), archive);
    }

    /**
     * Unpacks it as its reader would.
     *
     * @return the launcher's folder
     */
    Path unpackInto(Path folder) throws IOException {
        run(List.of("tar", "-C", folder.toString(), "-xzf"), archive);
        return folder.resolve(FOLDER);
    }

    private static List<String> run(List<String> command, Path archive) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(command.stream(), Stream.of(archive.toString()))
                        .toList())
                .redirectErrorStream(true);
        builder.environment().put("TZ", "UTC");
        Process process = builder.start();
        List<String> lines =
                process.inputReader().lines().map(Objects::requireNonNull).toList();
        assertThat(process.onExit().join().exitValue()).as(lines.toString()).isZero();
        return lines;
    }
}
