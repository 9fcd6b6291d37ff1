package broadsheet.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import broadsheet.config.Config;
import broadsheet.net.Answer.Failed;
import broadsheet.net.Answer.Fetched;
import broadsheet.net.Failure.Trouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of bodies that are late, torn, too large or packed, and of what their readers make of them. */
@Timeout(60)
class BodyTest {
    private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");
    private static final BodyReader<String> TEXT = body -> new String(body.readAllBytes(), UTF_8);

    /** Short, and long enough for a busy machine to connect to itself. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final String OK = """
            HTTP/1.1 200 OK
            Connection: close
            Content-Length: 5

            paper""";

    private final SimulatedTime time = new SimulatedTime(START);
    private final WebClient client = new WebClient(new Config.Network(""), "9.9", List.of(), time, time);
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void close() {
        never.countDown();
        client.close();
    }

    private static WebRequest request(RawServer server) {
        return WebRequest.ofOperator(server.uri("/page?key=secret")).every(Duration.ZERO);
    }

    private Answer<String> get(RawServer server) throws InterruptedException {
        return client.get(request(server), TEXT);
    }

    private static Object body(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Fetched.class);
        return ((Fetched<?>) answer).body();
    }

    private static Failed<?> failed(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Failed.class);
        return (Failed<?>) answer;
    }

    @Test
    void aServerThatSaysNothingEndsAtTheDeadline() throws InterruptedException {
        try (RawServer server = new RawServer((_, _) -> never.await())) {
            Failed<?> answer = failed(client.get(request(server).within(SOON), TEXT));

            assertThat(answer.failure()).isEqualTo(Trouble.TIME_OUT);
            assertThat(answer.message()).contains("/page?…", "2.0 s").doesNotContain("secret");
        }
    }

    @Test
    void aBodyThatTricklesEndsAtTheDeadlineThoughItNeverStops() throws InterruptedException {
        try (RawServer server = new RawServer((_, out) -> {
            out.write(RawServer.bytes("HTTP/1.1 200 OK\nConnection: close\n\n"));
            while (!never.await(20, TimeUnit.MILLISECONDS)) {
                out.write('.');
                out.flush();
            }
        })) {
            assertThat(failed(client.get(request(server).within(SOON), TEXT)).failure())
                    .isEqualTo(Trouble.TIME_OUT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\nConnection: close\nContent-Length: 500\n\ntorn",
                "HTTP/1.1 200 OK\nConnection: close\nTransfer-Encoding: chunked\n\n5\npaper\n1f4\ntorn",
                "HTTP/1.1 200 OK\nConnection: close\nTransfer-Encoding: chunked\n\n5\npaper\nxyz\n",
                "HTTP/1.1 200 OK\nConnection: close\nTransfer-Encoding: chunked\n\n5\npaper\n",
                "HTTP/1.1 200 OK\nConnection: close\nContent-Encoding: gzip\nContent-Length: 4\n\ntorn",
                "HTTP/1.1 200 OK\nConne",
                "good morning\n\n",
                "",
            })
    void whatIsTornIsBrokenOffHoweverItsReaderTakesIt(String torn) throws InterruptedException {
        BodyReader<String> lenient = body -> {
            try {
                return new String(body.readAllBytes(), UTF_8);
            } catch (IOException e) {
                return "whatever";
            }
        };
        BodyReader<String> wrapping = body -> {
            try {
                return new String(body.readAllBytes(), UTF_8);
            } catch (IOException e) {
                throw new IllegalStateException("the parser gave up", new UncheckedIOException(e));
            }
        };
        try (RawServer server = RawServer.sending(torn)) {
            for (BodyReader<String> reader : List.of(TEXT, lenient, wrapping)) {
                Failed<?> answer = failed(client.get(request(server), reader));

                assertThat(answer.failure()).isEqualTo(Trouble.BROKEN_OFF).matches(Failure::mayPass);
                assertThat(answer.message()).contains("/page?…");
            }
        }
    }

    @Test
    void aBodyMayBeAsLargeAsTheLimitAndNotAByteLarger() throws InterruptedException {
        try (RawServer told = RawServer.sending(OK);
                RawServer untold = RawServer.sending("HTTP/1.1 200 OK\nConnection: close\n\npaper")) {
            for (RawServer server : List.of(told, untold)) {
                assertThat(client.get(request(server).upTo(5), TEXT)).isInstanceOf(Fetched.class);
                Failed<?> answer = failed(client.get(request(server).upTo(4), TEXT));
                assertThat(answer.failure()).isEqualTo(Trouble.TOO_LARGE);
                assertThat(answer.message()).contains(" 4 bytes");
            }
        }
    }

    @Test
    void whatUnpacksToMoreThanTheLimitIsStoppedThere() throws InterruptedException, IOException {
        byte[] bomb = packed(new byte[64 << 20]);
        assertThat(bomb.length).isLessThan(1 << 17);
        long[] handed = {0};
        try (RawServer server = new RawServer((_, out) -> {
            out.write(RawServer.bytes("HTTP/1.1 200 OK\nConnection: close\nContent-Encoding: gzip\nContent-Length: "
                    + bomb.length + "\n\n"));
            out.write(bomb);
        })) {
            Answer<String> answer = client.get(request(server).upTo(1 << 20), body -> {
                byte[] some = new byte[1000];
                for (int read = body.read(some); read >= 0; read = body.read(some)) {
                    handed[0] += read;
                }
                return "";
            });

            assertThat(failed(answer).failure()).isEqualTo(Trouble.TOO_LARGE);
            assertThat(handed[0]).isLessThanOrEqualTo(1 << 20);
        }
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void whatIsPackedIsUnpackedAndWhatIsPackedOtherwiseIsUnreadable() throws InterruptedException, IOException {
        byte[] body = packed("paper".getBytes(UTF_8));
        try (RawServer server = new RawServer((_, out) -> {
                    out.write(RawServer.bytes("HTTP/1.1 200 OK\nConnection: close\nContent-Encoding: gzip\n\n"));
                    out.write(body);
                });
                RawServer odd = RawServer.sending(
                        "HTTP/1.1 200 OK\nConnection: close\nContent-Encoding: br\nContent-Length: 3\n\nxyz")) {
            assertThat(body(get(server))).isEqualTo("paper");
            assertThat(failed(get(odd)).failure()).isEqualTo(Trouble.UNREADABLE);
        }
    }

    @Test
    void aReaderThatCanMakeNothingOfAWholeBodySaysSo() throws InterruptedException {
        try (RawServer server = RawServer.sending(OK)) {
            Failed<?> answer = failed(client.get(request(server), _ -> {
                throw new IOException("line 1 is no XML");
            }));

            assertThat(answer.failure()).isEqualTo(Trouble.UNREADABLE);
            assertThat(answer.message()).contains("line 1 is no XML");
        }
    }

    @Test
    void whatIsNotAboutTheBodyPassesThroughAndTheTurnIsGivenBack() throws InterruptedException {
        UncheckedIOException full = new UncheckedIOException(new IOException("the disk is full"));
        try (RawServer server = RawServer.sending(OK)) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> client.get(request(server), _ -> {
                        throw full;
                    }))
                    .isSameAs(full);
            assertThat(get(server)).isInstanceOf(Fetched.class);
        }
    }

    @Test
    void aBodyNeedNotBeReadToItsEndAndMayBeClosed() throws InterruptedException {
        BodyReader<Integer> first = body -> {
            try (InputStream stream = body) {
                assertThat(stream.markSupported()).isFalse();
                return stream.read();
            }
        };
        try (RawServer server = RawServer.sending(OK)) {
            assertThat(body(client.get(request(server), first))).isEqualTo((int) 'p');
        }
    }
}
