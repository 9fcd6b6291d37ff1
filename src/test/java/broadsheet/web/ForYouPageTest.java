package broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.edition.Sketch;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser marks, and what it is shown for that: cats among bridges, to an encoder of known habits. */
class ForYouPageTest {
    @TempDir
    private Path folder;

    private final Visitor reader = new Visitor(() -> this.stand);
    private final Visitor other = new Visitor(() -> this.stand);
    private NewsStand stand;

    @BeforeEach
    void open() throws Exception {
        stand = NewsStand.withCats(folder);
    }

    @AfterEach
    void close() {
        stand.close();
        reader.close();
        other.close();
    }

    /** The page as a browser with a cookie of its own sees it. */
    private Document with(String cookie) throws IOException, InterruptedException {
        try (Visitor fresh = new Visitor(() -> stand)) {
            return fresh.page("/for-you", "Cookie", cookie);
        }
    }

    /** Sends a file as a browser does. */
    private HttpResponse<String> upload(String token, String file) throws IOException, InterruptedException {
        return reader.send(
                "/for-you/bibtex",
                "multipart/form-data; boundary=between",
                "--between\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" + token
                        + "\r\n--between\r\nContent-Disposition: form-data; name=\"file\"; filename=\"mine.bib\"\r\n"
                        + "Content-Type: application/x-bibtex\r\n\r\n" + file + "\r\n--between--\r\n");
    }

    private String token() throws IOException, InterruptedException {
        return Visitor.token(reader.page("/for-you"));
    }

    private HttpResponse<String> mark(PaperId paper, String said) throws IOException, InterruptedException {
        return reader.post("/for-you/mark", "token", token(), "paper", paper.text(), "say", said);
    }

    private static List<String> titles(Document page) {
        return page.select(".paper :is(h2, h3)").eachText();
    }

    @Test
    void aFirstVisitExplainsAndOffersPapersToMark() throws Exception {
        Document page = reader.page("/for-you");

        assertThat(page.expectFirst(".note").text()).contains("Mark a few papers", "Two are enough");
        assertThat(titles(page)).hasSize(8).contains("Felines and the cat");
        assertThat(page.select("button[name=say]").eachText()).allMatch(text -> text.startsWith("Mark"));
        assertThat(page.select(".foot a").eachText()).contains("For you");
        assertThat(reader.cookie("marks")).as("looking writes nothing").isEmpty();
    }

    @Test
    void whatIsMarkedLeadsToItsKindWithWhyInThisBrowserAlone() throws Exception {
        HttpResponse<String> marked = mark(NewsStand.FELINES, "more");

        assertThat(marked.statusCode()).isEqualTo(303);
        assertThat(marked.headers().firstValue("Location")).contains("/for-you");
        Document page = reader.page("/for-you");
        assertThat(titles(page).subList(0, 2))
                .containsExactlyInAnyOrder("A kitten is a feline", "The cat, cats and a kitten");
        assertThat(titles(page)).doesNotContain("Felines and the cat");
        assertThat(page.expectFirst(".why p").text()).contains(" = ", "like “Felines and the cat”");
        assertThat(page.select(".chosen a").eachText()).containsExactly("Felines and the cat");
        assertThat(titles(other.page("/for-you"))).as("another browser").contains("Felines and the cat");
        assertThat(reader.get("/for-you").headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(stand.open().catalogue().marks().list().marks())
                .as("the server keeps nothing")
                .isEmpty();
    }

    @Test
    void whatWasSaidLastCountsAndNotInterestedSaysNothingOfOthers() throws Exception {
        mark(NewsStand.FELINES, "more");
        mark(NewsStand.BRIDGE, "more");
        List<String> before = titles(reader.page("/for-you"));

        mark(NewsStand.KITTEN, "not");
        List<String> after = titles(reader.page("/for-you"));
        before.remove("A kitten is a feline");
        assertThat(after.subList(0, 20)).isEqualTo(before.subList(0, 20));

        mark(NewsStand.BRIDGE, "less");
        mark(NewsStand.KITTEN, "nothing");
        assertThat(titles(reader.page("/for-you")).subList(0, 2))
                .containsExactlyInAnyOrder("A kitten is a feline", "The cat, cats and a kitten");
        assertThat(reader.page("/for-you").select(".chosen a")).hasSize(2);

        mark(NewsStand.FELINES, "less");
        assertThat(reader.page("/for-you").expectFirst(".plainly p").text()).contains("only what you do not want");
        reader.post("/for-you/forget", "token", token());
        assertThat(reader.page("/for-you").select(".chosen li")).isEmpty();
        assertThat(reader.cookie("marks")).isEmpty();
    }

    @Test
    void aPapersPageMarksItAndTakesTheMarkAway() throws Exception {
        Document page = reader.page("/papers/2603.00001");
        assertThat(page.expectFirst(".mark button").text()).isEqualTo("Mark");
        String token = page.expectFirst(".mark [name=token]").attr("value");

        HttpResponse<String> marked = reader.post(
                "/for-you/mark", "token", token, "paper", NewsStand.FELINES.text(), "from", "paper", "say", "more");

        assertThat(marked.headers().firstValue("Location")).contains("/papers/2603.00001");
        page = reader.page("/papers/2603.00001");
        assertThat(page.expectFirst(".mark button").text()).isEqualTo("Marked");
        assertThat(page.expectFirst(".mark button").attr("value")).isEqualTo("nothing");
        reader.post(
                "/for-you/mark", "token", token, "paper", NewsStand.FELINES.text(), "from", "paper", "say", "nothing");
        assertThat(reader.page("/papers/2603.00001").expectFirst(".mark button").text())
                .isEqualTo("Mark");
    }

    @Test
    void aBibtexFileMarksItsPapersAndItSaysWhatIsLackingAndTorn() throws Exception {
        HttpResponse<String> answer = upload(token(), """
                @misc{a, eprint = {2603.00001}, archivePrefix = {arXiv}}
                @article{b, title = {The Cat, Cats and a Kitten}, author = {Lovelace, Ada}}
                @article{c, title = {A <b>paper</b> of nowhere}}
                @article{d, title = {torn
                """);

        assertThat(answer.statusCode()).isEqualTo(200);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.expectFirst(".taken").text())
                .contains("has 2 papers of it, and lacks 1", "A <b>paper</b> of nowhere", "Line ", "cannot be read");
        assertThat(titles(page).getFirst()).isEqualTo("A kitten is a feline");
        assertThat(reader.page("/for-you").select(".chosen a").eachText())
                .containsExactlyInAnyOrder("Felines and the cat", "The cat, cats and a kitten");
    }

