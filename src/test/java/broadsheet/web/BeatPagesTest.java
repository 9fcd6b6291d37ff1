package broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Beat;
import broadsheet.catalog.Beat.Example;
import broadsheet.catalog.Beat.Stance;
import broadsheet.catalog.Beats;
import broadsheet.edition.Sketch;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beats, made and read in a browser: cats among bridges, to an encoder of known habits. */
class BeatPagesTest {
    private static final PaperId FELINES = PaperId.ofText("arxiv:2603.00001");
    private static final PaperId KITTEN = PaperId.ofText("arxiv:2603.00002");
    private static final PaperId CAT = PaperId.ofText("arxiv:2603.00003");
    private static final PaperId BRIDGE = PaperId.ofText("arxiv:2603.00010");

    @TempDir
    private Path folder;

    private final HttpClient operator =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final HttpClient guest =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private NewsStand stand;

    @BeforeEach
    void open() throws Exception {
        List<Paper> papers = new ArrayList<>(List.of(
                sketch(FELINES, "Felines and the cat", "2026-03-16"),
                sketch(KITTEN, "A kitten is a feline", "2026-03-16"),
                sketch(CAT, "The cat, cats and a kitten", "2026-03-13")));
        IntStream.range(10, 60)
                .mapToObj(i -> sketch(
                        PaperId.ofText("arxiv:2603.000" + i),
                        "Bridges over rivers " + i,
                        "2026-03-%02d".formatted(10 + i % 7)))
                .forEach(papers::add);
        stand = NewsStand.encoded(folder, papers);
    }

    private static Paper sketch(PaperId id, String title, String day) {
        return Sketch.of(id.local()).titled(title).announced(day).paper();
    }

    @AfterEach
    void close() {
        stand.close();
        operator.close();
        guest.close();
    }

    private Beats beats() {
        return stand.open().catalogue().beats();
    }

