package broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind a proxy, under a sub-path that reads like addresses of our own; the proxy passes it on or cuts it off. */
class SubPathTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        client.close();
    }

    private NewsStand under(String base) {
        return NewsStand.withPapers(
                folder, Map.of("BROADSHEET_SERVER_BASE_URL", "https://example.org" + base), NewsStand.CLOCK);
    }

    private HttpResponse<String> get(NewsStand stand, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(stand.at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The page of an address, and of the one it leads to, as a browser behind the proxy would see it. */
    private Document page(NewsStand stand, String proxied) throws IOException, InterruptedException {
        HttpResponse<String> response = get(stand, proxied);
        assertThat(response.statusCode()).as(proxied).isEqualTo(200);
        return Jsoup.parse(response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/papers", "/papers/date", "/static", "/paper", "/about", "/health", "/papers/week"})
    void everyPageIsReachedWhetherTheProxyPassesTheSubPathOnOrCutsItOff(String base) throws Exception {
        Map<String, String> headings = Map.ofEntries(
                Map.entry("/papers?q=newspapers", "Search"),
                Map.entry("/papers/date", "Broadsheet"),
                Map.entry("/papers/date/2026-03-16", "Broadsheet"),
                Map.entry("/papers/week", "Week 12 of 2026"),
                Map.entry("/papers/week/2026-W12", "Week 12 of 2026"),
                Map.entry("/papers/month", "March 2026"),
                Map.entry("/papers/month/2026-03", "March 2026"),
                Map.entry("/papers/trending", "Trending this week"),
                Map.entry("/papers/2312.13301", "SimQ-NAS"),
                Map.entry("/papers/hep-th/9901001", "An old result in strings"),
                Map.entry("/papers/10.1000/made/up", "A paper with slashes"),
                Map.entry("/authors/Ada%20Number%201", "Ada Number 1"),
                Map.entry("/categories/cs.CL", "Computation and Language"),
                Map.entry("/about", "papers"),
                Map.entry("/", "Broadsheet"));
        try (NewsStand stand = under(base)) {
            for (Map.Entry<String, String> one : headings.entrySet()) {
                for (String proxied : List.of(base + one.getKey(), one.getKey())) {
                    assertThat(page(stand, proxied).select("h1").text())
                            .as(proxied)
                            .contains(one.getValue());
                }
            }
            for (String prefix : List.of(base, "")) {
                assertThat(get(stand, prefix + "/health").body()).contains("revision");
                assertThat(get(stand, prefix + "/robots.txt").body()).contains("Disallow: " + base + "/papers?q=");
                assertThat(get(stand, prefix + "/static/style.css").body()).contains(":root");
            }
        }
    }

    @Test
    void theLinksOfAFrontPageLeadSomewhereEitherWay() throws Exception {
        try (NewsStand stand = under("/papers")) {
            List<String> links = page(stand, "/papers/").select("a[href^=/], link[href^=/], script[src^=/]").stream()
                    .map(element -> element.attr("href") + element.attr("src"))
                    .distinct()
                    .toList();
            assertThat(links).isNotEmpty().allMatch(link -> link.startsWith("/papers/"));
            for (String link : links) {
                assertThat(get(stand, link).statusCode())
                        .as("passed on: " + link)
                        .isIn(200, 302);
                String cut = link.substring("/papers".length());
                assertThat(get(stand, cut).statusCode()).as("cut off: " + cut).isIn(200, 302);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/authors, /authors/about, papers",
        "/categories, /categories/about, papers",
        "/about, /about/, Broadsheet",
        "/about, /about, papers"
    })
    void whatCanBeReadBothWaysIsReadAsPassedOn(String base, String address, String heading) throws Exception {
        try (NewsStand stand = under(base)) {
            assertThat(page(stand, address).select("h1").text()).contains(heading);
        }
    }
}
