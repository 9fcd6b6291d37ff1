package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does: serve an empty home, and use the other commands beside the server. */
class ServeTest {
    private static final String MONDAYS_PAPER = """
            {"id":"arxiv:2603.00011","title":"A paper of a Monday","abstract":"It came on a Monday.","authors":["Ada One"],\
            "published":"2026-03-16","categories":["cs.DL"],"extra":{"listed":"2026-03-16"}}
            """;

    /** A server as a process, stopped at the end whatever happens. */
    private static final class Server implements AutoCloseable {
        private final Process process;
        private final String line;

        Server(Path home, Path log) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(JavaProcess.command(
                            "broadsheet.Main", List.of("--home", home.toString(), "serve", "--port", "0")))
                    .redirectError(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("BROADSHEET_"));
            builder.environment().put("BROADSHEET_SCHEDULE_ENABLED", "false");
            // What is not about it need not wait for it, nor share the machine with it.
            builder.environment().put("BROADSHEET_ENCODER_MODEL", "none");
            process = builder.start();
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            line = String.valueOf(out.readLine());
        }

        URI address() {
            return URI.create(line.substring(line.indexOf("http")));
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    @Test
    void anEmptyHomeIsServedWithTheSampleAndTheOtherCommandsWorkBesideTheServer(@TempDir Path folder) throws Exception {
        Path home = folder.resolve("home");
        try (Server server = new Server(home, folder.resolve("log"));
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(server.line).matches("Broadsheet is at http://127\\.0\\.0\\.1:\\d+/");
            assertThat(front(client, server)).contains("Friday 26 December 2025", "SimQ-NAS", "Sample edition");

            assertThat(run("--home", home.toString(), "serve", "--port", "0"))
                    .satisfies(second -> assertThat(second.exitCode()).isEqualTo(4))
                    .satisfies(second ->
                            assertThat(second.err()).contains("already serves").contains(home.toString()));

            Path papers = Files.writeString(folder.resolve("monday.jsonl"), MONDAYS_PAPER);
            JavaProcess.Ended imported =
                    run("--home", home.toString(), "import", "--source", "made", papers.toString());
            assertThat(imported.exitCode()).as(imported.err()).isZero();
            awaitFront(client, server, "A paper of a Monday");
            assertThat(front(client, server)).doesNotContain("Sample edition");

            Path backup = folder.resolve("backup");
            assertThat(run("--home", home.toString(), "backup", backup.toString())
                            .exitCode())
                    .isZero();
            assertThat(run("--home", home.toString(), "restore", backup.toString()))
                    .satisfies(restore -> assertThat(restore.exitCode()).isEqualTo(4))
                    .satisfies(restore -> assertThat(restore.err()).contains("Stop it"));

            server.process.destroy();
            assertThat(server.process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(run("--home", home.toString(), "sample", "remove").exitCode())
                    .isZero();
            assertThat(run("--home", home.toString(), "restore", backup.toString())
                            .exitCode())
                    .isZero();
            assertThat(run("--home", home.toString(), "stats", "--json").out()).contains("\"papers\" : 41");
        }
    }

    private static JavaProcess.Ended run(String... arguments) {
        try (JavaProcess process = JavaProcess.broadsheet(arguments)) {
            return process.ended();
        }
    }

    private static String front(HttpClient client, Server server) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.address()).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static void awaitFront(HttpClient client, Server server, String text)
            throws IOException, InterruptedException {
        Instant latest = Instant.now().plus(Duration.ofSeconds(20));
        while (!front(client, server).contains(text)) {
            assertThat(Instant.now()).as("the front page never had: " + text).isBefore(latest);
            Thread.onSpinWait();
        }
    }
}
