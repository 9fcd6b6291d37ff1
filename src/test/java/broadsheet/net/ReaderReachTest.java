package broadsheet.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import broadsheet.config.Config;
import broadsheet.net.Answer.Failed;
import broadsheet.net.Answer.Fetched;
import broadsheet.net.Failure.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers' addresses reach, and what they must not, in a world on this machine. */
@Timeout(60)
class ReaderReachTest {
    private static final BodyReader<String> TEXT = body -> new String(body.readAllBytes(), UTF_8);
    private static final String PUBLIC = "8.8.4.4";
    private static final String OK = "HTTP/1.1 200 OK\nConnection: close\nContent-Length: 5\n\npaper";

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-11-02T08:00:00Z"));
    private final SmallWorld world = new SmallWorld();
    private final WebClient client =
            new WebClient(new Config.Network(""), "9.9", time, new HostLimiter(time, time, List.of()), world.network());

    @AfterEach
    void close() {
        client.close();
    }

    private Answer<String> get(String address) throws InterruptedException {
        return client.get(WebRequest.ofReader(URI.create(address)).every(Duration.ZERO), TEXT);
    }

    private static void assertRefused(Answer<?> answer) {
        assertThat(answer).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(Trouble.REFUSED_ADDRESS);
            assertThat(failed.failure().mayPass()).isFalse();
        });
    }

    private static String redirect(String target) {
        return "HTTP/1.1 302 Found\nConnection: close\nLocation: " + target + "\nContent-Length: 0\n\n";
    }

    @Test
    void aPublicAddressIsReachedByItsNameAndByItself() throws InterruptedException {
        try (RawServer server = RawServer.sending(OK)) {
            world.name("blog.example", List.of(PUBLIC));
            world.put(PUBLIC, 80, server);
            world.put("2606:4700::1111", 80, server);

            assertThat(get("http://blog.example/feed")).isInstanceOf(Fetched.class);
            assertThat(get("http://blog.example:80/feed")).isInstanceOf(Fetched.class);
            assertThat(get("http://8.8.4.4/feed")).isInstanceOf(Fetched.class);
            assertThat(get("http://[2606:4700::1111]/feed")).isInstanceOf(Fetched.class);
            assertThat(server.requests()).hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "017700000001",
                "0177.0.0.1",
                "0x7f000001",
                "0x7f.0.0.1",
                "0X7F.1",
                "127.0.0.1.",
                "0",
                "0.0.0.0",
                "10.0.0.1",
                "169.254.169.254",
                "192.168.1.1",
                "100.64.0.1",
                "255.255.255.255",
                "224.0.0.1",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:a9fe:a9fe]",
                "[0:0:0:0:0:ffff:10.0.0.1]",
                "[fc00::1]",
                "[fd00:ec2::254]",
                "[fe80::1]",
                "[64:ff9b::a00:1]",
                "[2002:7f00:1::]",
                "[2001:db8::1]",
                "8.8.4",
                "0x08080404",
                "010.8.4.4",
                "8.8.4.4.",
                "%31%32%37.0.0.1",
                "１２７.0.0.1"
            })
    void noLiteralOfAnyFormLeadsInside(String host) throws InterruptedException {
        for (String scheme : List.of("http", "https")) {
            Answer<String> answer = get(scheme + "://" + host + "/latest/meta-data");

            assertRefused(answer);
            assertThat(world.strayed()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::5", "64:ff9b::7f00:1", "198.51.100.1"})
    void noNameLeadsInsideAndTheMessageDoesNotTellWhere(String inside) throws InterruptedException {
        world.name("inside.example", List.of(inside));

        Answer<String> answer = get("http://inside.example/");

        assertRefused(answer);
        assertThat(((Failed<?>) answer).message())
                .contains("http://inside.example/", "not on the public internet")
                .doesNotContain(inside);
        assertThat(world.strayed()).isEmpty();
    }

    @Test
    void aNameThatIsPublicAtFirstAndInsideLaterIsFollowedOutsideOnly() throws InterruptedException {
        try (RawServer server = RawServer.sending(OK)) {
            world.name("rebinding.example", List.of(PUBLIC));
            world.name("rebinding.example", List.of("127.0.0.1"));
            world.put(PUBLIC, 80, server);

            assertThat(get("http://rebinding.example/")).isInstanceOf(Fetched.class);
            assertRefused(get("http://rebinding.example/"));
            assertThat(world.strayed()).isEmpty();
        }
    }

    @Test
    void aRedirectToTheSameNameMeetsItsNewAddressWithTheGuard() throws InterruptedException {
        try (RawServer server = RawServer.sending(redirect("/again"))) {
            world.name("rebinding.example", List.of(PUBLIC));
            world.name("rebinding.example", List.of("::1"));
            world.put(PUBLIC, 80, server);

            assertRefused(get("http://rebinding.example/"));
            assertThat(server.requests()).hasSize(1);
            assertThat(world.strayed()).isEmpty();
        }
    }

    @Test
    void ofANameWithAddressesInsideAndOutsideOnlyThoseOutsideAreTried() throws InterruptedException {
        try (RawServer server = RawServer.sending(OK)) {
            world.name("both.example", List.of("127.0.0.1", PUBLIC, "fd00::1"));
            world.put(PUBLIC, 80, server);

            assertThat(get("http://both.example/")).isInstanceOf(Fetched.class);
            assertThat(world.strayed()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/", "http://2130706433/", "http://[::ffff:7f00:1]/", "//localhost/",
                        "http://inside.example/",
                "http://0x7f.1/", "http://8.8.4.4:22/", "http://user@8.8.4.4/", "file:///etc/passwd",
                        "http://169.254.169.254/"
            })
    void noRedirectLeadsInside(String target) throws InterruptedException {
        try (RawServer server = RawServer.sending(redirect(target))) {
            world.name("blog.example", List.of(PUBLIC));
            world.name("localhost", List.of("127.0.0.1"));
            world.name("inside.example", List.of("10.0.0.1"));
            world.put(PUBLIC, 80, server);

            assertRefused(get("http://blog.example/"));
            assertThat(server.requests()).hasSize(1);
            assertThat(world.strayed()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://blog.example:8080/, port 8080",
        "http://blog.example:443/, port 443",
        "https://blog.example:80/, port 80",
        "http://ada:secret@blog.example/, password",
        "ftp://blog.example/, http://",
    })
    void onlyTheWebAtItsOwnPortsIsAskedForReaders(String address, String because) throws InterruptedException {
        world.name("blog.example", List.of(PUBLIC));

        Answer<String> answer = get(address);

        assertRefused(answer);
        assertThat(((Failed<?>) answer).message()).contains(because).doesNotContain("secret");
    }

    @Test
    void noReaderIsLedFromHttpsBackToHttpButTheOperatorMayBe() {
        HttpUrl safe = HttpUrl.get("https://blog.example/");
        HttpUrl open = HttpUrl.get("http://blog.example/");

        assertThat(AddressRules.objectionToRedirect(safe, open, Reach.READER)).isPresent();
        assertThat(AddressRules.objectionToRedirect(open, safe, Reach.READER)).isEmpty();
        assertThat(AddressRules.objectionToRedirect(open, open, Reach.READER)).isEmpty();
        assertThat(AddressRules.objectionToRedirect(safe, open, Reach.OPERATOR)).isEmpty();
    }

    @Test
    void theOperatorReachesWhatReadersDoNotAndOpensNoWayForThem() throws InterruptedException {
        // Kept alive, so that the connection is there to be used again.
        try (RawServer server = RawServer.sending("HTTP/1.1 200 OK\nContent-Length: 5\n\npaper")) {
            world.name("inside.example", List.of("127.0.0.1"));
            URI inside = URI.create("http://inside.example:" + server.uri("/").getPort() + "/");

            assertThat(client.get(WebRequest.ofOperator(inside), TEXT)).isInstanceOf(Fetched.class);
            assertRefused(get(inside.toString()));
            assertRefused(get("http://inside.example/"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void noProxyOfTheJvmConnectsOnAReadersBehalf() throws InterruptedException {
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", "1");
        System.setProperty("socksProxyHost", "127.0.0.1");
        System.setProperty("socksProxyPort", "1");
        try (RawServer server = RawServer.sending(OK)) {
            world.name("blog.example", List.of(PUBLIC));
            world.put(PUBLIC, 80, server);

            assertThat(get("http://blog.example/")).isInstanceOf(Fetched.class);
        } finally {
            List.of("http.proxyHost", "http.proxyPort", "socksProxyHost", "socksProxyPort")
                    .forEach(System::clearProperty);
        }
    }

    @Test
    void theSocketItselfRefusesWhateverIsHandedToIt() throws IOException {
        GuardedSockets sockets = new GuardedSockets(UnaryOperator.identity());
        InetAddress inside = InetAddress.ofLiteral("127.0.0.1");
        try (Socket socket = sockets.createSocket()) {
            for (InetSocketAddress address :
                    List.of(new InetSocketAddress(inside, 80), InetSocketAddress.createUnresolved("localhost", 80))) {
                assertThatExceptionOfType(GuardedSockets.RefusedAddressException.class)
                        .isThrownBy(() -> socket.connect(address, 1));
                assertThatExceptionOfType(GuardedSockets.RefusedAddressException.class)
                        .isThrownBy(() -> socket.connect(address));
            }
        }
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> sockets.createSocket("127.0.0.1", 80));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> sockets.createSocket(inside, 80));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> sockets.createSocket(inside, 80, inside, 0));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> sockets.createSocket("127.0.0.1", 80, inside, 0));
    }
}