    private HttpResponse<String> get(HttpClient client, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(stand.at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private Document page(HttpClient client, String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(client, path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(response.body());
    }

    private HttpResponse<String> post(HttpClient client, String path, String... fields)
            throws IOException, InterruptedException {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return client.send(
                HttpRequest.newBuilder(stand.at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String token(Element page) {
        return page.expectFirst("[name=token]").attr("value");
    }

    /** Opens the address that the server printed, and presses the button. */
    private HttpResponse<String> letIn(HttpClient client, URI address) throws Exception {
        Document page = page(client, address.getPath() + "?" + address.getQuery());
        return post(
                client,
                "/operator",
                "token",
                token(page),
                "key",
                page.expectFirst("[name=key]").attr("value"));
    }

    private String operatorsToken() throws Exception {
        letIn(operator, stand.operator());
        return token(page(operator, "/beats/new?describe=felines"));
    }

    private static List<String> titles(Document page) {
        return page.select(".paper :is(h2, h3)").eachText();
    }

    @Test
    void theAddressThatIsPrintedLetsOneBrowserInOnce() throws Exception {
        URI address = stand.operator();

        assertThat(letIn(operator, address).statusCode()).isEqualTo(303);

        assertThat(page(operator, "/operator").expectFirst("h1").text()).isEqualTo("This browser may write");
        assertThat(page(guest, "/operator").expectFirst("h1").text()).isEqualTo("This browser may look");
        assertThat(get(guest, address.getPath() + "?" + address.getQuery()).statusCode())
                .isEqualTo(403);
        assertThat(get(guest, "/operator?key=" + "0".repeat(32)).statusCode()).isEqualTo(403);
    }

    @Test
    void lookingAtTheAddressDoesNotSpendIt() throws Exception {
        URI address = stand.operator();
        page(guest, address.getPath() + "?" + address.getQuery());

        assertThat(letIn(operator, address).statusCode()).isEqualTo(303);
    }

    @Test
    void aBrowserMayWriteUntilItIsLetOutAndAfterTheServerStartedAgain() throws Exception {
        String token = operatorsToken();
        stand.close();
        stand = NewsStand.encoded(folder, List.of());
        assertThat(page(operator, "/operator").expectFirst("h1").text()).isEqualTo("This browser may write");
        assertThat(post(operator, "/operator", "token", token, "leave", "yes").statusCode())
                .isEqualTo(303);
        assertThat(page(operator, "/operator").expectFirst("h1").text()).isEqualTo("This browser may look");
    }

    @Test
    void nobodyElseWrites() throws Exception {
        String ours = operatorsToken();
        String theirs = "0".repeat(64);
        beats().keep(new Beat("Cats", "felines", List.of()));

        for (String path : List.of("/beats", "/beats/cats/say", "/beats/cats/remove")) {
            assertThat(post(
                                    guest,
                                    path,
                                    "token",
                                    ours,
                                    "name",
                                    "Mine",
                                    "describe",
                                    "x",
                                    "say",
                                    "more",
                                    "paper",
                                    "2603.00001")
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(post(operator, path, "token", theirs, "name", "Mine", "describe", "x")
                            .statusCode())
                    .as("%s with a token that is made up", path)
                    .isEqualTo(403);
            assertThat(post(operator, path, "name", "Mine", "describe", "x").statusCode())
                    .as("%s with none", path)
                    .isEqualTo(403);
        }
        assertThat(beats().list()).hasSize(1);
    }

    @Test
    void theFormShowsAtOnceWhatTheBeatWouldHaveCaught() throws Exception {
        Document page = page(guest, "/beats/new?describe=felines&find=bridges");

        assertThat(page.expectFirst(".tally").text()).isEqualTo("3 of 53 papers");
        assertThat(titles(page).subList(0, 3))
                .containsExactlyInAnyOrder("Felines and the cat", "A kitten is a feline", "The cat, cats and a kitten");
        assertThat(page.select(".found li")).hasSize(6);
        assertThat(page.select("[formaction]")).as("a guest keeps nothing").isEmpty();
        assertThat(page.expectFirst("#describe").text()).isEqualTo("felines");
    }

    @Test
    void anExampleIsAddedMovedAndTakenAwayByTheFormAlone() throws Exception {
        Document added = page(guest, "/beats/new?describe=felines&like=2603.00010&unlike=2603.00001");
        assertThat(added.select(".chosen li").eachText())
                .containsExactly(
                        "+meant:Bridges over rivers 10 Take away: Bridges over rivers 10×",
                        "−not meant:Felines and the cat Take away: Felines and the cat×");

        assertThat(get(guest, "/beats/new?describe=felines&like=2603.00010&add-unlike=2603.00010&name=")
                        .headers()
                        .firstValue("Location"))
                .as("on the other side now")
                .hasValue("/beats/new?describe=felines&unlike=2603.00010");
        HttpResponse<String> without =
                get(guest, "/beats/new?describe=felines&like=2603.00010&without=arxiv%3A2603.00010&find=");
        assertThat(without.statusCode()).isEqualTo(302);
        assertThat(without.headers().firstValue("Location")).hasValue("/beats/new?describe=felines");
    }

    @Test
    void aBeatIsKeptAndReadAsAListAFeedAndASectionOfTheEdition() throws Exception {
        String token = operatorsToken();
        HttpResponse<String> kept = post(
                operator,
                "/beats",
                "token",
                token,
                "name",
                "Cats & kittens",
                "describe",
                "felines",
                "like",
                "2603.00003");

        assertThat(kept.statusCode()).isEqualTo(303);
        assertThat(kept.headers().firstValue("Location")).hasValue("/beats/cats-kittens");
        assertThat(beats().list())
                .containsExactly(new Beat("Cats & kittens", "felines", List.of(new Example(CAT, Stance.LIKE))));
        Document list = page(guest, "/beats/cats-kittens");
        assertThat(titles(list))
                .containsExactlyInAnyOrder("Felines and the cat", "A kitten is a feline", "The cat, cats and a kitten");
        assertThat(list.expectFirst(".paper .why").text()).contains("in 100 that it is meant: ", "by the sentence");
        assertThat(list.select(".steer button")).as("a guest says nothing").isEmpty();
        String feed = get(guest, "/feeds/atom/beats/cats-kittens").body();
        assertThat(feed).contains("Felines and the cat", "A kitten is a feline").doesNotContain("Bridges");
        Document front = page(guest, "/");
        assertThat(front.expectFirst("#beat-cats-kittens h2").text()).isEqualTo("Cats & kittens beat2 papers");
        assertThat(page(guest, "/beats").select(".beats h2").eachText()).containsExactly("Cats & kittens");
    }

    @Test
    void whatIsSaidWhileReadingIsLearnt() throws Exception {
        String token = operatorsToken();
        beats().keep(new Beat("Cats", "felines", List.of()));
        assertThat(page(operator, "/beats/cats").select(".steer button").eachText())
                .contains("More like this: Felines and the cat", "Less like this: Felines and the cat");

        post(operator, "/beats/cats/say", "token", token, "paper", "2603.00001", "say", "more");
        post(operator, "/beats/cats/say", "token", token, "paper", "2603.00010", "say", "less");

        assertThat(beats().find("cats").orElseThrow().examples())
                .containsExactly(new Example(FELINES, Stance.MORE), new Example(BRIDGE, Stance.LESS));
        assertThat(titles(page(guest, "/beats/cats")))
                .as("what was asked for stays in the list")
                .containsExactlyInAnyOrder("Felines and the cat", "A kitten is a feline", "The cat, cats and a kitten");
        assertThat(page(operator, "/beats/cats").select(".steer").text()).contains("you asked for more like this");
        Document learned = page(operator, "/beats/cats/learned");
        assertThat(learned.select(".told a").eachText())
                .containsExactly("Felines and the cat", "Bridges over rivers 10");
        assertThat(learned.select(".told small").eachText())
                .allSatisfy(text -> assertThat(text).contains("in 100 that it is meant"));
        assertThat(learned.select(".keywords").get(0).text()).contains("feline");
        assertThat(learned.select(".keywords").get(1).text()).contains("bridge");

        post(operator, "/beats/cats/say", "token", token, "paper", "2603.00010", "say", "nothing", "from", "learned");
        assertThat(beats().find("cats").orElseThrow().examples()).containsExactly(new Example(FELINES, Stance.MORE));
    }

    @Test
    void aBeatIsChangedRenamedAndRemoved() throws Exception {
        String token = operatorsToken();
        beats().keep(new Beat("Cats", "felines", List.of(new Example(KITTEN, Stance.MORE))));
        beats().keep(new Beat("Dogs", "hounds", List.of()));

        assertThat(post(operator, "/beats", "token", token, "name", "CATS!", "describe", "other")
                        .statusCode())
                .as("another of the name")
                .isEqualTo(409);
        assertThat(post(operator, "/beats", "token", token, "name", "Dogs", "describe", "felines", "former", "cats")
                        .statusCode())
                .as("a name that is taken")
                .isEqualTo(409);
        HttpResponse<String> renamed = post(
                operator,
                "/beats",
                "token",
                token,
                "name",
                "Felines",
                "describe",
                "cats",
                "like",
                "2603.00002",
                "like",
                "2603.00003",
                "former",
                "cats");

        assertThat(renamed.headers().firstValue("Location")).hasValue("/beats/felines");
        assertThat(beats().list().stream().map(Beat::name)).containsExactly("Dogs", "Felines");
        assertThat(beats().find("felines").orElseThrow().examples())
                .containsExactly(new Example(KITTEN, Stance.MORE), new Example(CAT, Stance.LIKE));
        post(operator, "/beats/felines/remove", "token", token);
        assertThat(beats().list().stream().map(Beat::name)).containsExactly("Dogs");
        assertThat(get(guest, "/beats/felines").statusCode()).isEqualTo(404);
        assertThat(get(guest, "/feeds/atom/beats/felines").statusCode()).isEqualTo(404);
    }

    @Test
    void badInputGetsAHelpfulAnswerAndTheFormBack() throws Exception {
        String token = operatorsToken();
        HttpResponse<String> nameless =
                post(operator, "/beats", "token", token, "describe", "felines", "like", "2603.00001");
        assertThat(nameless.statusCode()).isEqualTo(400);
        Document again = Jsoup.parse(nameless.body());
        assertThat(again.expectFirst("[role=alert]").text()).startsWith("A beat's name is one line");
        assertThat(again.expectFirst("#describe").text()).isEqualTo("felines");
        assertThat(again.select(".chosen a").eachText()).containsExactly("Felines and the cat");

        assertThat(Jsoup.parse(post(
                                        operator,
                                        "/beats",
                                        "token",
                                        token,
                                        "name",
                                        "Long",
                                        "describe",
                                        "word ".repeat(10_000))
                                .body())
                        .expectFirst("[role=alert]")
                        .text())
                .contains("at most 2000 characters", "this has 39999");
        assertThat(page(guest, "/beats/new?like=2699.99999&like=nonsense&describe=felines")
                        .expectFirst("[role=alert]")
                        .text())
                .startsWith("The catalogue has no paper 2699.99999, nonsense.");
        assertThat(page(guest, "/beats/new?unlike=2603.00001")
                        .expectFirst("[role=alert]")
                        .text())
                .startsWith("So far it says only what is not wanted.");
        assertThat(page(guest, "/beats/new?describe=felines")
                        .expectFirst(".remark")
                        .text())
                .startsWith("A single word is little to go by.");
        assertThat(beats().list()).isEmpty();
        assertThat(get(guest, "/beats/none").statusCode()).isEqualTo(404);
        assertThat(get(guest, "/beats/none/learned").statusCode()).isEqualTo(404);
        beats().keep(new Beat("Cats", "felines", List.of()));
        assertThat(get(guest, "/beats/cats?p=7").statusCode()).isEqualTo(404);
        assertThat(get(guest, "/beats/cats?p=x").statusCode()).isEqualTo(400);
        assertThat(post(operator, "/beats/cats/say", "token", token, "paper", "2603.00001", "say", "hello")
                        .statusCode())
                .isEqualTo(400);
        beats().keep(new Beat("One", "", List.of(new Example(CAT, Stance.LIKE))));
        assertThat(post(operator, "/beats/one/say", "token", token, "paper", "2603.00003", "say", "nothing")
                        .statusCode())
                .as("nothing would say what is wanted")
                .isEqualTo(400);
    }

    @Test
    void aLongSentenceInAnyScriptFitsIntoTheAddress() throws Exception {
        String sentence = "猫".repeat(Beat.LONGEST_INSTRUCTION);

        Document page = page(guest, "/beats/new?describe=" + URLEncoder.encode(sentence, StandardCharsets.UTF_8));

        assertThat(page.expectFirst("#describe").text()).isEqualTo(sentence);
    }

    @Test
    void anExampleThatIsGoneFromTheCatalogueCanBeTakenBack() throws Exception {
        String token = operatorsToken();
        beats().keep(new Beat(
                "Cats",
                "felines",
                List.of(new Example(PaperId.ofText("arxiv:2612.00001"), Stance.LIKE), new Example(CAT, Stance.LIKE))));
        assertThat(page(operator, "/beats/cats/learned").select(".told small").eachText())
                .anyMatch(text -> text.startsWith("has no say"));

        HttpResponse<String> taken =
                post(operator, "/beats/cats/say", "token", token, "paper", "arxiv:2612.00001", "say", "nothing");

        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(beats().find("cats").orElseThrow().examples()).containsExactly(new Example(CAT, Stance.LIKE));
        assertThat(post(operator, "/beats", "token", token, "name", "Dogs", "describe", "hounds", "like", "2612.00001")
                        .statusCode())
                .as("none is left out without a word")
                .isEqualTo(400);
    }

    @Test
    void theOnlyExampleOfABeatIsSaidToBeAllThatIsKnown() throws Exception {
        beats().keep(new Beat("One", "", List.of(new Example(CAT, Stance.LIKE))));

        Document learned = page(guest, "/beats/one/learned");

        assertThat(learned.select(".told small").text()).startsWith("all that is known of what is meant");
        assertThat(learned.expectFirst(".lesson").text()).startsWith("With so few examples");
    }

    @Test
    void aBeatThatWantsNearlyEverythingIsToldSo(@TempDir Path other) throws Exception {
        List<Paper> papers = IntStream.range(10, 20)
                .mapToObj(i -> sketch(
                        PaperId.ofText("arxiv:2603.000" + i), i < 14 ? "Felines " + i : "Bridges " + i, "2026-03-16"))
                .toList();
        try (NewsStand small = NewsStand.encoded(other, papers)) {
            Document page = Jsoup.parse(guest.send(
                            HttpRequest.newBuilder(small.at("/beats/new?describe=felines"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body());

            assertThat(page.expectFirst(".tally").text()).isEqualTo("4 of 10 papers");
            assertThat(page.expectFirst(".remark").text()).startsWith("That is nearly everything.");
        }
    }

    @Test
    void whatGrowsWithExamplesIsDrawn() throws Exception {
        beats().keep(new Beat(
                "Bridges",
                "",
                IntStream.range(10, 18)
                        .mapToObj(i -> new Example(PaperId.ofText("arxiv:2603.000" + i), Stance.LIKE))
                        .toList()));

        Document learned = page(guest, "/beats/bridges/learned");

        assertThat(learned.select(".curve .dot")).hasSize(3);
        assertThat(learned.expectFirst(".lesson").text()).startsWith("With 4 examples, half of those kept back stand");
    }
}
