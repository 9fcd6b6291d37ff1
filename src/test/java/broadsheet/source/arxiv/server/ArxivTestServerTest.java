package broadsheet.source.arxiv.server;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.source.arxiv.world.Announcements;
import broadsheet.source.arxiv.world.ArxivPaper;
import broadsheet.source.arxiv.world.ArxivWorld;
import broadsheet.source.arxiv.world.ArxivWorld.Held;
import broadsheet.source.arxiv.world.MadeLives;
import broadsheet.source.arxiv.world.SettableClock;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

/** The doors, with papers of our own. */
class ArxivTestServerTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final String RAW = "/oai?verb=ListRecords&metadataPrefix=arXivRaw";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-20T12:00:00Z"));
    private final ArxivWorld world = new ArxivWorld(
            MadeLives.make(3, 600, MONDAY, 14, Announcements.EVERY_WEEK), Announcements.EVERY_WEEK, clock);

    private ArxivTestServer server;
    private Client client;

    @BeforeEach
    void start() {
        server = ArxivTestServer.start(world, 7);
        client = new Client(server);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private Document ask(String target) throws IOException {
        return Dom.read(client.body(target));
    }

    private static String resume(String token) {
        return "/oai?verb=ListRecords&resumptionToken=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    }

    private List<ArxivPaper> harvest(String first) throws IOException {
        List<ArxivPaper> papers = new ArrayList<>();
        String target = first;
        while (!target.isEmpty()) {
            Document page = ask(target);
            papers.addAll(Dom.papers(page));
            List<String> token = Dom.texts(page, "resumptionToken");
            target = token.isEmpty() || token.getFirst().isEmpty() ? "" : resume(token.getFirst());
        }
        return papers;
    }

    @Test
    void readingPageByPageGivesEveryPaperOnceAndInOrder() throws IOException {
        List<ArxivPaper> all = world.held().stream().map(Held::paper).toList();

        assertThat(harvest(RAW)).hasSizeGreaterThan(300).isEqualTo(all);
    }

    @Test
    void aSetHoldsThePapersOfAllSetsBelowItAndOfBothNamesOfACategory() throws IOException {
        List<ArxivPaper> computing = harvest(RAW + "&set=cs");
        List<ArxivPaper> numerical = harvest(RAW + "&set=cs:cs:NA");

        assertThat(computing).hasSizeLessThan(world.held().size()).containsAll(numerical);
        assertThat(numerical).isNotEmpty().isEqualTo(harvest(RAW + "&set=math:math:NA"));
        assertThat(numerical).allSatisfy(paper -> assertThat(paper.categories()).contains("math.NA"));
    }

    @Test
    void aPaperThatChangesWhileItsDayIsReadMovesToTheEndAndHidesAnother() throws IOException {
        LocalDate day = world.held().get(200).datestamp();
        List<String> ids = world.held().stream()
                .filter(held -> held.datestamp().equals(day))
                .map(Held::id)
                .toList();
        assertThat(ids).hasSizeGreaterThan(8);
        Document first = ask(RAW + "&from=" + day + "&until=" + day);
        world.amend(ids.getFirst());

        Document second = ask(resume(Dom.texts(first, "resumptionToken").getFirst()));

        assertThat(Dom.texts(first, "id")).isEqualTo(ids.subList(0, 7));
        assertThat(Dom.texts(second, "id").getFirst()).isEqualTo(ids.get(8));
        assertThat(Dom.texts(ask(RAW + "&from=2026-03-20"), "id")).contains(ids.getFirst());
    }

    @Test
    void tokensAreTakenRawOrEncodedOnceMoreOrRebuiltAfterTheyExpired() throws IOException {
        Document first = ask(RAW + "&from=2026-03-05");
        String token = Dom.texts(first, "resumptionToken").getFirst();
        String rebuilt = "verb=ListRecords&metadataPrefix=arXivRaw&from="
                + token.replaceAll(".*from%3D(.*?)%26skip%3D(\\d+)", "$1&skip=$2");
        List<String> second = Dom.texts(ask(resume(token)), "id");
        clock.advance(Duration.ofHours(13));

        assertThat(second).hasSize(7);
        assertThat(Dom.texts(ask("/oai?verb=ListRecords&resumptionToken=" + token), "id"))
                .isEqualTo(second);
        assertThat(Dom.texts(ask(resume(rebuilt)), "id")).isEqualTo(second);
        assertThat(Dom.elements(first, "resumptionToken").getFirst().getAttribute("expirationDate"))
                .isEqualTo("2026-03-21T00:00:00Z");
    }

    @Test
    void theLastOfManyPagesHasAnEmptyTokenAndASinglePageHasNone() throws IOException {
        String all = "verb%3DListRecords%26metadataPrefix%3DarXivRaw%26skip%3D";

        assertThat(client.body(resume(all + (world.held().size() - 2)))).contains("<resumptionToken/>");
        assertThat(client.body(RAW + "&from=" + world.held().getLast().datestamp() + "&set=q-bio"))
                .doesNotContain("resumptionToken");
    }

    @Test
    void aFormMayBePosted() throws IOException {
        HttpResponse<String> posted = client.post("/oai", "verb=ListRecords&metadataPrefix=arXivRaw");

        assertThat(posted.body()).isEqualTo(client.body(RAW));
    }

    @Test
    void theOldAddressMovedForGood() throws IOException {
        HttpResponse<String> moved = client.get("/oai2?verb=Identify");

        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location"))
                .contains(server.at("/oai?verb=Identify").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "verb=Listen, badVerb",
        "verb=Identify&page=2, badArgument",
        "verb=ListRecords, badArgument",
        "verb=ListRecords&metadataPrefix=arXivRaw&metadataPrefix=arXivRaw, badArgument",
        "verb=ListRecords&metadataPrefix=arXivRaw&from=2005-09-15, badArgument",
        "verb=ListRecords&metadataPrefix=arXivRaw&from=2026-3-1, badArgument",
        "verb=ListRecords&metadataPrefix=arXivRaw&until=2026-03-22, badArgument",
        "verb=ListRecords&metadataPrefix=arXivRaw&from=2026-03-05&until=2026-03-04, badArgument",
        "verb=ListRecords&metadataPrefix=arXivRaw&set=cs:CL, badArgument",
        "verb=ListRecords&metadataPrefix=marc, cannotDisseminateFormat",
        "verb=ListRecords&metadataPrefix=oai_dc, cannotDisseminateFormat",
        "verb=ListRecords&metadataPrefix=arXivRaw&until=2026-03-01&from=2026-03-01, noRecordsMatch",
        "verb=ListRecords&resumptionToken=skip%3D1&set=cs, badArgument",
        "verb=ListRecords&resumptionToken=verb%3DListIdentifiers%26metadataPrefix%3DarXivRaw%26skip%3D0, badResumptionToken",
        "verb=GetRecord&identifier=oai:arXiv.org:0704.0001&metadataPrefix=arXivRaw, idDoesNotExist",
        "verb=GetRecord&identifier=nonsense&metadataPrefix=arXivRaw, idDoesNotExist",
    })
    void anErrorIsToldWithStatus200(String query, String code) throws IOException {
        HttpResponse<String> answer = client.get("/oai?" + query);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Dom.elements(Dom.read(answer.body()), "error").getFirst().getAttribute("code"))
                .isEqualTo(code);
    }

    @Test
    void theFeedHasWhatWasAnnouncedTheEveningBeforeByKindAndNoSixthVersions() throws IOException {
        clock.set(Instant.parse("2026-03-12T12:00:00Z"));
        Document feed = ask("/rss/CS");
        List<String> kinds = Dom.texts(feed, "announce_type");

        assertThat(kinds).hasSizeGreaterThan(10).isSubsetOf("new", "cross", "replace", "replace-cross");
        assertThat(Set.copyOf(kinds)).hasSizeGreaterThan(2);
        assertThat(Dom.texts(feed, "guid"))
                .noneMatch(id -> id.matches(".*v[6-9]"))
                .anyMatch(id -> id.endsWith("v2"));
        assertThat(Dom.texts(feed, "pubDate")).containsOnly("Thu, 12 Mar 2026 00:00:00 -0400");
        assertThat(Dom.texts(feed, "title").getFirst()).startsWith("cs updates");
        assertThat(Dom.texts(ask("/atom/cs"), "announce_type")).isEqualTo(kinds);
    }

    @Test
    void theFeedIsEmptyAtTheWeekendAndTellsWhichDaysToSkip() throws IOException {
        clock.set(Instant.parse("2026-03-14T12:00:00Z"));
        Document feed = ask("/rss/cs.CL+cs.AI");

        assertThat(Dom.elements(feed, "item")).isEmpty();
        assertThat(Dom.texts(feed, "day")).containsExactly("Saturday", "Sunday");
    }

    @Test
    void aFeedThatIsKnownIsNotSentAgainUntilMidnightEastern() throws IOException {
        clock.set(Instant.parse("2026-03-12T12:00:00Z"));
        String tag = client.get("/rss/cs.CL").headers().firstValue("ETag").orElseThrow();

        assertThat(tag).matches("\"[0-9a-f]{64}\"");
        assertThat(client.get("/rss/cs.CL").headers().firstValue("Cache-Control"))
                .contains("max-age=57600");
        assertThat(client.get("/rss/cs.CL", "If-None-Match", tag).statusCode()).isEqualTo(304);
        clock.set(Instant.parse("2026-03-13T04:00:00Z"));
        assertThat(client.get("/rss/cs.CL", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void aFeedOfNoCategoryIsAnErrorWithATitle() throws IOException {
        HttpResponse<String> answer = client.get("/rss/cs.QQ");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<title>Feed error for query: cs.QQ</title>");
    }

    @Test
    void theApiGivesPapersByIdAndVersionWithLettersForAccents() throws IOException {
        Held held = world.held().stream()
                .filter(one ->
                        one.paper().version() == 2 && one.paper().authors().contains("\\"))
                .findFirst()
                .orElseThrow();
        Document entry = ask("/api/query?id_list=" + held.id() + "v1," + held.id() + "v3");

        assertThat(Dom.texts(entry, "totalResults")).containsExactly("1");
        assertThat(Dom.texts(entry, "id").getLast()).isEqualTo("http://arxiv.org/abs/" + held.id() + "v1");
        assertThat(Dom.texts(entry, "name")).isNotEmpty().noneMatch(name -> name.contains("\\"));
        assertThat(client.get("/api/query?id_list=abc").statusCode()).isEqualTo(400);
    }

    @Test
    void theDailyListIsByVotesAndAWeekHoldsItsDays() throws IOException {
        String day = client.body("/api/daily_papers?date=2026-03-11");
        String week = client.body("/api/daily_papers?week=2026-W11&limit=100");
        String month = client.body("/api/daily_papers?month=2026-03&limit=100");

        assertThat(ids(day)).isNotEmpty();
        assertThat(ids(week)).containsAll(ids(day)).hasSizeGreaterThan(ids(day).size());
        assertThat(ids(month)).containsAll(ids(week));
        assertThat(client.body("/api/daily_papers?date=2026-03-14")).isEqualTo("[]");
        assertThat(client.get("/api/daily_papers?date=2026-03-21").statusCode()).isEqualTo(400);
        assertThat(client.get("/api/daily_papers?date=2026-13-40").statusCode()).isEqualTo(400);
    }

    private static List<String> ids(String json) {
        return Pattern.compile("\"paper\":\\{\"id\":\"(.*?)\"")
                .matcher(json)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
