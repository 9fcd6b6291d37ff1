package broadsheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Java process of its own with the class path of the tests, for what only a real process shows. Its output goes to files,
 * so that it never waits for a reader.
 */
public final class JavaProcess implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Process process;
    private final Path out;
    private final Path err;

    private JavaProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** What a process did. */
    public record Ended(int exitCode, String out, String err) {}

    /** The class path of the tests. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    }

    /** The command line of a Java process that starts quickly and works for seconds. */
    public static List<String> command(String mainClass, List<String> arguments) {
        return command(classPath(), mainClass, arguments);
    }

    static List<String> command(String classPath, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xshare:auto",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                mainClass));
        command.addAll(arguments);
        return command;
    }

    /**
     * The same command on a disk that is soon full: no file may grow beyond eight megabytes, and the system then refuses to
     * write. What the database's driver unpacks still fits.
     */
    static List<String> onFullDisk(List<String> command) {
        List<String> limited = new ArrayList<>(List.of("sh", "-c", "ulimit -f 16000; exec \"$0\" \"$@\""));
        limited.addAll(command);
        return limited;
    }

    /** Starts the program itself. */
    public static JavaProcess broadsheet(String... arguments) {
        return start(command("broadsheet.Main", List.of(arguments)));
    }

    /** Starts any command. */
    public static JavaProcess start(List<String> command) {
        return start(command, Map.of());
    }

    /** Starts any command with variables of ours, and no others of ours, in its environment. */
    public static JavaProcess start(List<String> command, Map<String, String> variables) {
        try {
            Path out = Files.createTempFile("broadsheet-out", ".txt");
            Path err = Files.createTempFile("broadsheet-err", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("BROADSHEET_"));
            // Nothing goes out into the world by itself.
            builder.environment().put("BROADSHEET_SCHEDULE_ENABLED", "false");
            // What is not about it need not wait for it, nor share the machine with it.
            builder.environment().put("BROADSHEET_ENCODER_MODEL", "none");
            builder.environment().putAll(variables);
            return new JavaProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException("starting " + command, e);
        }
    }

    public Process process() {
        return process;
    }

    /** What it has printed to standard output so far. */
    public String out() {
        return read(out);
    }

    /** What it has printed to standard error so far. */
    public String err() {
        return read(err);
    }

    /** Waits until it ends by itself. */
    public Ended ended() {
        try {
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("still running after " + LONGEST + ": " + process.info());
            }
            return new Ended(process.exitValue(), read(out), read(err));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + process, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading what a process printed", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("removing what a process printed", e);
        }
    }
}
