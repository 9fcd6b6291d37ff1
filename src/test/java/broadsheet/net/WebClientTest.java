package broadsheet.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import broadsheet.config.Config;
import broadsheet.net.Answer.Failed;
import broadsheet.net.Answer.Fetched;
import broadsheet.net.Answer.NotModified;
import broadsheet.net.Answer.RateLimited;
import broadsheet.net.Failure.Trouble;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against servers on this machine that behave, and that do not. */
@Timeout(60)
class WebClientTest {
    private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");
    private static final BodyReader<String> TEXT = body -> new String(body.readAllBytes(), UTF_8);

    private static final String OK = """
            HTTP/1.1 200 OK
            Connection: close
            Content-Length: 5

            paper""";

    private final SimulatedTime time = new SimulatedTime(START);
    private final WebClient client = client("ada@example.org");
    private final CountDownLatch never = new CountDownLatch(1);

    private WebClient client(String contact) {
        return new WebClient(new Config.Network(contact), "9.9", List.of(), time, time);
    }

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

    private static Failed<?> failed(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Failed.class);
        return (Failed<?>) answer;
    }

    @Test
    void aPageComesWithItsFinalAddressAndItsValidators() throws InterruptedException {
        try (RawServer server = RawServer.sending("""
                HTTP/1.1 200 OK
                Connection: close
                ETag: W/"17"
                Last-Modified: Mon, 02 Nov 2026 07:00:00 GMT
                Content-Length: 5

                paper""")) {
            assertThat(get(server))
                    .isEqualTo(new Fetched<>(
                            server.uri("/page?key=secret"),
                            "paper",
                            new Validators("W/\"17\"", "Mon, 02 Nov 2026 07:00:00 GMT")));
        }
    }

    @ParameterizedTest
    @CsvSource({"ada@example.org, Broadsheet/9.9 (+ada@example.org)", "'', Broadsheet/9.9"})
    void everyServerIsToldWhoAsksAndWhomToWriteTo(String contact, String agent) throws InterruptedException {
        try (RawServer server = RawServer.sending(OK);
                WebClient told = client(contact)) {
            told.get(request(server).with("Accept", "text/xml"), TEXT);

            assertThat(server.requests())
                    .singleElement()
                    .asString()
                    .startsWith("GET /page?key=secret HTTP/1.1\n")
                    .contains("\nUser-Agent: " + agent + "\n", "\naccept: text/xml\n", "\nAccept-Encoding: gzip\n")
                    .doesNotContain("If-", "Cookie");
        }
    }

    @Test
    void whatIsKnownIsSentAlongAndMayBeStillTrue() throws InterruptedException {
        Validators known = new Validators("\"17\"", "Mon, 02 Nov 2026 07:00:00 GMT");
        try (RawServer server = RawServer.sending("HTTP/1.1 304 Not Modified\nConnection: close\n\n")) {
            assertThat(client.get(request(server).newerThan(known), TEXT))
                    .isEqualTo(new NotModified<>(server.uri("/page?key=secret")));
            assertThat(server.requests().getFirst())
                    .contains("\nIf-None-Match: \"17\"\n", "\nIf-Modified-Since: Mon, 02 Nov 2026 07:00:00 GMT\n");
            assertThat(failed(get(server)).failure()).isEqualTo(new Failure.Status(304));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            429 Too Many Requests   |                               | PT10M
            429 Too Many Requests   | soon                          | PT10M
            429 Too Many Requests   | ٣                             | PT10M
            429 Too Many Requests   | 30                            | PT30S
            429 Too Many Requests   | Mon, 02 Nov 2026 09:00:00 GMT | PT1H
            503 Service Unavailable | 120                           | PT2M
            503 Service Unavailable | Mon, 02 Nov 2026 08:00:20 GMT | PT20S
            """)
    void aHostThatWantsToBeLeftAloneIs(String status, String retryAfter, Duration silence) throws InterruptedException {
        String header = retryAfter == null ? "" : "Retry-After: " + retryAfter + "\n";
        try (RawServer server =
                RawServer.sending("HTTP/1.1 " + status + "\nConnection: close\n" + header + "Content-Length: 0\n\n")) {
            Answer<String> limited = new RateLimited<>(server.uri("/page?key=secret"), START.plus(silence));
            WebRequest hasty = request(server).within(Duration.ofSeconds(10));

            assertThat(client.get(hasty, TEXT)).isEqualTo(limited);
            assertThat(client.get(hasty, TEXT)).isEqualTo(limited);
            assertThat(server.requests()).hasSize(1);
            assertThat(time.pauses()).isEmpty();

            client.get(request(server).within(Duration.ofHours(2)), TEXT);
            assertThat(server.requests()).hasSize(2);
            assertThat(time.pauses()).containsExactly(silence);
        }
    }

    @Test
    void aServerThatIsBusyWithoutSayingForHowLongIsAFailureThatMayPass() throws InterruptedException {
        try (RawServer server =
                RawServer.sending("HTTP/1.1 503 Service Unavailable\nConnection: close\nContent-Length: 0\n\n")) {
            Failed<?> busy = failed(get(server));

            assertThat(busy.failure()).isEqualTo(new Failure.Status(503)).matches(Failure::mayPass);
            assertThat(failed(get(server)).failure()).isEqualTo(new Failure.Status(503));
            assertThat(server.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"408 Request Timeout\n", "503 Service Unavailable\nRetry-After: 0\n", "421 Misdirected\n"})
    void nothingIsAskedAgainPastTheTurnsOfTheHost(String status) throws InterruptedException {
        try (RawServer server = RawServer.sending("HTTP/1.1 " + status + "Connection: close\nContent-Length: 0\n\n")) {
            Answer<String> answer = get(server);

            assertThat(answer).isNotInstanceOf(Fetched.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, false",
        "401, false",
        "404, false",
        "410, false",
        "500, true",
        "502, true",
        "599, true",
        "300, false"
    })
    void otherAnswersAreFailuresWithTheirStatus(int code, boolean mayPass) throws InterruptedException {
        try (RawServer server =
                RawServer.sending("HTTP/1.1 " + code + " Thus\nConnection: close\nContent-Length: 3\n\nno.")) {
            Failed<?> answer = failed(get(server));

            assertThat(answer.failure()).isEqualTo(new Failure.Status(code));
            assertThat(answer.failure().mayPass()).isEqualTo(mayPass);
            assertThat(answer.message())
                    .startsWith(server.uri("/page") + "?… answered with status " + code + ". ")
                    .doesNotContain("secret");
        }
    }

    @Test
    void aReaderMayNotAskTheHostItReadsFrom() {
        try (RawServer server = RawServer.sending(OK)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> client.get(request(server), _ -> {
                        try {
                            return client.get(request(server), TEXT);
                        } catch (InterruptedException e) {
                            throw new IllegalArgumentException(e);
                        }
                    }));
        }
    }

    @Test
    void noOneThereAndNoSuchNameAreUnreachable() throws InterruptedException, IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        WebRequest nobody = WebRequest.ofOperator(URI.create("http://127.0.0.1:" + port + "/"));
        WebRequest nameless = WebRequest.ofOperator(URI.create("http://no-such-host.invalid/"));

        assertThat(failed(client.get(nobody, TEXT)).failure()).isEqualTo(Trouble.UNREACHABLE);
        assertThat(failed(client.get(nameless, TEXT)).failure()).isEqualTo(Trouble.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org/",
                "file:///etc/passwd",
                "example.org",
                "mailto:ada@example.org",
                "http:///",
                "http://u:p@example.org/"
            })
    void whatIsNoPlainWebAddressIsRefusedForOperatorsToo(String address) throws InterruptedException {
        Failed<?> answer = failed(client.get(WebRequest.ofOperator(URI.create(address)), TEXT));

        assertThat(answer.failure()).isEqualTo(Trouble.REFUSED_ADDRESS);
        assertThat(answer.message()).contains("was not asked").doesNotContain("u:p@");
    }

    @Test
    void redirectsAreFollowedWithATurnForEachHop() throws InterruptedException {
        try (RawServer server = new RawServer((request, out) -> out.write(RawServer.bytes(
                request.startsWith("GET /page?key=secret ")
                        ? "HTTP/1.1 302 Found\nConnection: close\nLocation: moved to\nContent-Length: 0\n\n"
                        : OK)))) {
            WebRequest every = request(server).every(Duration.ofSeconds(3));

            assertThat(client.get(every, TEXT))
                    .isEqualTo(new Fetched<>(server.uri("/moved%20to"), "paper", Validators.NONE));
            assertThat(time.pauses()).containsExactly(Duration.ofSeconds(3));
        }
    }

    @Test
    void redirectsEndSomewhere() throws InterruptedException {
        try (RawServer server =
                RawServer.sending("HTTP/1.1 301 Moved\nConnection: close\nLocation: /round\nContent-Length: 0\n\n")) {
            Failed<?> answer = failed(get(server));

            assertThat(answer.failure()).isEqualTo(Trouble.TOO_MANY_REDIRECTS);
            assertThat(answer.uri()).isEqualTo(server.uri("/round"));
            assertThat(server.requests()).hasSize(6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "gopher://example.org/", "http://", "javascript:alert(1)"})
    void redirectsLeadToNothingButTheWeb(String target) throws InterruptedException {
        try (RawServer server = RawServer.sending(
                "HTTP/1.1 301 Moved\nConnection: close\nLocation: " + target + "\nContent-Length: 0\n\n")) {
            assertThat(failed(get(server)).failure()).isEqualTo(Trouble.REFUSED_ADDRESS);
        }
    }

    @Test
    void headersStayWithTheOriginTheyWereMeantFor() throws InterruptedException {
        try (RawServer other = RawServer.sending(OK);
                RawServer server = RawServer.sending("HTTP/1.1 307 Moved\nConnection: close\nLocation: "
                        + other.uri("/there") + "\nContent-Length: 0\n\n")) {
            client.get(request(server).with("Authorization", "Bearer key").with("Accept", "text/xml"), TEXT);

            assertThat(server.requests().getFirst()).contains("authorization: Bearer key", "accept: text/xml");
            assertThat(other.requests().getFirst())
                    .contains("accept: text/xml")
                    .doesNotContainIgnoringCase("authorization");
        }
    }

    @Test
    void whoeverAsksOneHostTogetherIsServedOneAfterTheOther() throws InterruptedException {
        int crowd = 40;
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(crowd);
        List<Answer<String>> answers = new ArrayList<>();
        try (RawServer server = new RawServer((_, out) -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            byte[] answer = RawServer.bytes(OK);
            out.write(answer, 0, answer.length - 1);
            out.flush();
            inside.decrementAndGet();
            out.write(answer, answer.length - 1, 1);
        })) {
            for (int i = 0; i < crowd; i++) {
                Thread.ofVirtual().start(() -> {
                    try {
                        Answer<String> answer = client.get(
                                request(server).every(Duration.ofSeconds(3)).within(Duration.ofHours(1)), TEXT);
                        synchronized (answers) {
                            answers.add(answer);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    done.countDown();
                });
            }
            done.await();
        }

        assertThat(answers).hasSize(crowd).allMatch(answer -> answer instanceof Fetched);
        assertThat(most).hasValue(1);
        assertThat(time.pauses()).hasSize(crowd - 1).containsOnly(Duration.ofSeconds(3));
    }

    @Test
    void closingBreaksOffWhatIsUnderWay() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawServer server = new RawServer((_, _) -> {
            asked.countDown();
            never.await();
        })) {
            List<Answer<String>> answers = new ArrayList<>();
            Thread thread = Thread.ofPlatform().start(() -> {
                try {
                    answers.add(get(server));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            asked.await();
            client.close();
            thread.join();
            answers.add(get(server));

            assertThat(answers).hasSize(2).allMatch(answer -> failed(answer).failure() == Trouble.CLOSED);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void anInterruptEndsWaitingForAServer() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawServer server = new RawServer((_, _) -> {
            asked.countDown();
            never.await();
        })) {
            List<Exception> thrown = new ArrayList<>();
            Thread thread = Thread.ofVirtual().start(() -> {
                try {
                    get(server);
                } catch (InterruptedException e) {
                    thrown.add(e);
                }
            });
            asked.await();
            thread.interrupt();
            thread.join();

            assertThat(thrown).singleElement().isInstanceOf(InterruptedException.class);
        }
    }
}
