package broadsheet.web;

import static broadsheet.web.FeedReader.read;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.edition.Sketch;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a feed reader that has a feed already is answered: that nothing is new, or a new document. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedsAskedAgainTest {
    private final FeedReader reader = new FeedReader();
    private NewsStand stand;

    @BeforeAll
    void open(@TempDir Path folder) {
        stand = NewsStand.withPapers(folder.resolve("home"));
    }

    @AfterAll
    void close() {
        stand.close();
        reader.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"atom", "rss", "json"})
    void whoeverHasAFeedIsToldSo(String format) throws Exception {
        String path = "/feeds/" + format + "/papers/date";
        HttpResponse<byte[]> first = reader.get(stand, path);
        String etag = first.headers().firstValue("ETag").orElseThrow();
        String modified = first.headers().firstValue("Last-Modified").orElseThrow();

        assertThat(modified).isEqualTo("Wed, 18 Mar 2026 08:00:00 GMT");
        for (String[] headers : List.of(
                new String[] {"If-None-Match", etag},
                new String[] {"If-None-Match", "\"other\", " + etag.substring(2)},
                new String[] {"If-None-Match", "*"},
                new String[] {"If-Modified-Since", modified},
                new String[] {"If-None-Match", etag, "If-Modified-Since", "Mon, 1 Jan 2001 00:00:00 GMT"})) {
            for (String method : List.of("GET", "HEAD")) {
                HttpResponse<byte[]> again = reader.ask(stand, method, path, headers);
                assertThat(again.statusCode()).as(Arrays.toString(headers)).isEqualTo(304);
                assertThat(again.body()).isEmpty();
                assertThat(again.headers().firstValue("ETag")).contains(etag);
                assertThat(again.headers().firstValue("Cache-Control")).contains("public, no-cache");
            }
        }
        for (String[] headers : List.of(
                new String[] {"If-None-Match", "\"other\""},
                new String[] {"If-None-Match", "\"other\"", "If-Modified-Since", modified},
                new String[] {"If-Modified-Since", "Wed, 18 Mar 2026 07:59:59 GMT"},
                new String[] {"If-Modified-Since", "yesterday"})) {
            assertThat(reader.get(stand, path, headers).statusCode())
                    .as(Arrays.toString(headers))
                    .isEqualTo(200);
        }
    }

    @Test
    void aNewPaperMakesANewDocumentAndOneThatIsNotOfTheListLeavesItAsItWas(@TempDir Path folder) throws Exception {
        try (NewsStand changing = NewsStand.withPapers(folder.resolve("home"))) {
            String path = "/feeds/atom/categories/math.NA";
            HttpResponse<byte[]> before = reader.get(changing, path);
            String etag = before.headers().firstValue("ETag").orElseThrow();
            String modified = before.headers().firstValue("Last-Modified").orElseThrow();

            store(
                    changing,
                    Sketch.of("2603.05000")
                            .in("cs.CL")
                            .announced("2026-03-17")
                            .voted(3)
                            .paper());

            assertThat(reader.get(changing, path, "If-None-Match", etag).statusCode())
                    .isEqualTo(304);
            assertThat(reader.get(changing, path, "If-Modified-Since", modified).statusCode())
                    .isEqualTo(304);

            store(
                    changing,
                    Sketch.of("2603.05001")
                            .in("math.NA")
                            .announced("2026-03-17")
                            .paper());

            HttpResponse<byte[]> after = reader.get(changing, path, "If-None-Match", etag);
            assertThat(after.statusCode()).isEqualTo(200);
            assertThat(reader.get(changing, path, "If-Modified-Since", modified).statusCode())
                    .as("although the clock has not moved on")
                    .isEqualTo(200);
            assertThat(read(after.body()).getEntries().getFirst().getUri())
                    .isEqualTo("https://arxiv.org/abs/2603.05001");
        }
    }

    @Test
    void votesMakeNoPaperNew(@TempDir Path folder) throws Exception {
        try (NewsStand changing = NewsStand.withPapers(folder.resolve("home"))) {
            String path = "/feeds/atom/categories/cs.CV";
            String etag =
                    reader.get(changing, path).headers().firstValue("ETag").orElseThrow();
            Paper paper = changing.open()
                    .catalogue()
                    .papers()
                    .find(PaperId.of("arxiv", "2603.00028"))
                    .orElseThrow();

            store(
                    changing,
                    Sketch.of(paper.id().text())
                            .titled(paper.title())
                            .listed("2026-03-16")
                            .voted(999)
                            .paper(),
                    Sketch.of("2603.05000").in("cs.CL").announced("2026-03-17").paper());

            assertThat(changing.open()
                            .catalogue()
                            .papers()
                            .find(paper.id())
                            .orElseThrow()
                            .counts()
                            .upvotes())
                    .isEqualTo(999);
            assertThat(reader.get(changing, path, "If-None-Match", etag).statusCode())
                    .isEqualTo(304);
        }
    }

    /** Stores papers, of which one is new at least, and waits until pages show that: they look a few times a second. */
    private void store(NewsStand at, Paper... papers) throws IOException, InterruptedException {
        at.open().catalogue().papers().store(List.of(papers));
        String count = at.open().catalogue().size() + " papers";
        Instant latest = Instant.now().plusSeconds(20);
        while (!Jsoup.parse(new String(reader.get(at, "/feeds").body(), StandardCharsets.UTF_8))
                .select(".ear.r b")
                .text()
                .equals(count)) {
            assertThat(Instant.now()).as("no page has " + count).isBefore(latest);
            Thread.onSpinWait();
        }
    }
}
