package broadsheet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both loops against the JDK's own server. */
class LoadTest {
    private static final int LENGTH = 100_000;

    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @SuppressWarnings("NullAway.Init") // made before each test
    private HttpServer server;

    private URI address = URI.create("http://unset.invalid/");

    @BeforeEach
    void startTheServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/long", exchange -> answer(exchange, 200, LENGTH));
        server.createContext("/chunks", exchange -> answer(exchange, 200, 0));
        // Where it has no context, the JDK's server breaks the connection.
        server.createContext("/", exchange -> answer(exchange, 404, 3));
        server.createContext("/fault", exchange -> answer(exchange, 500, 3));
        server.setExecutor(threads);
        server.start();
        address = URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + "/");
    }

    @AfterEach
    void stopTheServer() {
        server.stop(0);
        threads.close();
    }

    private void answer(HttpExchange exchange, int status, int length) throws IOException {
        asked.incrementAndGet();
        exchange.sendResponseHeaders(status, length);
        // Closing the exchange itself would close its connection too, before or after that is used again.
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(new byte[length == 0 ? LENGTH : length]);
        }
    }

    @Test
    void aTimetableAsksForEachPageAndCountsTheFailures() throws IOException {
        List<String> paths = List.of("/long", "/chunks", "/fault", "/nowhere", "/long");
        Timetable.Outcome outcome = Timetable.run(address, paths, Duration.ofMillis(5));
        assertThat(outcome.milliseconds().count()).isEqualTo(3);
        assertThat(outcome.errors()).isEqualTo(2);
        assertThat(outcome.milliseconds().least()).isPositive();
    }

    @Test
    void aTimetableCountsConnectionsThatAreRefused() throws IOException {
        int port = server.getAddress().getPort();
        server.stop(0);
        try {
            Timetable.run(
                    URI.create("http://127.0.0.1:" + port + "/"),
                    Collections.nCopies(3, "/long"),
                    Duration.ofMillis(1));
        } catch (IOException e) {
            assertThat(e).hasMessage("none of 3 requests was answered");
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void aCrowdReadsWholeAnswers() throws IOException {
        for (String path : List.of("/long", "/chunks")) {
            Crowd.Outcome outcome = Crowd.run(address, path, false, 4, Duration.ofMillis(50), Duration.ofMillis(200));
            assertThat(outcome.answersASecond().median()).isPositive();
            assertThat(outcome.bytesAnAnswer()).isEqualTo(LENGTH);
            assertThat(outcome.errors()).isZero();
        }
    }

    @Test
    void aCrowdCountsFaultsAsNoAnswers() throws IOException {
        Crowd.Outcome outcome = Crowd.run(address, "/fault", false, 2, Duration.ZERO, Duration.ofMillis(200));
        assertThat(outcome.answersASecond().median()).isZero();
        assertThat(outcome.errors()).isPositive();
    }
}
