package broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.Records;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Citing a paper from its page: what stands there, where it leads, and what robots read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CitingTest {
    private static final String EVIL = "</script><script>alert(1)</script> & \"quotes\" in a title";

    private final HttpClient client = HttpClient.newHttpClient();
    private NewsStand stand;

    @BeforeAll
    void open(@TempDir Path folder) {
        stand = NewsStand.withPapers(
                folder, Map.of("BROADSHEET_SERVER_BASE_URL", "https://example.org/our/papers"), NewsStand.CLOCK);
        stand.open()
                .catalogue()
                .papers()
                .store(List.of(Records.record("mine:<17>", "mine", EVIL, "Ada \"<b>\" Lovelace")));
    }

    @AfterAll
    void close() {
        stand.close();
        client.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(stand.at(path)).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private Document page(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(response.body());
    }

    @Test
    void aPapersPageHasItsBibtexAndLeadsToFilesAndStyles() throws Exception {
        Document page = page("/papers/2603.00001");

        assertThat(page.select(".cite pre").text())
                .startsWith("@misc{borel2026price-2603.00001,")
                .endsWith("}");
        assertThat(page.select(".cite a").eachAttr("href"))
                .containsExactly(
                        "/our/papers/cite/bibtex/papers/2603.00001",
                        "/our/papers/cite/ris/papers/2603.00001",
                        "/our/papers/cite/csl/papers/2603.00001",
                        "/our/papers/cite/styles/papers/2603.00001");
    }

    @ParameterizedTest
    @CsvSource({
        "bibtex, application/x-bibtex, .bib, @misc{borel2026price",
        "ris, application/x-research-info-systems, .ris, TY  - UNPB",
        "csl, application/vnd.citationstyles.csl+json, .json, [ {",
    })
    void aFileHasAGoodNameAndItsType(String format, String type, String ending, String beginning) throws Exception {
        for (String prefix : List.of("", "/our/papers")) {
            HttpResponse<String> file = get(prefix + "/cite/" + format + "/papers/arXiv:2603.00001v2");

            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.body()).startsWith(beginning).contains("Erd");
            assertThat(file.headers().firstValue("Content-Type")).contains(type + "; charset=utf-8");
            assertThat(file.headers().firstValue("Content-Disposition"))
                    .contains("attachment; filename=\"borel2026price-2603.00001" + ending + "\"");
        }
    }

    @Test
    void anIdWithASlashMakesANameWithoutOne() throws Exception {
        assertThat(get("/cite/bibtex/papers/hep-th/9901001").headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).endsWith("-hep-th.9901001.bib\""));
    }

    @ParameterizedTest
    @CsvSource({
        "/cite/word/papers/2603.00001, 404, 'bibtex, ris, csl'",
        "/cite/bibtex/papers/2603.99999, 404, not in this catalogue",
        "/cite/bibtex/papers/no-such-id, 400, hep-th/9901001",
        "/cite/styles/papers/2603.99999, 404, not in this catalogue",
    })
    void aBadAddressGetsAPageThatHelps(String path, int status, String advice) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains(advice).contains("<main");
    }

    @Test
    void theStylesStandOnAPageOfTheirOwn() throws Exception {
        Document page = page("/cite/styles/papers/2603.00001");

        assertThat(page.select(".styles dt").eachText())
                .containsExactly("ACM", "APA", "Chicago", "Harvard", "IEEE", "MLA", "Nature", "Vancouver");
        assertThat(page.select(".styles dd").eachText()).allMatch(text -> text.contains("Borel"));
        assertThat(page.select(".styles i")).isNotEmpty();
    }

    @Test
    void robotsReadTagsAndLinkedData() throws Exception {
        Document page = page("/papers/2603.00001");

        assertThat(page.select("head meta[name=citation_title]").attr("content"))
                .isEqualTo("On $\\mathbb{R}^n$ and its price of $5 under $x < y$");
        assertThat(page.select("head meta[name=citation_author]").eachAttr("content"))
                .containsExactly("Borel, Émile", "Erdős, Paul", "Dantzig, George");
        assertThat(page.select("head meta[name=citation_abstract_html_url]").attr("content"))
                .isEqualTo("https://example.org/our/papers/papers/2603.00001");
        assertThat(linkedData(page).path("@type").asText()).isEqualTo("ScholarlyArticle");
        assertThat(get("/robots.txt").body()).contains("Disallow: /our/papers/cite/\n");
    }

    private static JsonNode linkedData(Document page) throws IOException {
        return new ObjectMapper()
                .readTree(page.select("head script[type=application/ld+json]").html());
    }

    @Test
    void noTitleBreaksOutOfWhereItStands() throws Exception {
        for (String path : List.of("/papers/mine:%3C17%3E", "/cite/styles/papers/mine:%3C17%3E")) {
            Document page = page(path);

            assertThat(page.select("script")).allMatch(script -> !script.data().startsWith("alert"));
            assertThat(page.select("b")).noneMatch(element -> element.text().contains("Lovelace"));
        }
        Document page = page("/papers/mine:%3C17%3E");
        assertThat(page.select("meta[name=citation_title]").attr("content")).isEqualTo(EVIL);
        assertThat(linkedData(page).path("headline").asText()).isEqualTo(EVIL);
    }
}
