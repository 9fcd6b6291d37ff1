package broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import broadsheet.edition.Sketch;
import broadsheet.paper.Paper;
import broadsheet.search.Likeness;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is similar, on a paper's page and on a page of its own, to an encoder of known habits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimilarPageTest {
    private static final String CAR = "2501.00001";
    private static final String CAT = "2501.00004";
    private static final String UNENCODED = "2501.00099";

    private final HttpClient client = HttpClient.newHttpClient();
    private final NewsStand stand;

    SimilarPageTest(@TempDir Path folder) throws InterruptedException {
        stand = NewsStand.encoded(folder, papers());
        stand.open()
                .catalogue()
                .papers()
                .store(List.of(
                        Sketch.of(UNENCODED).titled("Of no known meaning").paper()));
    }

    private static List<Paper> papers() {
        List<Paper> papers = new ArrayList<>(List.of(
                sketch(CAR, "The automobile, automobiles", "2025-01-01"),
                sketch("2501.00002", "A vehicle and automobiles", "2025-01-02"),
                sketch("2501.00003", "Vehicles, vehicle, kitten", "2025-01-07"),
                sketch(CAT, "Felines and the cat", "2025-01-04"),
                sketch("2501.00005", "A kitten is a feline", "2025-01-05"),
                sketch("2501.00006", "Physicians on $x^2$", "2025-01-06")));
        IntStream.range(10, 30)
                .mapToObj(i -> sketch("2501.000" + i, "Bridges over rivers " + i, "2025-02-%02d".formatted(i - 9)))
                .forEach(papers::add);
        return papers;
    }

    private static Paper sketch(String id, String title, String day) {
        return Sketch.of(id).titled(title).announced(day).paper();
    }

    @AfterAll
    void close() {
        stand.close();
        client.close();
    }

    private HttpResponse<String> ask(NewsStand at, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(at.at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private Document page(String path) throws IOException, InterruptedException {
        return page(stand, path);
    }

    private Document page(NewsStand at, String path) throws IOException, InterruptedException {
        HttpResponse<String> response = ask(at, path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(response.body());
    }

    private static List<String> titles(Document page) {
        return page.select(".hits h2").eachText();
    }

    private static List<String> examples(Document page) {
        return page.select(".examples li > span").eachText();
    }

    private static Element card(Document page, String id) {
        return page.expectFirst(".hits .paper:has(h2 a[href$=" + id + "])");
    }

    private static String link(Element card, String text) {
        return card.expectFirst(".steer a:contains(" + text + ")").attr("href");
    }

    /** What a reason adds up, each with its sign, and at its end what it says they are together. */
    private static void assertSums(String why) {
        String[] sides = why.replaceFirst("[.]$", "").split(" = ", 2);
        Matcher parts =
                Pattern.compile("(?:^(−?)|([+−]) )(\\d+(?:[.]\\d\\d)?) for ").matcher(sides[0]);
        double sum = parts.results()
                .mapToDouble(part -> ("−".equals(part.group(1)) || "−".equals(part.group(2)) ? -1 : 1)
                        * Double.parseDouble(part.group(3)))
                .sum();
        assertThat(sum).as(why).isCloseTo(Double.parseDouble(sides[1].replace('−', '-')), within(1e-9));
    }

    @Test
    void aPapersPageHasSixThatMeanTheSameAndLeadsToMore() throws Exception {
        Document page = page("/papers/" + CAR);

        assertThat(page.select(".kin li > a").eachText())
                .hasSize(6)
                .startsWith("A vehicle and automobiles", "Vehicles, vehicle, kitten");
        assertThat(page.expectFirst(".kin li").text()).contains("Ada Lovelace").contains("2 Jan 2025");
        List<String> more = page.select(".kin .all a").eachAttr("href");
        assertThat(titles(page(more.getFirst()))).startsWith("A vehicle and automobiles", "Vehicles, vehicle, kitten");
        assertThat(more.get(1)).endsWith("&order=date");
        assertThat(more.get(2)).endsWith("/beats/new?like=" + CAR);
    }

    /** It is encoded as its page is asked for. */
    @Test
    void aPaperThatIsNotEncodedYetHasThemAsWell() throws Exception {
        assertThat(page("/papers/" + UNENCODED).select(".kin li")).hasSize(6);
    }

    @Test
    void withoutAnEncoderAPapersPageHasNoneAndThePageOfThemSaysWhatToDo(@TempDir Path folder) throws Exception {
        try (NewsStand plain =
                NewsStand.withPapers(folder, Map.of("BROADSHEET_ENCODER_MODEL", "none"), NewsStand.CLOCK)) {
            assertThat(page(plain, "/papers/2603.00010").text()).doesNotContain("Similar");
            assertThat(page(plain, "/similar?like=2603.00010").select("main").text())
                    .contains("encoder.model")
                    .doesNotContain("is not encoded yet");
        }
    }

    @Test
    void aPapersPageIsWholeWhereTheIndexCannotBeRead(@TempDir Path folder) throws Exception {
        try (NewsStand torn = NewsStand.encoded(folder, papers(), TornIndex::new)) {
            Document page = page(torn, "/papers/" + CAR);

            assertThat(page.select("h1").text()).isEqualTo("The automobile, automobiles");
            assertThat(page.select(".particulars")).isNotEmpty();
            assertThat(page.select(".kin")).isEmpty();
            assertThat(ask(torn, "/similar?like=" + CAR).statusCode()).isEqualTo(503);
        }
    }

    @Test
    void moreLikeThisAndLessLikeThisChangeTheAddressAndAreTakenBack() throws Exception {
        Document first = page("/similar?like=" + CAR);
        assertThat(titles(first)).startsWith("A vehicle and automobiles", "Vehicles, vehicle, kitten");
        assertThat(titles(first)).doesNotContain("The automobile, automobiles");

        Document second = page(link(card(first, CAT), "Less like this"));
        assertThat(examples(second)).containsExactly("The automobile, automobiles", "Felines and the cat");
        assertThat(titles(second)).doesNotContain("Felines and the cat");
        assertThat(card(second, "2501.00005").select(".why p").text())
                .contains(" − ", "for being like “Felines and the cat” = ");

        Document third = page(link(card(second, "2501.00002"), "More like this"));
        assertThat(examples(third)).hasSize(3);

        String away = third.expectFirst(".examples li:contains(Felines) .away").attr("href");
        assertThat(away).isEqualTo("/similar?like=" + CAR + "&like=2501.00002");
    }

    @Test
    void whatIsLikedAfterAllIsNotDislikedAnyMore() throws Exception {
        Document page = page("/similar?like=" + CAR + "&unlike=" + CAT + "&like=" + CAT);

        assertThat(page.select(".examples section").eachText().getLast()).doesNotContain("Felines");
    }

    @Test
    void aPhraseDrawsAndAnotherTurnsAway() throws Exception {
        assertThat(titles(page("/similar?about=kittens"))).startsWith("A kitten is a feline", "Felines and the cat");
        assertThat(titles(page("/similar?about=vehicle&notabout=kitten")).indexOf("Vehicles, vehicle, kitten"))
                .isGreaterThan(titles(page("/similar?about=vehicle")).indexOf("Vehicles, vehicle, kitten"));
    }

    @Test
    void theReasonNamesTheExamplesAndSums() throws Exception {
        Document page = page("/similar?like=" + CAR + "&about=rivers&unlike=" + CAT);

        assertThat(page.select(".why p")).hasSizeGreaterThan(20);
        page.select(".why p").eachText().forEach(SimilarPageTest::assertSums);
        assertThat(card(page, "2501.00005").select(".why p").text())
                .contains("being like “The automobile, automobiles”")
                .contains("like “rivers”")
                .containsPattern("− 0[.]\\d\\d for being like “Felines and the cat” = ");
    }

    /** Here, as this has papers that are encoded. */
    @Test
    void theReasonOfASearchByWordsAndMeaningSums() throws Exception {
        List<String> reasons = page("/papers?q=vehicle+kitten").select(".why p").eachText();

        assertThat(reasons).hasSizeGreaterThan(3).anyMatch(why -> why.contains(" for its meaning = "));
        for (String why : reasons) {
            assertThat(why).contains(" by meaning, with a similarity of ");
            String sum = why.replaceFirst("[.] It is .*", "");
            if (sum.contains(" = ")) {
                assertSums(sum);
            }
        }
    }

    @Test
    void ofASingleExampleTheReasonTellsHowAPaperStands() throws Exception {
        assertThat(card(page("/similar?like=" + CAR), "2501.00002")
                        .select(".why p")
                        .text())
                .matches("0[.]\\d\\d for being like “The automobile, automobiles”[.]"
                        + " It is 1st by words, \\d+\\w\\w by meaning, with a similarity of [01]([.]\\d\\d)?[.]");
        assertThat(page("/similar?like=" + CAR + "&like=" + CAT)
                        .select(".why p")
                        .text())
                .doesNotContain("by meaning");
    }

    @Test
    void ofManyExamplesTheReasonNamesThoseThatCountMost() throws Exception {
        String nine =
                IntStream.range(10, 19).mapToObj(i -> "&like=2501.000" + i).collect(Collectors.joining());
        String why = page("/similar?about=kitten" + nine).expectFirst(".why p").text();

        assertThat(why).contains(" for 4 other examples = ");
        assertThat(Pattern.compile("“").matcher(why).results()).hasSize(6);
        assertSums(why);
    }

    @Test
    void titlesInAReasonAreTypesetAndDollarsThatSomebodyTypedAreNot() throws Exception {
        Element why = page("/similar?like=2501.00006&about=%2415").expectFirst(".why p");

        assertThat(why.hasClass("tex")).isTrue();
        assertThat(why.select(".dollar")).hasSize(1);
    }

    @Test
    void byDateTheSamePapersStandTheNewestFirst() throws Exception {
        Document closest = page("/similar?like=" + CAR);
        Document newest =
                page(closest.expectFirst(".sortbar a:contains(Newest)").attr("href"));

        assertThat(titles(newest)).containsExactlyInAnyOrderElementsOf(titles(closest));
        List<String> days = newest.select(".hits .facts time").eachAttr("datetime");
        assertThat(days).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(closest.select(".hits .facts time").eachAttr("datetime")).isNotEqualTo(days);
    }

    @Test
    void theFormKeepsWhatIsThereAndEmptyFieldsLeaveTheAddress() throws Exception {
        Document page = page("/similar?like=" + CAR + "&notabout=rivers&order=date");
        assertThat(page.select(".examples input[type=hidden]").eachAttr("name"))
                .containsExactly("like", "notabout", "order");

        HttpResponse<String> sent = ask(stand, "/similar?like=" + CAR + "&about=feline&notabout=");
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(sent.headers().firstValue("Location").orElse("")).endsWith("/similar?like=" + CAR + "&about=feline");
    }

    @Test
    void twentyFiveAreShownAndOnDemandAHundred() throws Exception {
        Document few = page("/similar?about=rivers");
        assertThat(titles(few)).hasSize(25);

        Document many = page(few.expectFirst(".pager a").attr("href"));
        assertThat(titles(many)).hasSizeGreaterThan(25).startsWith(titles(few).toArray(String[]::new));
        assertThat(many.select(".pager a")).isEmpty();
        assertThat(many.select(".examples input[name=show]").eachAttr("value")).containsExactly("100");
        assertThat(ask(stand, "/similar?about=rivers&show=7").statusCode()).isEqualTo(400);
    }

    @Test
    void anIdentifierAmongThePhrasesIsThePaperIfThereIsOne() throws Exception {
        assertThat(page("/similar?about=arXiv:" + CAR + "v2")
                        .select(".examples li a[href=/papers/" + CAR + "]")
                        .text())
                .isEqualTo("The automobile, automobiles");
        assertThat(examples(page("/similar?about=2601.99999"))).containsExactly("“2601.99999”");
    }

    @Test
    void anExampleThatIsNotEncodedYetHasASayAtOnce() throws Exception {
        Document beside = page("/similar?like=" + CAR + "&like=" + UNENCODED);

        assertThat(examples(beside).getLast()).isEqualTo("Of no known meaning");
        assertThat(titles(page("/similar?like=" + UNENCODED))).isNotEmpty();
    }

    @Test
    void whereNothingOrOnlyTheUnlikedIsAskedThePageHelps() throws Exception {
        Document nothing = page("/similar");
        assertThat(nothing.select("main h2").eachText()).contains("How it works");
        assertThat(titles(page(nothing.expectFirst(".hints a").attr("href")))).isNotEmpty();

        assertThat(page("/similar?unlike=" + CAT).select("main h2").eachText()).contains("Like what?");
    }

    @ParameterizedTest
    @CsvSource({
        "/similar?like=nonsense, 400, is no identifier",
        "/similar?unlike=2601.99999, 404, is not in this catalogue",
        "/similar?like=2501.00001&order=votes, 400, closeness or date",
    })
    void whatMakesNoSenseIsSaid(String path, int status, String said) throws Exception {
        HttpResponse<String> response = ask(stand, path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Jsoup.parse(response.body()).text()).contains(said);
    }

    @Test
    void moreExamplesThanSayAnythingAreRefused() throws Exception {
        String most =
                IntStream.range(0, Likeness.MOST).mapToObj(i -> "&about=w" + i).collect(Collectors.joining());
        assertThat(ask(stand, "/similar?" + most.substring(1)).statusCode()).isEqualTo(200);

        HttpResponse<String> response = ask(stand, "/similar?like=" + CAR + most);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(response.body()).text()).contains("51 examples are too many");
    }

    @Test
    void aPhraseIsCutWhereNobodyReadsOn() throws Exception {
        Document page = page("/similar?about=" + "feline+".repeat(700));

        assertThat(page.select(".examples input[type=hidden]").val()).hasSizeBetween(4_000, 4_096);
        assertThat(titles(page)).startsWith("Felines and the cat");
    }

    @Test
    void robotsAreKeptFromGoingOnForever() throws Exception {
        assertThat(ask(stand, "/robots.txt").body()).contains("Disallow: /similar?\n");
        assertThat(page("/similar?like=" + CAR).select("a[href^=/similar?]"))
                .isNotEmpty()
                .allMatch(link -> link.attr("rel").equals("nofollow"));
    }
}
