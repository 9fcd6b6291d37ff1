package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A shell at which somebody types: one command after the other in the same process, and a server that runs beside it. */
final class Shell implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 180;

    /** What a shell calls the end of a process by Ctrl-C: 128 + 2. */
    private static final int INTERRUPTED = 130;

    private final Path output;
    private final Map<String, String> environment;
    private final Process process;
    private final BufferedReader codes;
    private @Nullable Process server;

    /**
     * A shell in a folder.
     *
     * @param environment all of it
     */
    Shell(Path folder, Map<String, String> environment) throws IOException {
        this.environment = Map.copyOf(environment);
        this.output = Files.createTempFile("broadsheet-shell", ".txt");
        this.process = begin(folder, List.of("bash"));
        this.codes = process.inputReader();
    }

    private Process begin(Path folder, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What came of a command. */
    record Typed(int exitCode, String printed) {}

    /** Types a command and waits for its end. */
    Typed type(String command) throws IOException {
        process.outputWriter()
                .append("eval '%s' < /dev/null > '%s' 2>&1; echo $?\n".formatted(command.replace("'", "'\\''"), output))
                .flush();
        int exitCode = Integer.parseInt(line(codes));
        return new Typed(exitCode, Files.readString(output));
    }

    /** Types a command that goes on until it is interrupted, and waits for its first lines. */
    String serve(String command, long lines) throws IOException {
        Path folder = Path.of(type("pwd").printed().strip());
        Process started = begin(folder, List.of("bash", "-c", "exec " + command));
        server = started;
        BufferedReader out = started.inputReader();
        StringBuilder printed = new StringBuilder();
        for (long i = 0; i < lines; i++) {
            printed.append(line(out)).append('\n');
        }
        Thread.ofVirtual().start(() -> drain(out));
        return printed.toString();
    }

    /** Reads what nobody wants to know, so that the server never waits for a reader. */
    private static void drain(BufferedReader out) {
        try {
            out.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The server was ended, and what it printed is gone with it.
            assertThat(e).hasMessageContaining("closed");
        }
    }

    /** Presses Ctrl-C. */
    void interrupt() throws IOException {
        Process started = Objects.requireNonNull(server, "nothing runs that could be interrupted");
        assertThat(type("kill -INT " + started.pid()).exitCode()).isZero();
        CompletableFuture<Process> end = started.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(end.join().exitValue()).isEqualTo(INTERRUPTED);
        server = null;
    }

    private static String line(BufferedReader reader) {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        return String.valueOf(reader.readLine());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.destroyForcibly();
        }
        process.destroyForcibly();
        Files.deleteIfExists(output);
    }
}
