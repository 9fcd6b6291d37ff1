package broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Beat;
import broadsheet.catalog.Beat.Example;
import broadsheet.catalog.Beat.Stance;
import broadsheet.catalog.Beats;
import broadsheet.edition.Sketch;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beats, made and read in a browser: cats among bridges, to an encoder of known habits. */
class BeatPagesTest {
    @TempDir
    private Path folder;

    private final Visitor operator = new Visitor(() -> this.stand);
    private final Visitor guest = new Visitor(() -> this.stand);
    private NewsStand stand;

    @BeforeEach
    void open() throws Exception {
        stand = NewsStand.withCats(folder);
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

    private String operatorsToken() throws Exception {
        operator.enter(stand.operator());
        return Visitor.token(operator.page("/beats/new?describe=felines"));
    }

    /** What a form knows of the beat that it changes. */
    private String seen(String name) {
        return beats().find(name).orElseThrow().fingerprint();
    }

    private static List<String> titles(Document page) {
        return page.select(".paper :is(h2, h3)").eachText();
    }

    @Test
    void theFormShowsAtOnceWhatTheBeatWouldHaveCaught() throws Exception {
        Document page = guest.page("/beats/new?describe=felines&find=bridges");

        assertThat(page.expectFirst(".tally").text()).isEqualTo("3 of 53 papers");
        assertThat(titles(page).subList(0, 3))
                .containsExactlyInAnyOrder("Felines and the cat", "A kitten is a feline", "The cat, cats and a kitten");
        assertThat(page.select(".found li")).hasSize(6);
        assertThat(page.select("[formaction]")).as("a guest keeps nothing").isEmpty();
        assertThat(page.expectFirst("#describe").text()).isEqualTo("felines");
    }

    @Test
    void anExampleIsAddedMovedAndTakenAwayByTheFormAlone() throws Exception {
        Document added = guest.page("/beats/new?describe=felines&like=2603.00010&unlike=2603.00001");
        assertThat(added.select(".chosen li").eachText())
                .containsExactly(
                        "+meant:Bridges over rivers 10 Take away: Bridges over rivers 10×",
                        "−not meant:Felines and the cat Take away: Felines and the cat×");

        assertThat(guest.get("/beats/new?describe=felines&like=2603.00010&add-unlike=2603.00010&name=")
                        .headers()
                        .firstValue("Location"))
                .as("on the other side now")
                .hasValue("/beats/new?describe=felines&unlike=2603.00010");
        HttpResponse<String> without =
                guest.get("/beats/new?describe=felines&like=2603.00010&without=arxiv%3A2603.00010&find=");
        assertThat(without.statusCode()).isEqualTo(302);
        assertThat(without.headers().firstValue("Location")).hasValue("/beats/new?describe=felines");
    }

    @Test
    void aBeatIsKeptAndReadAsAListAFeedAndASectionOfTheEdition() throws Exception {
        String token = operatorsToken();
        HttpResponse<String> kept = operator.post(
                "/beats", "token", token, "name", "Cats & kittens", "describe", "felines", "like", "2603.00003");

        assertThat(kept.statusCode()).isEqualTo(303);
        assertThat(kept.headers().firstValue("Location")).hasValue("/beats/cats-kittens");
        assertThat(beats().list())
                .containsExactly(
                        new Beat("Cats & kittens", "felines", List.of(new Example(NewsStand.CAT, Stance.LIKE))));
        Document list = guest.page("/beats/cats-kittens");
        assertThat(titles(list))
                .containsExactlyInAnyOrder("Felines and the cat", "A kitten is a feline", "The cat, cats and a kitten");
        assertThat(list.expectFirst(".paper .why").text()).contains("in 100 that it is meant", "by the sentence");
        assertThat(list.select(".steer button")).as("a guest says nothing").isEmpty();
        String feed = guest.get("/feeds/atom/beats/cats-kittens").body();
        assertThat(feed).contains("Felines and the cat", "A kitten is a feline").doesNotContain("Bridges");
        Document front = guest.page("/");
        assertThat(front.expectFirst("#beat-cats-kittens h2").text()).isEqualTo("Cats & kittens beat2 papers");
        assertThat(guest.page("/beats").select(".beats h2").eachText()).containsExactly("Cats & kittens");
    }

    @Test
    void whatIsSaidWhileReadingIsLearnt() throws Exception {
        String token = operatorsToken();
        beats().keep(new Beat("Cats", "felines", List.of()));
        assertThat(operator.page("/beats/cats").select(".steer button").eachText())
                .contains("More like this: Felines and the cat", "Less like this: Felines and the cat");

        operator.post("/beats/cats/say", "token", token, "paper", "2603.00001", "say", "more");
        operator.post("/beats/cats/say", "token", token, "paper", "2603.00010", "say", "less");

        assertThat(beats().find("cats").orElseThrow().examples())
                .containsExactly(
                        new Example(NewsStand.FELINES, Stance.MORE), new Example(NewsStand.BRIDGE, Stance.LESS));
        assertThat(titles(guest.page("/beats/cats")))
                .as("what was asked for stays in the list")
                .containsExactlyInAnyOrder("Felines and the cat", "A kitten is a feline", "The cat, cats and a kitten");
        assertThat(operator.page("/beats/cats").select(".steer").text()).contains("you asked for more like this");
        Document learned = operator.page("/beats/cats/learned");
        assertThat(learned.select(".told a").eachText())
                .containsExactly("Felines and the cat", "Bridges over rivers 10");
        assertThat(learned.select(".told small").eachText())
                .allSatisfy(text -> assertThat(text).contains("in 100 that it is meant"));
        assertThat(learned.select(".keywords").get(0).text()).contains("feline");
        assertThat(learned.select(".keywords").get(1).text()).contains("bridge");

        operator.post("/beats/cats/say", "token", token, "paper", "2603.00010", "say", "nothing", "from", "learned");
        assertThat(beats().find("cats").orElseThrow().examples())
                .containsExactly(new Example(NewsStand.FELINES, Stance.MORE));
    }

    @Test
    void aBeatIsChangedRenamedAndRemoved() throws Exception {
        String token = operatorsToken();
        beats().keep(new Beat("Cats", "felines", List.of(new Example(NewsStand.KITTEN, Stance.MORE))));
        beats().keep(new Beat("Dogs", "hounds", List.of()));

        assertThat(operator.post("/beats", "token", token, "name", "CATS!", "describe", "other")
                        .statusCode())
                .as("another of the name")
                .isEqualTo(409);
        assertThat(operator.post(
                                "/beats",
                                "token",
                                token,
                                "name",
                                "Dogs",
                                "describe",
                                "felines",
                                "former",
                                "cats",
                                "seen",
                                seen("cats"))
                        .statusCode())
                .as("a name that is taken")
                .isEqualTo(409);
        HttpResponse<String> renamed = operator.post(
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
                "cats",
                "seen",
                seen("cats"));

        assertThat(renamed.headers().firstValue("Location")).hasValue("/beats/felines");
        assertThat(operator.post(
                                "/beats",
                                "token",
                                token,
                                "name",
                                "Felines",
                                "describe",
                                "x",
                                "former",
                                "felines",
                                "seen",
                                "0")
                        .statusCode())
                .as("changed since the form was opened")
                .isEqualTo(409);
        assertThat(beats().list().stream().map(Beat::name)).containsExactly("Dogs", "Felines");
        assertThat(beats().find("felines").orElseThrow().examples())
                .containsExactly(new Example(NewsStand.KITTEN, Stance.MORE), new Example(NewsStand.CAT, Stance.LIKE));
        operator.post("/beats/felines/remove", "token", token);
        assertThat(beats().list().stream().map(Beat::name)).containsExactly("Dogs");
        assertThat(guest.get("/beats/felines").statusCode()).isEqualTo(404);
        assertThat(guest.get("/feeds/atom/beats/felines").statusCode()).isEqualTo(404);
    }

    @Test
    void badInputGetsAHelpfulAnswerAndTheFormBack() throws Exception {
        String token = operatorsToken();
        HttpResponse<String> nameless =
                operator.post("/beats", "token", token, "describe", "felines", "like", "2603.00001");
        assertThat(nameless.statusCode()).isEqualTo(400);
        Document again = Jsoup.parse(nameless.body());
        assertThat(again.expectFirst("[role=alert]").text()).startsWith("A beat's name is one line");
        assertThat(again.expectFirst("#describe").text()).isEqualTo("felines");
        assertThat(again.select(".chosen a").eachText()).containsExactly("Felines and the cat");

        assertThat(Jsoup.parse(operator.post(
                                        "/beats", "token", token, "name", "Long", "describe", "word ".repeat(10_000))
                                .body())
                        .expectFirst("[role=alert]")
                        .text())
                .contains("at most 2000 characters", "this has 39999");
        assertThat(guest.page("/beats/new?like=2699.99999&like=nonsense&describe=felines")
                        .expectFirst("[role=alert]")
                        .text())
                .startsWith("The catalogue has no paper 2699.99999, nonsense.");
        assertThat(guest.page("/beats/new?unlike=2603.00001")
                        .expectFirst("[role=alert]")
                        .text())
                .startsWith("So far it says only what is not wanted.");
        assertThat(guest.page("/beats/new?describe=felines")
                        .expectFirst(".remark")
                        .text())
                .startsWith("A single word is little to go by.");
        assertThat(beats().list()).isEmpty();
        assertThat(guest.get("/beats/none").statusCode()).isEqualTo(404);
        assertThat(guest.get("/beats/none/learned").statusCode()).isEqualTo(404);
        beats().keep(new Beat("Cats", "felines", List.of()));
        assertThat(guest.get("/beats/cats?p=7").statusCode()).isEqualTo(404);
        assertThat(guest.get("/beats/cats?p=x").statusCode()).isEqualTo(400);
        assertThat(operator.post("/beats/cats/say", "token", token, "paper", "2603.00001", "say", "hello")
                        .statusCode())
                .isEqualTo(400);
        beats().keep(new Beat("One", "", List.of(new Example(NewsStand.CAT, Stance.LIKE))));
        assertThat(operator.post("/beats/one/say", "token", token, "paper", "2603.00003", "say", "nothing")
                        .statusCode())
                .as("nothing would say what is wanted")
                .isEqualTo(400);
    }

    @Test
    void aLongSentenceInAnyScriptFitsIntoTheAddress() throws Exception {
        String sentence = "猫".repeat(Beat.LONGEST_INSTRUCTION);

        Document page = guest.page("/beats/new?describe=" + URLEncoder.encode(sentence, StandardCharsets.UTF_8));

        assertThat(page.expectFirst("#describe").text()).isEqualTo(sentence);
    }

    @Test
    void anExampleThatIsGoneFromTheCatalogueCanBeTakenBack() throws Exception {
        String token = operatorsToken();
        beats().keep(new Beat(
                "Cats",
                "felines",
                List.of(
                        new Example(PaperId.ofText("arxiv:2612.00001"), Stance.LIKE),
                        new Example(NewsStand.CAT, Stance.LIKE))));
        assertThat(operator.page("/beats/cats/learned").select(".told small").eachText())
                .anyMatch(text -> text.startsWith("has no say"));

        HttpResponse<String> taken =
                operator.post("/beats/cats/say", "token", token, "paper", "arxiv:2612.00001", "say", "nothing");

        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(beats().find("cats").orElseThrow().examples())
                .containsExactly(new Example(NewsStand.CAT, Stance.LIKE));
        assertThat(operator.post("/beats", "token", token, "name", "Dogs", "describe", "hounds", "like", "2612.00001")
                        .statusCode())
                .as("none is left out without a word")
                .isEqualTo(400);
    }

    @Test
    void theOnlyExampleOfABeatIsSaidToBeAllThatIsKnown() throws Exception {
        beats().keep(new Beat("One", "", List.of(new Example(NewsStand.CAT, Stance.LIKE))));

        Document learned = guest.page("/beats/one/learned");

        assertThat(learned.select(".told small").text()).startsWith("all that is known of what is meant");
        assertThat(learned.expectFirst(".lesson").text()).startsWith("With so few examples");
    }

    @Test
    void aBeatThatWantsNearlyEverythingIsToldSo(@TempDir Path other) throws Exception {
        List<Paper> papers = IntStream.range(10, 20)
                .mapToObj(i -> Sketch.of("2603.000" + i)
                        .titled(i < 14 ? "Felines " + i : "Bridges " + i)
                        .announced("2026-03-16")
                        .paper())
                .toList();
        try (NewsStand small = NewsStand.encoded(other, papers);
                Visitor visitor = new Visitor(() -> small)) {
            Document page = visitor.page("/beats/new?describe=felines");

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

        Document learned = guest.page("/beats/bridges/learned");

        assertThat(learned.select(".curve .dot")).hasSize(3);
        assertThat(learned.expectFirst(".lesson").text()).startsWith("With 4 examples, half of those kept back stand");
    }
}
