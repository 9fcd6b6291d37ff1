package broadsheet.net;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.config.Config;
import broadsheet.net.Failure.Trouble;
import broadsheet.net.PostServer.Manner;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Something is posted to servers on this machine that behave, and that do not. */
@Timeout(60)
class PostTest {
    private static final Instant START = Instant.parse("2026-11-30T08:00:00Z");

    private final SimulatedTime time = new SimulatedTime(START);
    private final WebClient client = new WebClient(new Config.Network("ada@example.org"), "9.9", List.of(), time, time);

    @AfterEach
    void close() {
        client.close();
    }

    private Posted post(PostServer server, Duration patience) throws InterruptedException {
        WebRequest request = WebRequest.ofOperator(server.uri("/T0/secret?key=secret"))
                .with("webhook-id", "msg_1")
                .every(Duration.ZERO)
                .within(patience);
        return client.post(request, "{\"title\":\"Köln\"}");
    }

    private Posted post(PostServer server) throws InterruptedException {
        return post(server, Duration.ofSeconds(20));
    }

    @Test
    void aBodyArrivesWholeWithItsHeaders() throws InterruptedException {
        try (PostServer server = PostServer.with(new Manner.Answer(200, "", "o\r\nk"))) {
            assertThat(post(server)).isEqualTo(new Posted.Taken(200, "o k"));
            assertThat(server.received()).singleElement().satisfies(one -> {
                assertThat(one.path()).isEqualTo("/T0/secret?key=secret");
                assertThat(one.body()).isEqualTo("{\"title\":\"Köln\"}");
                assertThat(one.header("content-type")).isEqualTo("application/json");
                assertThat(one.header("webhook-id")).isEqualTo("msg_1");
                assertThat(one.header("user-agent")).isEqualTo("Broadsheet/9.9 (+ada@example.org)");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void nothingIsPostedToWhereAnAnswerLeads(int status) throws InterruptedException {
        try (PostServer other = PostServer.with(PostServer.TAKE);
                PostServer server = PostServer.with(
                        new Manner.Answer(status, "Location: " + other.uri("/elsewhere") + "\r\n", ""))) {
            assertThat(post(server))
                    .isEqualTo(new Posted.Answered(
                            status, Optional.empty(), "it leads to another address, and nothing is posted there"));
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void aHostThatWantsToBeLeftAloneIs() throws InterruptedException {
        try (PostServer server = PostServer.with(new Manner.Answer(429, "Retry-After: 30\r\n", "slow down"))) {
            assertThat(post(server))
                    .isEqualTo(new Posted.Answered(429, Optional.of(Duration.ofSeconds(30)), "slow down"));
            assertThat(post(server))
                    .isEqualTo(new Posted.Untried(START.plusSeconds(30), "The host wants to be left alone for now."));
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void aServerThatRepeatsTheAddressTellsNoKey() throws InterruptedException {
        for (String path : List.of("/hook/T0-secret", "/T0-secret?token=T0-secret%20x", "/a%2FT0-secret/b")) {
            try (PostServer server = new PostServer(one -> new Manner.Answer(
                    404,
                    "",
                    "Cannot POST " + one.path() + " {\"path\":\""
                            + URLDecoder.decode(one.path(), StandardCharsets.UTF_8) + "\"}"))) {
                Posted posted = client.post(WebRequest.ofOperator(server.uri(path)), "{}");

                assertThat(posted.toString()).as(path).contains("Cannot POST").doesNotContain("T0-secret");
            }
        }
    }

    @Test
    void nothingIsPostedTwiceByItselfWhateverTheServerDoes() throws InterruptedException {
        for (Manner manner : List.of(
                new Manner.Drop(),
                new Manner.Answer(503, "Retry-After: 0\r\n", ""),
                new Manner.Answer(408, "", ""),
                new Manner.Answer(421, "", ""))) {
            try (PostServer server = PostServer.with(manner)) {
                assertThat(post(server)).isNotInstanceOf(Posted.Taken.class);
                assertThat(server.received()).as(manner.toString()).hasSize(1);
            }
        }
    }

    @Test
    void aServerThatHangsTakesNoMoreThanThePatience() throws InterruptedException {
        try (PostServer server = PostServer.with(new Manner.Hang())) {
            Posted posted = post(server, Duration.ofMillis(300));

            assertThat(posted).isInstanceOfSatisfying(Posted.Failed.class, failed -> {
                assertThat(failed.failure()).isEqualTo(Trouble.TIME_OUT);
                assertThat(failed.isUncertain()).isTrue();
            });
        }
    }

    @Test
    void anEndlessAnswerIsReadInPartAndCounts() throws InterruptedException {
        try (PostServer server = PostServer.with(new Manner.Answer(200, "", "x".repeat(5_000_000)))) {
            assertThat(post(server))
                    .isInstanceOfSatisfying(
                            Posted.Taken.class,
                            taken -> assertThat(taken.said()).hasSize(200).endsWith("…"));
        }
    }

    @Test
    void noMessageTellsMoreOfAnAddressThanItsHost() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        for (String address : List.of(
                "http://127.0.0.1:" + free + "/T0/secret?key=secret",
                "https://127.0.0.1:" + free + "/T0/secret?key=secret",
                "http://name:secret@127.0.0.1/",
                "http://nowhere.invalid/secret",
                "mailto:secret@example.org")) {
            Posted posted =
                    client.post(WebRequest.ofOperator(URI.create(address)).every(Duration.ZERO), "{}");

            assertThat(posted).as(address).isInstanceOfSatisfying(Posted.Failed.class, failed -> {
                assertThat(failed.message()).doesNotContain("secret").isNotBlank();
                assertThat(failed.isUncertain()).isFalse();
            });
        }
    }

    @Test
    void anAddressIsReadOneWayAndToldWithoutItsKey() {
        PostAddress address = PostAddress.parse(" HTTPS://Hooks.Example.org:443/services/T0/B0/secret#part ")
                .orElseThrow();

        assertThat(address.uri()).isEqualTo(URI.create("https://hooks.example.org/services/T0/B0/secret"));
        assertThat(address.place()).isEqualTo("https://hooks.example.org");
        assertThat(address.toString()).doesNotContain("secret");
        assertThat(PostAddress.parse("http://10.0.0.7:8065/hooks/x")
                        .orElseThrow()
                        .place())
                .isEqualTo("http://10.0.0.7:8065");
        for (String none :
                List.of("", "hooks.example.org/x", "ftp://example.org/", "https://u:p@example.org/", "http://")) {
            assertThat(PostAddress.parse(none)).as(none).isEmpty();
        }
    }
}
