package broadsheet;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real launcher in a checkout of its own. Java, Maven and the browser are small shell programs that tell how they
 * were called; of the machine's own programs PATH has only those that the launcher is known to need.
 */
abstract class LauncherCase {
    private static final List<String> NEEDED = List.of(
            "bash",
            "cksum",
            "find",
            "ln",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "rmdir",
            "sed",
            "sleep",
            "sh",
            "tail",
            "touch");

    /** Far above every possible process number, so nobody is there. */
    static final String NOBODY = "999999999";

    static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    Path checkout = Path.of("");
    Path programs = Path.of("");

    @BeforeEach
    void makeTheCheckoutAndThePrograms() throws IOException {
        checkout = Files.createDirectories(folder.resolve("a check out"));
        programs = Files.createDirectories(folder.resolve("bin"));
        for (String name : NEEDED) {
            Files.createSymbolicLink(programs.resolve(name), onPath(name));
        }
        Files.copy(Path.of("broadsheet"), checkout.resolve("broadsheet"));
        makeExecutable(checkout.resolve("broadsheet"));
        Files.createDirectories(source().getParent());
        Files.writeString(source(), "class Main {}");
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        try (Stream<Path> paths = Files.walk(checkout)) {
            for (Path path : paths.toList()) {
                Files.setLastModifiedTime(path, FileTime.from(LONG_AGO));
            }
        }
    }

    Path source() {
        return checkout.resolve("src/main/java/Main.java");
    }

    /** A JDK that prints its own name and its arguments, each on a line. */
    Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        program(home.resolve("bin/javac"), "");
        program(home.resolve("bin/java"), """
                case "$*" in
                  *-XshowSettings*) printf '    java.home = %%s\\n    java.version = %%s\\n' '%1$s' '%2$s'; exit ;;
                  *-XX:AOTCacheOutput=*)
                    for option; do
                      case $option in
                        -XX:AOTCacheOutput=*) [ -n "$NO_WARMUP" ] || echo '%3$s' > "${option#*=}" ;;
                      esac
                    done
                    exit ;;
                esac
                echo '%3$s'
                for argument; do echo "<$argument>"; done
                exit ${EXIT_CODE:-0}
                """.formatted(home, version, name));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
        return home;
    }

    /** A Maven that writes down its arguments and makes the jar. */
    void maven(String version) throws IOException {
        program(programs.resolve("mvn"), """
                [ "$2" = -version ] && { echo "Apache Maven %s"; exit; }
                echo "$*" >> maven-calls
                mkdir -p target; : > target/broadsheet.jar
                """.formatted(version));
    }

    List<String> mavenCalls() throws IOException {
        Path calls = checkout.resolve("maven-calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    static Path program(Path path, String script) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "#!/bin/sh\n" + script);
        makeExecutable(path);
        return path;
    }

    static void makeExecutable(Path path) {
        assertThat(path.toFile().setExecutable(true)).isTrue();
    }

    static Path onPath(String name) {
        return Stream.of(Objects.requireNonNull(System.getenv("PATH")).split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + name + " on PATH"));
    }

    Ran run(String... arguments) throws IOException {
        return run(Map.of(), arguments);
    }

    Ran run(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("./broadsheet"));
        command.addAll(List.of(arguments));
        return run(checkout, environment, command.toArray(String[]::new));
    }

    Ran run(Path directory, Map<String, String> environment, String... command) throws IOException {
        return start(directory, environment, command).end();
    }

    Started start(Path directory, Map<String, String> environment, String... command) throws IOException {
        Path output = Files.createTempFile(folder, "output", "");
        Path errors = Files.createTempFile(folder, "errors", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", programs.toString(),
                        "HOME", folder.resolve("home").toString(),
                        "BROADSHEET_JDK_FOLDERS",
                                folder.resolve("none") + ":"
                                        + folder.resolve("jdks").toString()));
        builder.environment().putAll(environment);
        return new Started(builder.start(), output, errors);
    }

    record Started(Process process, Path output, Path errors) {
        Ran end() throws IOException {
            try {
                assertThat(process.waitFor(1, MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException("stopped while the launcher ran", e);
            } finally {
                process.destroyForcibly();
            }
            return new Ran(process.exitValue(), Files.readString(output), Files.readString(errors));
        }
    }

    record Ran(int exitCode, String output, String errors) {}
}
