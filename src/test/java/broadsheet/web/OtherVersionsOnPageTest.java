package broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.edition.Sketch;
import broadsheet.paper.Paper;
import broadsheet.paper.Passages;
import broadsheet.paper.Records;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other versions on a paper's page. */
class OtherVersionsOnPageTest {
    private static final String TEXT = Passages.of(120, 1);
    private static final String PAPER = "/papers/2501.00001";

    private static final List<Paper> PAPERS = List.of(
            Sketch.of("2501.00001").titled("Reading newspapers").saying(TEXT).paper(),
            Records.in(
                    "A Workshop on Newspapers",
                    Sketch.of("2502.00002")
                            .titled("How $n$ machines read")
                            .saying(Passages.changed(TEXT, 4, 2))
                            .announced("2025-02-03")
                            .paper()),
            Sketch.of("2503.00003").titled("Of felines").paper());

    private static Document page(NewsStand stand, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response =
                    client.send(HttpRequest.newBuilder(stand.at(path)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            return Jsoup.parse(response.body());
        }
    }

    private static List<String> titles(Document page, String heading) {
        return page.select(".kin[aria-labelledby=" + heading + "] li > a").eachText();
    }

    @Test
    void theyStandBeforeSimilarPapersAndNotAmongThem(@TempDir Path folder) throws Exception {
        try (NewsStand stand = NewsStand.encoded(folder, PAPERS)) {
            Document page = page(stand, PAPER);

            assertThat(page.select(".kin h2").eachText()).containsExactly("Other versions", "Similar papers");
            assertThat(titles(page, "other-versions")).containsExactly("How $n$ machines read");
            assertThat(titles(page, "similar")).containsExactly("Of felines");
            Element versions = page.expectFirst(".kin");
            assertThat(versions.text())
                    .contains("Ada Lovelace", "3 Feb 2025", "A Workshop on Newspapers", "nothing is merged")
                    .doesNotContain("More like this");
            assertThat(versions.expectFirst("li > a").attr("href")).isEqualTo("/papers/2502.00002");
            assertThat(versions.expectFirst("li > a").hasClass("tex")).isTrue();
        }
    }

    @Test
    void aPaperThatHasNoneHasNoHeadingOverNothing(@TempDir Path folder) throws Exception {
        try (NewsStand stand = NewsStand.encoded(folder, PAPERS)) {
            assertThat(page(stand, "/papers/2503.00003").text()).doesNotContain("Other versions");
        }
    }

    @Test
    void withoutAnEncoderTheyAreThereAllTheSame(@TempDir Path folder) throws Exception {
        try (NewsStand stand =
                NewsStand.withPapers(folder, Map.of("BROADSHEET_ENCODER_MODEL", "none"), NewsStand.CLOCK)) {
            stand.open().catalogue().papers().store(PAPERS);
            Document page = page(stand, "/papers/2502.00002");

            assertThat(page.select(".kin h2").eachText()).containsExactly("Other versions");
            assertThat(titles(page, "other-versions")).containsExactly("Reading newspapers");
        }
    }

    @Test
    void aPageIsWholeWithoutThemWhereTheIndexCannotBeRead(@TempDir Path folder) throws Exception {
        try (NewsStand torn = NewsStand.encoded(folder, PAPERS, TornIndex::new)) {
            Document page = page(torn, PAPER);

            assertThat(page.select("h1").text()).isEqualTo("Reading newspapers");
            assertThat(page.select(".kin")).isEmpty();
        }
    }
}
