package broadsheet.bench;

import broadsheet.bench.load.Caller;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A server of the program in a process of its own, which ends when this is closed. */
final class Server implements AutoCloseable {
    private static final String GREETING = "Broadsheet is at ";
    private static final int PATIENCE_SECONDS = 60;
    private static final int SECONDS_TO_END = 10;

    private final Process process;
    private final URI address;
    private final double secondsToFirstAnswer;

    private Server(Process process, URI address, double secondsToFirstAnswer) {
        this.process = process;
        this.address = address;
        this.secondsToFirstAnswer = secondsToFirstAnswer;
    }

    /** The arguments that make the program serve a home at any free port. */
    static List<String> arguments(Path home) {
        return List.of("--home", home.toString(), "serve", "--port", "0");
    }

    /**
     * Starts a server and has it answer once.
     *
     * @param command with {@link #arguments}
     * @param log where its errors go
     * @throws IOException if it does not come up within a minute, or answers with another status than 200
     */
    static Server start(Program program, List<String> command, Path log) throws IOException {
        ProcessBuilder builder = program.process(command, log);
        long began = System.nanoTime();
        Process process = builder.start();
        try {
            URI address = CompletableFuture.supplyAsync(() -> greeting(process))
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
            try (Caller caller = new Caller(address)) {
                int status = caller.get("/");
                double seconds = (System.nanoTime() - began) / 1e9;
                if (status != 200) {
                    throw new IOException("the front page has status " + status);
                }
                return new Server(process, address, seconds);
            }
        } catch (IOException | CompletionException e) {
            process.destroyForcibly();
            throw new IOException("the server did not come up:\n" + Files.readString(log), e);
        }
    }

    /** Waits for the line that tells the address. Nothing more is printed after it, so that nobody needs to read on. */
    private static URI greeting(Process process) {
        return process.inputReader(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(GREETING))
                .findFirst()
                .map(line -> URI.create(line.substring(GREETING.length()).strip()))
                .orElseThrow(() -> new CompletionException(new IOException("it ended before it was up")));
    }

    URI address() {
        return address;
    }

    /** From the moment before its process was made to the last byte of its front page. */
    double secondsToFirstAnswer() {
        return secondsToFirstAnswer;
    }

    /** Its memory; nothing where the system does not tell. */
    Optional<ResidentMemory> memory() {
        return ResidentMemory.of(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, SECONDS_TO_END, TimeUnit.SECONDS)
                .join();
        if (process.isAlive()) {
            process.destroyForcibly().onExit().join();
        }
    }
}
