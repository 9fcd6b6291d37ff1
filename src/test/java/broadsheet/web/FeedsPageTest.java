package broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.Subject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedsPageTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private NewsStand stand;

    @BeforeEach
    void open(@TempDir Path folder) {
        stand = NewsStand.withPapers(folder.resolve("home"));
    }

    @AfterEach
    void close() {
        stand.close();
        client.close();
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(HttpRequest.newBuilder(stand.at(path)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private Document opml() throws IOException, InterruptedException {
        return Jsoup.parse(get("/feeds/opml"), "", Parser.xmlParser());
    }

    private void follow(String... subjects) {
        stand.open()
                .catalogue()
                .following()
                .choose(List.of(subjects).stream()
                        .map(subject -> Subject.parse(subject).orElseThrow())
                        .toList());
    }

    @Test
    void thePageNamesWhatCanBeFollowedInEveryFormat() throws Exception {
        Document page = Jsoup.parse(get("/feeds"));

        assertThat(page.select("[aria-labelledby=lists] li > a").eachText())
                .containsExactly(
                        "Every day",
                        "Every week",
                        "Every month",
                        "Trending this week",
                        "Trending this week, with 10 upvotes or more");
        assertThat(page.select("[aria-labelledby=categories] li > a").eachAttr("href"))
                .contains("/categories/cs.CL", "/categories/hep-th");
        for (String feed : page.select(".feeds span > a").eachAttr("href")) {
            get(feed);
        }
        assertThat(page.select("main a[href=/feeds/opml]")).hasSize(1);
        assertThat(page.select("footer a[href=/feeds]")).hasSize(1);
    }

    @Test
    void whereEverythingIsFollowedTheListHasTheCategoriesOfArxivThatHavePapers() throws Exception {
        List<String> feeds = opml().select("outline").eachAttr("xmlUrl");

        assertThat(feeds)
                .contains(
                        stand.at("/feeds/atom/categories/cs.CL").toString(),
                        stand.at("/feeds/atom/categories/math.NA").toString())
                .doesNotContain(stand.at("/feeds/atom/categories/q-bio.BM").toString());
        for (String feed : feeds) {
            get(feed.substring(stand.at("").toString().length()));
        }
    }

    @Test
    void otherwiseItHasWhatIsFollowedWhetherItHasPapersOrNot() throws Exception {
        follow("q-bio.BM", "hep-th", "stat");

        assertThat(opml().select("outline").eachAttr("text"))
                .contains(
                        "Broadsheet: Biomolecules (q-bio.BM)",
                        "Broadsheet: High Energy Physics - Theory (hep-th)",
                        "Broadsheet: Methodology (stat.ME)")
                .noneMatch(text -> text.contains("cs.CL"));
        for (String feed : opml().select("outline").eachAttr("xmlUrl")) {
            get(feed.substring(stand.at("").toString().length()));
        }
    }
}
