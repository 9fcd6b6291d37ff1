package broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.App;
import broadsheet.catalog.CatalogueException;
import broadsheet.learn.lab.Reports;
import java.io.IOException;
import java.net.BindException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server does beside its pages: it listens, or says why not; it fails with dignity; it answers HEAD as GET. */
class WebServerTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        client.close();
    }

    private HttpResponse<String> ask(NewsStand stand, String method, String path)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(stand.at(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void headIsAnsweredAsGetWithoutABody() throws Exception {
        try (NewsStand stand = NewsStand.withPapers(folder)) {
            for (String path : new String[] {
                "/",
                "/about",
                "/health",
                "/robots.txt",
                "/static/style.css",
                "/papers/2603.00010",
                "/papers/2603.00010v2",
                "/papers/2099.99999",
                "/papers/no-such-id",
                "/nowhere"
            }) {
                HttpResponse<String> get = ask(stand, "GET", path);
                HttpResponse<String> head = ask(stand, "HEAD", path);
                assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
                assertThat(head.body()).as(path).isEmpty();
                assertThat(head.headers().firstValue("Content-Type"))
                        .as(path)
                        .isEqualTo(get.headers().firstValue("Content-Type"));
                assertThat(head.headers().firstValue("Content-Length"))
                        .as(path)
                        .isEqualTo(get.headers().firstValue("Content-Length"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/papers/2603.00010", "/papers/2099.99999", "/papers/date/2025-13-40", "/nowhere"})
    void anUnreadableCatalogueIsSaidOnAPageOfItsOwnAndToMachines(String path) throws Exception {
        try (NewsStand stand = NewsStand.withPapers(folder)) {
            assertThat(ask(stand, "GET", path).statusCode()).isLessThan(500);

            stand.spoil();

            HttpResponse<String> page = answerOnceItFails(stand, path);
            assertThat(page.statusCode()).isEqualTo(503);
            Document document = Jsoup.parse(page.body());
            assertThat(document.select("main h1").text()).isEqualTo("The catalogue cannot be read just now");
            assertThat(document.select("main").text()).contains("broadsheet doctor");
            assertThat(page.body()).doesNotContain("Exception").doesNotContain("\tat ");
            HttpResponse<String> health = ask(stand, "GET", "/health");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("cannot be read");
            assertThat(ask(stand, "HEAD", "/health").statusCode()).isEqualTo(503);
        }
    }

    /** What every page says of the catalogue is asked anew a few times a second only. */
    private HttpResponse<String> answerOnceItFails(NewsStand stand, String path)
            throws IOException, InterruptedException {
        Instant latest = Instant.now().plusSeconds(20);
        HttpResponse<String> answer = ask(stand, "GET", path);
        while (answer.statusCode() < 500 && Instant.now().isBefore(latest)) {
            Thread.onSpinWait();
            answer = ask(stand, "GET", path);
        }
        return answer;
    }

    @Test
    void aFaultOfOursIsSaidToBeOneAndItsTraceStaysInTheLog() throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        try (NewsStand stand = NewsStand.withPapers(folder, Map.of(), () -> {
            if (broken.get()) {
                throw new IllegalStateException("the clock stopped");
            }
            return NewsStand.CLOCK.instant();
        })) {
            assertThat(ask(stand, "GET", "/about").statusCode()).isEqualTo(200);

            broken.set(true);

            HttpResponse<String> page = ask(stand, "GET", "/about");
            assertThat(page.statusCode()).isEqualTo(500);
            assertThat(Jsoup.parse(page.body()).select("main").text())
                    .contains("This page failed", "The fault is ours");
            assertThat(page.body()).doesNotContain("clock").doesNotContain("Exception");
        }
    }

    private static WebServer another(NewsStand stand) {
        return new WebServer(
                stand.open().config(),
                stand.open().catalogue(),
                stand.open().editions(),
                stand.open().search(),
                stand.open().encoding(),
                NewsStand.learnt(stand.open()),
                new Reports(stand.open().home().labs()),
                FirstChoice.none(stand.open().catalogue().following()),
                Operator.none(),
                new App(Map.of(), NewsStand.CLOCK).subscribing(stand.open(), () -> {}),
                new App(Map.of(), NewsStand.CLOCK).webhooks(stand.open()),
                NewsStand.CLOCK);
    }

    @Test
    void aTakenPortIsSaidPlainly() throws Exception {
        try (NewsStand stand = NewsStand.withSample(folder);
                WebServer another = another(stand)) {
            int port = stand.at("/").getPort();

            assertThatThrownBy(() -> another.start("127.0.0.1", port))
                    .isInstanceOf(CatalogueException.class)
                    .hasMessageContaining("port " + port)
                    .hasMessageContaining("is taken")
                    .hasMessageContaining("--port");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 80, Permission denied, ports below 1024",
        "127.0.0.1, 80, Address already in use, is taken",
        "127.0.0.1, 8080, Permission denied, cannot be listened at (Permission denied)",
        "localhost, 8080, Die Adresse wird bereits verwendet, Die Adresse wird"
    })
    void whatTheSystemSaysIsToldWithTheNextStep(String bind, int port, String said, String told) {
        Throwable fault = new IllegalStateException("outer", new IOException("middle", new BindException(said)));

        assertThat(BindFault.inWords(bind, port, fault)).contains("port " + port, told, "--port");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.77, is no address of this machine, --bind 127.0.0.1",
        "no-such-host.invalid, is not known, --bind 127.0.0.1"
    })
    void anAddressThatCannotBeListenedAtIsNotBlamedOnThePort(String bind, String cause, String step) {
        try (NewsStand stand = NewsStand.withSample(folder);
                WebServer another = another(stand)) {
            assertThatThrownBy(() -> another.start(bind, 0))
                    .isInstanceOf(CatalogueException.class)
                    .hasMessageContaining(bind)
                    .hasMessageContaining(cause)
                    .hasMessageContaining(step)
                    .hasMessageNotContaining("taken");
        }
    }
}
