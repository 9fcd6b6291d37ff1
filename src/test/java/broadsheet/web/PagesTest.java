package broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.cli.OpenHome;
import broadsheet.paper.Category;
import broadsheet.paper.Listing;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.assertj.core.data.Offset;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private NewsStand stand;

    @BeforeAll
    void open(@TempDir Path folder) {
        stand = NewsStand.withPapers(folder.resolve("home"));
    }

    @AfterAll
    void close() {
        stand.close();
        client.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(stand, path, "");
    }

    private HttpResponse<String> get(NewsStand at, String path, String cookie)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at.at(path));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private Document page(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(response.body());
    }

    @Test
    void theFrontPageIsTheLatestRealEditionAndNotTheSample() throws Exception {
        Document front = page("/");
        assertThat(front.select(".mast .ear.l").text()).isEqualTo("Monday 16 March 2026 No. 75");
        assertThat(front.select(".lead h2").text()).startsWith("On $");
        assertThat(front.select(".notice")).isEmpty();
    }

    @Test
    void aFrontPageShowsAtMostSixtyPapersWithASummaryAndTheOthersByTitle() throws Exception {
        Document front = page("/");
        assertThat(front.select("article.paper")).hasSize(60);
        assertThat(front.select("article.paper, .brief li:not(.contents li)")).hasSizeGreaterThan(60);
        for (Element opening : front.select(".sections .sum")) {
            assertThat(opening.text().length()).isLessThanOrEqualTo(200);
        }
        assertThat(front.select(".seconds .sum").getFirst().text().length()).isGreaterThan(400);
    }

    @Test
    void everyPaperOfAnEditionCanBeReachedFromItsPage() throws Exception {
        Document front = page("/");
        int listed = 0;
        for (Element line : front.select(".rail .contents li")) {
            Document section = page(line.select("a").attr("href"));
            listed += section.select("article.paper").size();
        }
        assertThat(listed).isEqualTo(NewsStand.papers().size() - 1);
    }

    @Test
    void theFrontPageWeighsLessThanSixtyKilobytesCompressed() throws Exception {
        int bytes = compressed("/") + compressed("/static/style.css");
        assertThat(bytes).isLessThan(60_000);
    }

    private int compressed(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(stand.at(path))
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes())
                .isNotEmpty();
        return response.body().length;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/papers/date",
                "/papers/week",
                "/papers/month",
                "/papers/date/2026-03-16",
                "/papers/week/2026-W12",
                "/papers/month/2026-03",
                "/papers/date/2025-12-26",
                "/papers/trending",
                "/papers/trending?window=year",
                "/papers?q=newspapers",
                "/papers?q=",
                "/authors/Ada%20Number%201",
                "/categories/cs.CL",
                "/about",
                "/papers/2603.00001",
                "/papers/hep-th/9901001",
                "/papers/10.1000/made/up",
                "/papers/date/2026-03-16?section=cs.CV",
                "/papers/2005.14165"
            })
    void everyPageIsWholeAndItsLinksLeadSomewhere(String path) throws Exception {
        Document page = page(path);
        assertThat(page.title()).isNotBlank();
        assertThat(page.select("h1")).as("headings of " + path).hasSize(1);
        assertThat(page.select("main")).hasSize(1);
        List<String> links = page.select("a[href^=/], link[href^=/], script[src^=/]").stream()
                .map(element -> element.hasAttr("src") ? element.attr("src") : element.attr("href"))
                .distinct()
                .filter(link -> !link.startsWith("/papers/2") || link.hashCode() % 5 == 0)
                .toList();
        for (String link : links) {
            assertThat(get(link).statusCode()).as(path + " links to " + link).isIn(200, 302);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/papers/2603.00010v3, /papers/2603.00010",
        "/papers/arXiv:2603.00010, /papers/2603.00010",
        "/papers/hep-th%2F9901001, /papers/hep-th/9901001",
        "/papers/HEP-TH/9901001v1, /papers/hep-th/9901001",
        "/papers?date=2026-03-16, /papers/date/2026-03-16",
        "/papers, /",
        "/papers/week/2031-W02, /papers/week/2026-W12"
    })
    void otherWaysToWriteAnAddressLeadToTheOneWay(String path, String target) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isIn(200, 302);
        if (response.statusCode() == 302) {
            assertThat(response.headers().firstValue("Location").orElse("")).endsWith(target);
        } else {
            assertThat(Jsoup.parse(response.body())
                            .select("link[rel=canonical]")
                            .attr("href"))
                    .isEqualTo(target);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/papers/date/2025-13-40 | 400 | 2025-12-26",
                "/papers/date/yesterday | 400 | 2025-12-26",
                "/papers/week/2025-W60 | 400 | 2025-W52",
                "/papers/month/2025-00 | 400 | 2025-12",
                "/papers/month/2026-03-16 | 400 | 2025-12",
                "/papers/date/1999-01-01 | 404 | The first edition",
                "/papers/date/2040-01-01 | 404 | The latest edition",
                "/papers/no-such-id | 400 | hep-th/9901001",
                "/papers/2603.99999 | 404 | not in this catalogue",
                "/papers/trending?window=century | 400 | day, week, month and year",
                "/papers?date=never | 400 | 2025-12-26",
                "/papers?q=news&after=nonsense | 400 | first page",
                "/authors/Nobody%20At%20All | 404 | spelt otherwise",
                "/categories/cs.XX | 404 | cs.CL",
                "/categories/%20 | 404 | cs.CL",
                "/categories/%E3%80%80 | 404 | cs.CL",
                "/authors/%20 | 404 | spelt otherwise",
                "/authors/%E3%80%80 | 404 | spelt otherwise",
                "/papers/%E3%80%80 | 400 | hep-th/9901001",
                "/papers/date/2026-03-16?section=%E3%80%80 | 404 | sections it has",
                "/papers/date/2026-03-16?section=q-bio.NC | 404 | sections it has",
                "/papers/date/2026-03-16?section=cs.CV&p=99 | 400 | from 1 to",
                "/papers/date/2026-03-16?section=cs.CV&p=x | 400 | from 1 to",
                "/static/nothing.css | 404 | no file",
                "/static/katex/..%2F..%2Fpom.xml | 404 | no file",
                "/nowhere | 404 | no such page"
            })
    void aBadAddressGetsAPageThatHelps(String path, int status, String advice) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(status);
        assertThat(response.body())
                .contains(advice)
                .contains("<main")
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }

    @Test
    void aRequestThatIsNoneGetsAShortAnswerWithoutATrace() throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), stand.at("/").getPort())) {
            socket.getOutputStream()
                    .write("GET /%zz HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("cannot be read")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void anEmptyDayBetweenEditionsSaysWhyAndLeadsOn() throws Exception {
        Document page = page("/papers/date/2026-03-14");
        assertThat(page.select("main").text())
                .contains("No source listed or announced a paper")
                .contains("Monday 16 March 2026");
    }

    @Test
    void navigationSkipsEmptyDaysAndTheSampleHasNone(@TempDir Path other) throws Exception {
        assertThat(page("/papers/date/2026-03-16").select(".dates a[data-key]").eachAttr("href"))
                .containsExactly("/papers/date/2026-03-11");
        assertThat(page("/papers/date/2026-03-11").select(".dates a[data-key]").eachAttr("href"))
                .containsExactly("/papers/date/2026-03-16");
        try (NewsStand sample = NewsStand.withSample(other)) {
            Document front = Jsoup.parse(get(sample, "/", "").body());
            assertThat(front.select(".notice").text()).contains("sample edition");
            assertThat(front.select("article.paper").size()
                            + front.select(".sections .brief li").size())
                    .isEqualTo(40);
            assertThat(front.select(".lead h2").text()).startsWith("SimQ-NAS");
        }
    }

    @Test
    void aPapersPageShowsAllThatIsKnown() throws Exception {
        Document page = page("/papers/2603.00001");
        assertThat(page.select("h1").text()).isEqualTo("On $\\mathbb{R}^n$ and its price of $5 under $x < y$");
        assertThat(page.select("h1 .dollar").text()).isEqualTo("$");
        assertThat(page.select(".prose").text()).contains("<b>bold</b>");
        assertThat(page.select(".prose b")).isEmpty();
        assertThat(page.select(".authors a").eachText()).containsExactly("Émile Borel", "Paul Erdős", "George Dantzig");
        assertThat(page.select(".actions a").eachText()).anyMatch(text -> text.startsWith("Code"));
        assertThat(page.select(".actions a").eachAttr("href")).contains("https://arxiv.org/pdf/2603.00001");
        assertThat(page.select(".particulars").text())
                .contains("Numerical Analysis", "v1", "CC BY 4.0", "arxiv:2603.00001", "made");
        assertThat(page.select(".fate").text()).contains("Monday 16 March 2026", "1st of the 13");
        assertThat(page.select(".machine").text())
                .contains("A machine counted newspapers.")
                .contains("imported with made");
    }

    @Test
    void aWithdrawnPaperSaysSoAndALongListOfAuthorsUnfolds() throws Exception {
        assertThat(page("/papers/2603.00002").select(".notice").text()).contains("withdrawn", "third step");
        Document old = page("/papers/hep-th/9901001");
        assertThat(old.select(".authors > a")).hasSize(12);
        assertThat(old.select(".authors details summary").text()).isEqualTo("and 28 more");
        assertThat(old.select(".authors details a")).hasSize(28);
    }

    @Test
    void whatCameInSinceTheLastVisitIsMarkedNew(@TempDir Path other) throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-16T08:00:00Z"));
        try (NewsStand sample = NewsStand.withPapers(other, Map.of(), now::get)) {
            HttpResponse<String> first = get(sample, "/", "");
            assertThat(Jsoup.parse(first.body()).select(".new")).isEmpty();
            String cookie = cookieOf(first);
            now.set(Instant.parse("2026-03-17T08:00:00Z"));
            OpenHome open = sample.open();
            open.catalogue().papers().store(List.of(onTuesday()));
            HttpResponse<String> second = get(sample, "/papers/month/2026-03", cookie);
            assertThat(Jsoup.parse(second.body()).select(".new")).hasSize(1);
            now.set(Instant.parse("2026-03-17T08:10:00Z"));
            Document third = Jsoup.parse(
                    get(sample, "/papers/month/2026-03", cookieOf(second)).body());
            assertThat(third.select(".new")).as("still the same visit").hasSize(1);
        }
    }

    private static Paper onTuesday() {
        Paper monday = NewsStand.papers().getFirst();
        return new Paper(
                PaperId.of("arxiv", "2603.00500"),
                List.of(),
                "Fresh from the press",
                monday.abstractText(),
                monday.authors(),
                List.of(new Category("cs.DL")),
                monday.publication(),
                List.of(),
                List.of(new Listing("made", NewsStand.MONDAY.plusDays(1), 0, null, "")),
                List.of(),
                null,
                "",
                monday.provenance());
    }

    private static String cookieOf(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .filter(cookie -> cookie.startsWith("visit="))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theCompactListIsRememberedByACookie() throws Exception {
        HttpResponse<String> chosen = get("/papers/trending?list=compact");
        assertThat(chosen.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("list=compact"));
        Document later = Jsoup.parse(get(stand, "/", "list=compact").body());
        assertThat(later.body().hasClass("compact")).isTrue();
    }

    @Test
    void whyNumbersOfTrendingSumToTheScore() throws Exception {
        Document trending = page("/papers/trending");
        assertThat(trending.select(".why p")).isNotEmpty();
        for (Element why : trending.select(".why p")) {
            if (!why.text().contains("=")) {
                continue;
            }
            String[] sides =
                    why.text().replace(",", "").replaceFirst("[.](?: .*)?$", "").split(" = ", 2);
            double sum = Arrays.stream(sides[0].split(" \\+ ", -1))
                    .mapToDouble(part -> Double.parseDouble(part.substring(0, part.indexOf(' '))))
                    .sum();
            assertThat(sum).as(why.text()).isCloseTo(Double.parseDouble(sides[1]), Offset.offset(0.03));
        }
    }

    @Test
    void behindAProxyEveryLinkCarriesTheSubPathAndBothFormsOfItAreAnswered(@TempDir Path other) throws Exception {
        Map<String, String> environment = Map.of("BROADSHEET_SERVER_BASE_URL", "https://example.org/our/papers");
        try (NewsStand behind = NewsStand.withPapers(other, environment, NewsStand.CLOCK)) {
            assertThat(behind.address()).hasToString("https://example.org/our/papers/");
            for (String path : List.of("/our/papers/", "/")) {
                HttpResponse<String> response = get(behind, path, "");
                assertThat(response.statusCode()).isEqualTo(200);
                Document page = Jsoup.parse(response.body());
                assertThat(page.select("a[href^=/], link[href^=/], script[src^=/], form[action^=/]").stream()
                                .map(element -> element.attr("href") + element.attr("src") + element.attr("action")))
                        .allMatch(link -> link.startsWith("/our/papers/"));
                assertThat(page.select("link[rel=canonical]").attr("href"))
                        .isEqualTo("https://example.org/our/papers/papers/date/2026-03-16");
                assertThat(response.headers().allValues("Set-Cookie"))
                        .allMatch(cookie -> cookie.contains("Path=/our/papers/") && cookie.contains("Secure"));
            }
            assertThat(get(behind, "/our/papers/papers/2603.00010v2", "")
                            .headers()
                            .firstValue("Location")
                            .orElse(""))
                    .endsWith("/our/papers/papers/2603.00010");
        }
    }

    @Test
    void healthAndRobotsAnswerMachines() throws Exception {
        assertThat(get("/health").body()).startsWith("{\"status\":\"ok\"");
        assertThat(get("/robots.txt").body()).contains("User-agent: *").contains("Disallow: /papers?q=");
        assertThat(get("/papers/2603.00010")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("default-src 'none'");
    }

    @Test
    void assetsWithTheirFingerprintAreKeptForGood() throws Exception {
        String style = page("/").select("link[rel=stylesheet]").attr("href");
        assertThat(get(style).headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(get("/static/style.css")
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""))
                .doesNotContain("immutable");
    }
}
