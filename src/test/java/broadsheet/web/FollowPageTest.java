package broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Followed;
import broadsheet.catalog.Following;
import broadsheet.paper.Subject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowPageTest {
    private final AtomicInteger chosen = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();
    private NewsStand stand;
    private Following following;

    @BeforeEach
    void open(@TempDir Path folder) {
        stand = NewsStand.choosing(folder, chosen::incrementAndGet);
        following = stand.open().catalogue().following();
    }

    @AfterEach
    void close() {
        stand.close();
        client.close();
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(List<Map.Entry<String, String>> fields) throws IOException, InterruptedException {
        String form = fields.stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(stand.at("/follow"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String key() {
        return stand.choice().getQuery().replace("key=", "");
    }

    @Test
    void whoHasTheKeyChoosesOnceAndTheServerBegins() throws Exception {
        HttpResponse<String> form = get(stand.choice());
        Document page = Jsoup.parse(form.body());
        assertThat(page.select("input[name=subject]").eachAttr("value"))
                .contains("all", "cs", "cs.CL", "hep-th", "astro-ph", "astro-ph.CO")
                .doesNotHaveDuplicates();
        assertThat(form.headers().firstValue("Cache-Control")).contains("no-store");

        HttpResponse<String> answer = post(List.of(
                Map.entry("key", page.select("input[name=key]").attr("value")),
                Map.entry("subject", "cs.CL"),
                Map.entry("subject", "math")));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/");
        assertThat(following.list())
                .extracting(Followed::subject)
                .containsExactly(new Subject("cs.CL"), new Subject("math"));
        assertThat(chosen).hasValue(1);
        assertThat(get(stand.at("/follow")).body()).contains("all of math").doesNotContain("<form class=\"choose\"");
    }

    @Test
    void theKeyServesOnce() throws Exception {
        String key = key();
        post(List.of(Map.entry("key", key), Map.entry("subject", "cs.CL")));

        assertThat(post(List.of(Map.entry("key", key), Map.entry("subject", "all")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(stand.at("/follow?key=" + key)).statusCode()).isEqualTo(403);
        assertThat(following.list()).extracting(Followed::subject).containsExactly(new Subject("cs.CL"));
        assertThat(chosen).hasValue(1);
    }

    @Test
    void withoutTheKeyNobodyChooses() throws Exception {
        assertThat(get(stand.at("/follow")).body()).contains("Nothing yet").doesNotContain("checkbox");
        assertThat(get(stand.at("/follow?key=0")).statusCode()).isEqualTo(403);
        assertThat(post(List.of(Map.entry("key", "0"), Map.entry("subject", "cs.CL")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(List.of(Map.entry("subject", "cs.CL"))).statusCode()).isEqualTo(403);
        assertThat(following.list()).isEmpty();
        assertThat(get(stand.choice()).statusCode()).as("still open").isEqualTo(200);
    }

    @Test
    void whoMarksNothingIsAskedAgain() throws Exception {
        HttpResponse<String> answer = post(List.of(Map.entry("key", key()), Map.entry("subject", "cs.XX")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(answer.body()).select("[role=alert]").text()).contains("Mark at least one");
        assertThat(following.list()).isEmpty();
    }
}
