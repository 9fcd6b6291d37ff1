package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.CatalogueStats;
import broadsheet.catalog.Papers;
import broadsheet.cli.OpenHome;
import broadsheet.config.Home;
import broadsheet.source.Import;
import broadsheet.source.ImportFile;
import broadsheet.source.ImportProgress;
import broadsheet.source.Parsed;
import broadsheet.web.WebServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way on real papers: three corpora in, every edition out. */
class EndToEndTest {
    private static final int DISTINCT_IDS = 155_835;

    /** Papers of the ACL Anthology that arXiv or the daily lists have under an id of arXiv. */
    private static final int MERGED = 44;

    @Test
    void threeCorporaAreImportedAndEveryEditionCanBePagedThrough(@TempDir Path folder) throws Exception {
        List<String> corpora = List.of(
                SharedData.orSkip("data/acl_anthology").toString(),
                SharedData.orSkip("data/arxiv_daily").toString(),
                SharedData.orSkip("data/hf_daily").toString());
        App app = new App(Map.of("BROADSHEET_SERVER_PORT", "0"), Clock.systemUTC());
        try (OpenHome open = app.open(new Home(folder));
                WebServer server = app.server(open);
                HttpClient client = HttpClient.newHttpClient()) {
            List<String> broken = new ArrayList<>();
            Import.Report report = new Import(open.catalogue(), InputStream.nullInputStream())
                    .run(ImportFile.of(corpora, null), collecting(broken));
            assertThat(broken).isEmpty();
            assertThat(report.stored().total()).isEqualTo(97_494 + 54_002 + 7_414);
            CatalogueStats stats = open.catalogue().stats();
            assertThat(stats.ids()).isEqualTo(DISTINCT_IDS);
            assertThat(stats.merged()).isEqualTo(MERGED);
            assertThat(stats.papers()).isEqualTo(DISTINCT_IDS - MERGED);
            assertThat(stats.papersBySource())
                    .isEqualTo(Map.of("acl_anthology", 97_494L, "arxiv_daily", 54_002L, "hf_daily", 7_414L));

            URI address = server.start("127.0.0.1", 0);
            assertThat(pagedThrough(client, address, "/papers/date/2024-05-27")).hasSizeBetween(480, 700);
            assertThat(pagedThrough(client, address, "/papers/week/2024-W22")).hasSizeBetween(90, 100);
            assertThat(pagedThrough(client, address, "/papers/month/2024-05")).hasSize(23);
        }
    }

    private static ImportProgress collecting(List<String> broken) {
        return new ImportProgress() {
            @Override
            public void read(long bytes) {}

            @Override
            public void stored(Papers.Stored soFar) {}

            @Override
            public void broken(ImportFile file, Parsed.Broken one) {
                broken.add(file.label() + ":" + one.line() + " " + one.reason());
            }
        };
    }

    /** Follows the link to the next edition to the last, and returns the titles of all; each must have a lead. */
    private static List<String> pagedThrough(HttpClient client, URI address, String first)
            throws IOException, InterruptedException {
        List<String> titles = new ArrayList<>();
        String path = first;
        while (!path.isEmpty()) {
            HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            Document page = Jsoup.parse(response.body());
            assertThat(page.select(".lead h2").text()).as(path).isNotBlank();
            titles.add(page.title());
            path = page.select("link[rel=next]").attr("href");
        }
        return titles;
    }
}
