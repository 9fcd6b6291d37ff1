package broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.edition.Sketch;
import broadsheet.paper.Link;
import broadsheet.paper.Paper;
import broadsheet.paper.Provenance;
import broadsheet.paper.Reannouncement;
import broadsheet.paper.Subject;
import broadsheet.source.sample.SampleEdition;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Editions that are ranked, empty, awaited, of the future, or fresh since the last visit. */
class EditionPageTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        client.close();
    }

    private HttpResponse<byte[]> ask(NewsStand stand, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(stand.at(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static Document page(HttpResponse<byte[]> response) {
        return Jsoup.parse(new String(response.body(), StandardCharsets.UTF_8));
    }

    private Document page(NewsStand stand, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = ask(stand, path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return page(response);
    }

    /** Two hundred papers of a Tuesday that nobody listed, with all kinds of numbers. */
    private static List<Paper> ranked() {
        return IntStream.range(0, 200)
                .mapToObj(i -> {
                    Sketch sketch = Sketch.of("2603.%05d".formatted(700 + i))
                            .titled("A rather long title of paper %d, on what is read when nobody lists".formatted(i))
                            .by("Ada Number " + i, "Kurt Number " + i % 7)
                            .in(List.of("cs.CL", "cs.CV", "math.NA", "hep-th").get(i % 4))
                            .announced("2026-03-17")
                            .counted(i * 7 % 30, i * 5 % 11, i * i % 999);
                    return (i % 3 == 0 ? sketch.linked(Link.Kind.CODE) : sketch).paper();
                })
                .toList();
    }

    @Test
    void everyPaperOfARankedFrontExplainsItselfAndThePageStaysLight() throws Exception {
        try (NewsStand stand = NewsStand.withPapers(folder)) {
            stand.open().catalogue().papers().store(ranked());

            Document page = page(stand, "/papers/date/2026-03-17");

            assertThat(page.select(".beside").text()).contains("was ranked", " = ");
            assertThat(page.select(".seconds details.why")).hasSize(2);
            assertThat(page.select("details.why"))
                    .as("all of the front but the lead")
                    .hasSize(29);
            assertThat(page.select("details.why p").eachText()).allMatch(why -> why.contains(" = "));
            int weight = packed(stand, "/papers/date/2026-03-17") + packed(stand, "/static/style.css");
            assertThat(weight).isLessThan(60_000);
            assertThat(page(stand, "/papers/date/2026-03-17?section=cs.CL").select("details.why"))
                    .isNotEmpty();
        }
    }

    private int packed(NewsStand stand, String path) throws IOException, InterruptedException {
        return ask(stand, path, "Accept-Encoding", "gzip").body().length;
    }

    @Test
    void aListedFrontLeavesReasonsToItsLead() throws Exception {
        try (NewsStand stand = NewsStand.withPapers(folder)) {
            Document page = page(stand, "/papers/date/2026-03-16");
            assertThat(page.select(".beside p").text())
                    .isEqualTo("It has the most votes of the 13 papers listed: 40, as imported.");
            assertThat(page.select("details.why")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/papers/date/2026-03-17, No edition for Tuesday 17 March 2026, the next import",
        "/papers/date/2026-03-18, No edition for Wednesday 18 March 2026, the next import",
        "/papers/date/2026-03-15, No edition for Sunday 15 March 2026, No source listed or announced a paper"
    })
    void aDayThatHasBegunButHasNoEditionIsACalmPage(String path, String heading, String reason) throws Exception {
        try (NewsStand stand = NewsStand.withPapers(folder)) {
            Document page = page(stand, path);
            assertThat(page.select("main h2").text()).isEqualTo(heading);
            assertThat(page.select("main").text()).contains(reason, "The one before is that of");
            for (String link : page.select(".views a, main a").eachAttr("href")) {
                assertThat(ask(stand, link).statusCode())
                        .as(path + " leads to " + link)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void onAWeekendTheFrontPageSaysWhenTheNextEditionComes() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-20T12:00:00Z"));
        try (NewsStand stand = NewsStand.withPapers(folder, Map.of(), now::get)) {
            Catalogue catalogue = stand.open().catalogue();
            catalogue.following().choose(List.of(new Subject("cs")));
            catalogue
                    .papers()
                    .store(List.of(
                            Sketch.of("2603.00801").announced("2026-03-20").paper()));
            assertThat(page(stand, "/").select(".notice")).isEmpty();

            now.set(Instant.parse("2026-03-21T12:00:00Z"));
            String saturday = "arXiv announces nothing on Saturdays; the next edition is that of Monday 23 March 2026.";
            awaitFront(stand, saturday);
            assertThat(page(stand, "/").select(".notice").text()).isEqualTo(saturday);
            assertThat(page(stand, "/").select(".ear.l").text()).startsWith("Friday 20 March 2026");
            assertThat(page(stand, "/papers/date/2026-03-20").select(".notice"))
                    .as("who asks for a day gets that day")
                    .isEmpty();
            Document day = page(stand, "/papers/date/2026-03-21");
            assertThat(day.select("main").text()).contains(saturday);
            assertThat(day.select(".ear.r").text()).contains("Nothing announced");
        }
    }

    @Test
    void aMonthThatHasBegunIsACalmPageAndADayToComeIsNone() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-04-01T08:00:00Z"));
        try (NewsStand stand = NewsStand.withPapers(folder, Map.of(), now::get)) {
            assertThat(page(stand, "/papers/month/2026-04").select("main h2").text())
                    .isEqualTo("No edition for April 2026");
            assertThat(page(stand, "/papers/week/2026-W14").select("main h2").text())
                    .isEqualTo("No edition for Week 14 of 2026");
            HttpResponse<byte[]> toCome = ask(stand, "/papers/date/2026-04-02");
            assertThat(toCome.statusCode()).isEqualTo(404);
            assertThat(page(toCome).select("main").text())
                    .contains("The latest edition is that of Monday 16 March 2026");
        }
    }

    @Test
    void aDateOfTheFutureDoesNotTakeTheFrontUntilItHasCome() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(NewsStand.CLOCK.instant());
        try (NewsStand stand = NewsStand.withPapers(folder, Map.of(), now::get)) {
            stand.open()
                    .catalogue()
                    .papers()
                    .store(List.of(Sketch.of("2603.00777")
                            .titled("Ahead of its time")
                            .announced("2026-03-25")
                            .paper()));
            assertThat(page(stand, "/").select(".ear.l").text()).startsWith("Monday 16 March 2026");
            assertThat(page(stand, "/").select(".dates a[data-key=next]")).isEmpty();
            assertThat(page(stand, "/papers/date/2026-03-25").select(".lead h2").text())
                    .isEqualTo("Ahead of its time");
            assertThat(page(ask(stand, "/papers/date/2026-03-26")).text())
                    .contains("The latest edition is that of Monday 16 March 2026");

            now.set(Instant.parse("2026-03-24T00:00:00Z"));
            awaitFront(stand, "Ahead of its time");
        }
    }

    /** What every page says of the catalogue is asked anew a few times a second only. */
    private void awaitFront(NewsStand stand, String text) throws IOException, InterruptedException {
        Instant latest = Instant.now().plusSeconds(20);
        while (!page(stand, "/").text().contains(text)) {
            assertThat(Instant.now()).as("the front page never had " + text).isBefore(latest);
            Thread.onSpinWait();
        }
    }

    @Test
    void whatIsNewIsMarkedOnFoldedTitlesAndInTheRailToo() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(NewsStand.CLOCK.instant());
        try (NewsStand stand = NewsStand.withPapers(folder, Map.of(), now::get)) {
            String cookie = ask(stand, "/").headers().allValues("Set-Cookie").getFirst();
            now.set(NewsStand.CLOCK.instant().plusSeconds(7_200));
            stand.open().catalogue().papers().store(ranked());
            awaitFront(stand, "Tuesday 17 March 2026");

            Document page =
                    page(ask(stand, "/papers/date/2026-03-17", "Cookie", cookie.substring(0, cookie.indexOf(';'))));

            int folded = page.select(".sections .brief li").size();
            assertThat(folded).isPositive();
            assertThat(page.select(".sections .brief li .new")).hasSize(folded);
            assertThat(page.select(".trend li .new")).isNotEmpty();
        }
    }

    @Test
    void aSamplePaperThatIsReallyKnownShowsNoSummaryOfOurs() throws Exception {
        try (NewsStand stand = NewsStand.withSample(folder)) {
            Paper sample = SampleEdition.papers().getFirst();
            String path = "/papers/" + sample.id().path();
            assertThat(page(stand, path).select("section[aria-label=Summary]").text())
                    .contains(sample.abstractText());

            stand.open().catalogue().papers().store(List.of(withoutAbstract(sample)));

            assertThat(page(stand, path).select("section[aria-label=Abstract]").text())
                    .isEqualTo("No source gave its abstract.");
        }
    }

    private static final String TUESDAY = "2026-03-17";

    /** Papers that were announced again on a day. */
    static List<Paper> again(String day, int crosses, int replacements) {
        return Stream.concat(
                        IntStream.range(0, crosses)
                                .mapToObj(i -> Sketch.of("2601.%05d".formatted(i + 1))
                                        .titled("Shown to another field, $x_{%d}$".formatted(i))
                                        .in("math.NA")
                                        .again(Reannouncement.Kind.CROSS, day)),
                        IntStream.range(0, replacements)
                                .mapToObj(i -> Sketch.of("2602.%05d".formatted(i + 1))
                                        .titled("Replaced " + i)
                                        .in("hep-th")
                                        .again(Reannouncement.Kind.REPLACEMENT, day)))
                .map(Sketch::paper)
                .toList();
    }

    /** One that is new on that day, and shown to another field too. */
    private static Paper newAndCrossListed() {
        return Sketch.of("2603.00700")
                .titled("New and shown to another field")
                .in("cs.CL")
                .announced(TUESDAY)
                .again(Reannouncement.Kind.CROSS, TUESDAY)
                .paper();
    }

    @Test
    void whatWasAnnouncedAgainStandsFoldedBelowTheSections() throws Exception {
        try (NewsStand stand = NewsStand.withPapers(folder)) {
            stand.open().catalogue().papers().store(again(TUESDAY, 70, 3));
            stand.open().catalogue().papers().store(List.of(newAndCrossListed()));

            Document page = page(stand, "/papers/date/2026-03-17");

            assertThat(page.select(".pair h2").eachText())
                    .containsExactly("Cross-lists 70 papers", "Replacements 3 papers");
            assertThat(page.select("#cross-lists details.brief summary").text()).isEqualTo("The first 20");
            assertThat(page.select("#cross-lists .brief li")).hasSize(20);
            assertThat(page.select("#replacements .brief li a").eachText())
                    .containsExactly("Replaced 0", "Replaced 1", "Replaced 2");
            assertThat(page.select("#replacements .all")).isEmpty();
            assertThat(page.select(".again a").eachText()).containsExactly("Cross-lists", "Replacements");
            assertThat(page.select(".mast").text()).contains("1 paper");
            assertThat(page.select(".pair a").eachText()).doesNotContain("New and shown to another field");
            for (String link : page.select(".pair a, .again a").eachAttr("href")) {
                assertThat(ask(stand, link).statusCode()).as(link).isEqualTo(200);
            }
        }
    }

    @Test
    void aSupplementIsAListOfItsOwn() throws Exception {
        try (NewsStand stand = NewsStand.withPapers(folder)) {
            stand.open().catalogue().papers().store(again(TUESDAY, 70, 3));

            Document second = page(stand, "/papers/date/2026-03-17?supplement=cross-lists&p=2");

            assertThat(second.select("h1").text()).isEqualTo("Cross-lists");
            assertThat(second.select(".note").text()).contains("70 papers, page 2 of 2", "to a further field");
            assertThat(second.select(".rows .paper")).hasSize(10);
            assertThat(second.select("a[rel=prev]").attr("href"))
                    .isEqualTo("/papers/date/2026-03-17?supplement=cross-lists");
            assertThat(second.select("a[rel=next]")).isEmpty();
            assertThat(ask(stand, "/papers/date/2026-03-17?supplement=obituaries")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(ask(stand, "/papers/date/2026-03-16?supplement=cross-lists")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void anEditionWithoutThemSaysNothingOfThem() throws Exception {
        try (NewsStand stand = NewsStand.withPapers(folder)) {
            assertThat(page(stand, "/papers/date/2026-03-16").select(".pair, .again"))
                    .isEmpty();
        }
    }

    @Test
    void aDayOnWhichPapersWereOnlyAnnouncedAgainShowsThem() throws Exception {
        try (NewsStand stand = NewsStand.withPapers(folder)) {
            stand.open().catalogue().papers().store(again(TUESDAY, 0, 2));

            Document page = page(stand, "/papers/date/2026-03-17");

            assertThat(page.select("main h2").eachText())
                    .containsExactly("No edition for Tuesday 17 March 2026", "Replacements 2 papers");
        }
    }

    private static Paper withoutAbstract(Paper paper) {
        return new Paper(
                paper.id(),
                List.of(),
                paper.title(),
                "",
                paper.authors(),
                List.of(),
                paper.publication(),
                List.of(),
                List.of(),
                List.of(),
                null,
                "",
                List.of(new Provenance("archive", Provenance.Origin.REGISTRY)));
    }
}
