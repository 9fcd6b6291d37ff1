package broadsheet.web;

import static broadsheet.web.FeedReader.link;
import static broadsheet.web.FeedReader.pathOf;
import static broadsheet.web.FeedReader.read;
import static broadsheet.web.FeedReader.xml;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.digest.feed.FeedFormat;
import broadsheet.digest.feed.FeedSchemas;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every list as a feed, in every format, as a feed reader asks for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedsTest {
    private static final List<String> LISTS = List.of(
            "/papers/date",
            "/papers/week",
            "/papers/month",
            "/papers/date/2026-03-16",
            "/papers/date/2026-03-11",
            "/papers/week/2026-W11",
            "/papers/month/2026-03",
            "/papers/date/2025-12-26",
            "/papers/date?section=cs.CL",
            "/papers/date/2026-03-16?section=hep-th",
            "/papers/trending",
            "/papers/trending?window=year&upvotes=10",
            "/papers?q=newspapers",
            "/papers?q=nothing+of+the+kind",
            "/categories/math.NA",
            "/categories/q-bio.BM",
            "/authors/Ada%20Number%201");

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

    static Stream<Arguments> feeds() {
        return Arrays.stream(FeedFormat.values())
                .flatMap(format -> LISTS.stream().map(list -> Arguments.of(format, list)));
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void everyListIsAFeedThatKeepsToItsSchemaAndIsRead(FeedFormat format, String list) throws Exception {
        String path = "/feeds/" + format.word() + list;

        HttpResponse<byte[]> response = reader.get(stand, path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains(format.mediaType() + "; charset=utf-8");
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(FeedSchemas.faults(format, response.body())).isEmpty();
        if (format != FeedFormat.JSON) {
            SyndFeed feed = read(response.body());
            assertThat(feed.getTitle()).startsWith("Broadsheet: ");
            assertThat(feed.getEntries().stream().map(SyndEntry::getUri)).doesNotHaveDuplicates();
            assertThat(feed.getEntries().isEmpty()).isEqualTo(list.contains("nothing") || list.contains("q-bio"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/papers/date",
                "/papers/date?section=cs.CL",
                "/papers/trending?upvotes=10",
                "/categories/math.NA"
            })
    void aFeedKnowsItsOwnAddressAndThePageOfItsList(String list) throws Exception {
        byte[] atom = reader.document(stand, "/feeds/atom" + list);
        JsonNode json = new ObjectMapper().readTree(reader.document(stand, "/feeds/json" + list));

        assertThat(link(atom, "self")).isEqualTo("/feeds/atom" + list);
        assertThat(link(atom, "alternate")).isEqualTo(list);
        assertThat(pathOf(json.path("feed_url").asText())).isEqualTo("/feeds/json" + list);
        assertThat(pathOf(json.path("home_page_url").asText())).isEqualTo(list);
        assertThat(reader.get(stand, list).statusCode()).isEqualTo(200);
    }

    @Test
    void anEntryTellsAllOfItsPaper() throws Exception {
        SyndEntry entry = read(reader.document(stand, "/feeds/atom/papers/date/2026-03-16")).getEntries().stream()
                .filter(one -> one.getUri().equals("https://arxiv.org/abs/2603.00001"))
                .findFirst()
                .orElseThrow();

        assertThat(entry.getTitle()).isEqualTo("On $\\mathbb{R}^n$ and its price of $5 under $x < y$");
        assertThat(entry.getLink()).isEqualTo(stand.at("/papers/2603.00001").toString());
        assertThat(entry.getAuthors().stream().map(author -> author.getName()))
                .containsExactly("Émile Borel", "Paul Erdős", "George Dantzig");
        assertThat(Jsoup.parse(entry.getContents().getFirst().getValue()).text())
                .contains("Let $f: X \\to Y$ be as cheap as $5 & <b>bold</b>.")
                .contains("Authors’ comment: 12 pages, 3 figures");
        assertThat(entry.getPublishedDate().toInstant()).isEqualTo("2026-03-16T00:00:00Z");
        assertThat(reader.get(stand, "/papers/2603.00001").statusCode()).isEqualTo(200);
    }

    @Test
    void headIsAnsweredAsGetWithoutABody() throws Exception {
        for (String path :
                List.of("/feeds", "/feeds/opml", "/feeds/rss/papers/trending", "/feeds/rss/papers/nothing")) {
            HttpResponse<byte[]> get = reader.get(stand, path);
            HttpResponse<byte[]> head = reader.ask(stand, "HEAD", path);

            assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
            assertThat(head.body()).isEmpty();
            for (String header : List.of("Content-Type", "Content-Length", "ETag", "Last-Modified")) {
                assertThat(head.headers().firstValue(header))
                        .isEqualTo(get.headers().firstValue(header));
            }
        }
    }

    @Test
    void aFeedIsPackedForThoseWhoCanUnpackIt() throws Exception {
        HttpResponse<byte[]> packed = reader.get(stand, "/feeds/rss/papers/date", "Accept-Encoding", "gzip");

        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.headers().firstValue("Vary")).contains("Accept-Encoding");
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(plain.readAllBytes()).isEqualTo(reader.document(stand, "/feeds/rss/papers/date"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/feeds/xml/papers/date, 404, There are no feeds in “xml”",
        "/feeds/atom/nothing, 404, There is no list “nothing”",
        "/feeds/atom/papers/fortnight, 404, There is no list “papers/fortnight”",
        "/feeds/atom/papers/date/2026-03-16/more, 404, There is no list",
        "/feeds/atom/categories/, 404, There is no list",
        "/feeds/atom/papers/date/2026-13-40, 400, “2026-13-40” is no day",
        "/feeds/atom/papers/week/2026-03-16, 400, “2026-03-16” is no week",
        "/feeds/atom/papers/date/2026-03-14, 404, There is nothing to follow: Saturday 14 March 2026",
        "/feeds/atom/papers/date?section=obituaries, 404, There is nothing to follow",
        "/feeds/atom/categories/obituaries, 404, There is nothing to follow: obituaries",
        "/feeds/atom/authors/Nobody, 404, There is nothing to follow: papers by Nobody",
        "/feeds/atom/papers, 400, This address does not say what is searched for",
        "/feeds/atom/papers?q=+, 400, This address does not say what is searched for",
        "/feeds/atom/papers/trending?window=decade, 400, “decade” is no window",
        "/feeds/atom/papers/trending?upvotes=many, 400, “many” is no number of upvotes",
        "/feeds/atom/categories/cs.CL?after=x, 400, “x” is no place in this feed",
        "/feeds/atom/papers/date/2026-03-16?after=9999, 400, “9999” is no place in this feed",
        "/feeds/atom/papers/date?after=2026-03-16_0, 400, “2026-03-16_0” is no place in this feed"
    })
    void whatIsNoFeedIsSaid(String path, int status, String headline) throws Exception {
        HttpResponse<byte[]> response = reader.get(stand, path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Jsoup.parse(new String(response.body(), StandardCharsets.UTF_8))
                        .select("main h1")
                        .text())
                .contains(headline);
    }

    @ParameterizedTest
    @CsvSource({
        "/, /papers/date, every day",
        "/about, /papers/date, every day",
        "/papers/2603.00001, /papers/date, every day",
        "/nowhere, /papers/date, every day",
        "/papers/date/2026-03-16, /papers/date, every day",
        "/papers/week/2026-W12, /papers/week, every week",
        "/papers/month, /papers/month, every month",
        "/papers/date/2026-03-16?section=cs.CL, /papers/date?section=cs.CL, 'Computation and Language, every day'",
        "/papers/trending?window=month, /papers/trending?window=month, trending this month",
        "/papers/trending?upvotes=10, /papers/trending?upvotes=10, 'trending this week, with 10 upvotes or more'",
        "/papers?q=newspapers, /papers?q=newspapers, search for “newspapers”",
        "/categories/cmp-lg, /categories/cs.CL, Computation and Language (cs.CL)",
        "/authors/ada%20number%201, /authors/Ada%20Number%201, papers by Ada Number 1"
    })
    void everyPageNamesTheFeedsOfItsListToFeedReaders(String page, String list, String words) throws Exception {
        Document document = Jsoup.parse(new String(reader.get(stand, page).body(), StandardCharsets.UTF_8));

        for (FeedFormat format : FeedFormat.values()) {
            Elements links = document.select("head > link[rel=alternate][type=" + format.mediaType() + "]");
            assertThat(links.eachAttr("href")).containsExactly("/feeds/" + format.word() + list);
            assertThat(links.eachAttr("title")).containsExactly("Broadsheet: " + words + " (" + format.title() + ")");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/papers/date/2026-03-16?section=cs.CL",
                "/papers/trending",
                "/papers?q=newspapers",
                "/categories/cs.CL",
                "/authors/Ada%20Number%201"
            })
    void everyListHasALinkToItsFeed(String page) throws Exception {
        Document document = Jsoup.parse(new String(reader.get(stand, page).body(), StandardCharsets.UTF_8));

        String feed = document.select("main a[rel=alternate]").attr("href");
        assertThat(reader.get(stand, feed).statusCode()).as(feed).isEqualTo(200);
    }

    @Test
    void addressesAreThoseTheRequestWasMadeAtUnlessTheConfigurationNamesOne(@TempDir Path folder) throws Exception {
        assertThat(raw(stand, "Host: papers.example:8443\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("http://papers.example:8443/papers/2603.00001");
        for (String host : List.of("evil.example/papers", "a<b>", "user@host", "\"", "a b")) {
            assertThat(raw(stand, "Host: " + host + "\r\n")).as(host).startsWith("HTTP/1.1 400");
        }
        try (NewsStand proxied = NewsStand.withPapers(
                folder.resolve("home"),
                Map.of("BROADSHEET_SERVER_BASE_URL", "https://example.org/sheet"),
                NewsStand.CLOCK)) {
            for (String path : List.of("/feeds/atom/papers/date", "/sheet/feeds/atom/papers/date")) {
                byte[] document = reader.get(proxied, path).body();
                assertThat(xml(document).select("feed > link[rel=self]").attr("href"))
                        .isEqualTo("https://example.org/sheet/feeds/atom/papers/date");
                assertThat(xml(document).select("entry > link[rel=alternate]").eachAttr("href"))
                        .allMatch(address -> address.startsWith("https://example.org/sheet/papers/"));
            }
        }
    }

    private static String raw(NewsStand at, String headers) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), at.address().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET /feeds/atom/papers/date HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