    @Test
    void whatIsPastedServesAsWell() throws Exception {
        HttpResponse<String> answer =
                reader.post("/for-you/bibtex", "token", token(), "text", "@misc{a, eprint = {2603.00001}}");

        assertThat(Jsoup.parse(answer.body()).expectFirst(".taken").text()).contains("has 1 paper of it");
    }

    @Test
    void aFileThatCannotServeIsRefusedInWords() throws Exception {
        String token = token();

        HttpResponse<String> letter = upload(token, "Dear Sir,");
        HttpResponse<String> nothing = upload(token, "");
        HttpResponse<String> large = upload(token, "x".repeat(2_100_000));

        assertThat(letter.statusCode()).isEqualTo(400);
        assertThat(letter.body()).contains("no entry of BibTeX");
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.body()).contains("Choose a file");
        assertThat(large.statusCode()).isEqualTo(400);
        assertThat(large.body()).contains("too large", "Two megabytes");
    }

    @Test
    void whatWasNotSentFromAPageOfOursOrMakesNoSenseIsRefused() throws Exception {
        String token = token();

        assertThat(reader.post("/for-you/mark", "paper", NewsStand.FELINES.text(), "say", "more")
                        .statusCode())
                .isEqualTo(403);
        assertThat(other.post("/for-you/mark", "token", token, "paper", NewsStand.FELINES.text(), "say", "more")
                        .statusCode())
                .isEqualTo(403);
        assertThat(reader.post("/for-you/forget").statusCode()).isEqualTo(403);
        assertThat(upload("", "@misc{a, eprint = {2603.00001}}").statusCode()).isEqualTo(403);
        assertThat(mark(PaperId.ofText("arxiv:2501.99999"), "more").statusCode())
                .isEqualTo(404);
        assertThat(mark(NewsStand.FELINES, "magic").statusCode()).isEqualTo(400);
        assertThat(reader.post("/for-you/mark", "token", token, "paper", "\u0000", "say", "nothing")
                        .statusCode())
                .isEqualTo(400);
        assertThat(reader.cookie("marks")).isEmpty();
    }

    @Test
    void ofABrokenCookieWhatCanBeReadIsRead() throws Exception {
        Document page = with("marks=+2603.00001!+%zz!xx!-acl:!+doi:10.1/!0!!+; marks2=%!-2603.00010");

        assertThat(page.select(".chosen a").eachText())
                .containsExactly("Felines and the cat", "Bridges over rivers 10");
        assertThat(titles(page).getFirst()).isIn("A kitten is a feline", "The cat, cats and a kitten");
        assertThat(with("marks=" + "!".repeat(3_000)).select(".chosen a")).isEmpty();
    }

    @Test
    void marksOfPapersThatAreGoneHaveNoSay() throws Exception {
        assertThat(with("marks=+2501.99999!+acl:P99-9999")
                        .expectFirst(".plainly p")
                        .text())
                .contains("gone");
        Document page = with("marks=+2501.99999!+2603.00001");
        assertThat(titles(page).getFirst()).isIn("A kitten is a feline", "The cat, cats and a kitten");
        assertThat(page.select(".chosen a").eachText()).contains("arxiv:2501.99999");
    }

    @Test
    void moreMarksThanFitMakeTheOldestGiveWay() throws Exception {
        List<Paper> papers = IntStream.range(0, 400)
                .mapToObj(i ->
                        Sketch.of("acl:2024.longnames-main." + (100_000 + i)).paper())
                .toList();
        stand.open().catalogue().papers().store(papers);
        String file = papers.stream()
                .map(paper ->
                        "@misc{k, url = {https://aclanthology.org/" + paper.id().local() + "}}")
                .collect(Collectors.joining("\n"));

        Document page = Jsoup.parse(upload(token(), file).body());

        assertThat(page.expectFirst(".taken").text()).contains("has 400 papers", "has room for the last 1");
        assertThat(reader.cookie("marks").length() + reader.cookie("marks2").length())
                .isBetween(5_000, 5_200);
        List<String> kept =
                reader.page("/for-you").select(".chosen [name=paper]").eachAttr("value");
        assertThat(kept).hasSizeBetween(150, 200);
        assertThat(kept.getFirst()).isEqualTo(papers.getLast().id().text());
    }
}
