package broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.edition.Sketch;
import broadsheet.paper.Paper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is trending: since the last visit, by another formula, with variety. */
class TrendingPageTest {
    private static final String SINCE_VISIT = "/papers/trending?window=visit";

    @TempDir
    private Path folder;

    private static List<Paper> papers() {
        return List.of(
                Sketch.of("2603.00201")
                        .titled("Of Wednesday")
                        .announced("2026-03-11")
                        .voted(90)
                        .paper(),
                Sketch.of("2603.00202")
                        .titled("Of Friday")
                        .announced("2026-03-13")
                        .voted(40)
                        .paper(),
                Sketch.of("2603.00203")
                        .titled("Of Monday")
                        .announced("2026-03-16")
                        .voted(10)
                        .paper());
    }

    private static NewsStand stand(Path folder, Map<String, String> environment, AtomicReference<Instant> now) {
        NewsStand stand = NewsStand.withSample(folder, environment, now::get);
        stand.open().catalogue().papers().store(papers());
        return stand;
    }

    private static List<String> titles(Document page) {
        return page.select("article.paper h2").eachText();
    }

    @Test
    void itLooksBackToTheDayOnWhichTheVisitBeforeThisOneEnded() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-12T22:00:00Z"));
        try (NewsStand stand = stand(folder, Map.of(), now);
                Visitor visitor = new Visitor(() -> stand)) {
            Document first = visitor.page(SINCE_VISIT);
            assertThat(first.select("h1").text()).isEqualTo("Trending since your last visit");
            assertThat(first.select(".note").eachText().getFirst())
                    .contains("was not here before", "this is the last week", "the server keeps nothing");
            assertThat(first.select(".switch a[aria-current=true]").eachText()).contains("Last visit");

            now.set(Instant.parse("2026-03-16T09:00:00Z"));
            Document second = visitor.page(SINCE_VISIT);
            assertThat(titles(second)).containsExactly("Of Monday", "Of Friday");
            assertThat(second.select(".note").eachText().getFirst())
                    .contains("You were here last on Thursday 12 March 2026.", "A cookie of this browser keeps");
            assertThat(second.select(".note").eachText().get(1)).contains("of 2 papers that appeared within 5 days");

            now.set(Instant.parse("2026-03-17T09:00:00Z"));
            assertThat(titles(visitor.page(SINCE_VISIT))).containsExactly("Of Monday");

            now.set(Instant.parse("2026-03-18T09:00:00Z"));
            Document nothing = visitor.page(SINCE_VISIT);
            assertThat(titles(nothing)).isEmpty();
            assertThat(nothing.select(".note").text())
                    .startsWith("Nothing has appeared since you were here last, on Tuesday 17 March 2026.");
        }
    }

    @Test
    void aVisitOfYearsAgoIsCutToAYearAndOneOfAnotherBrowserIsNotKnown() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2019-03-12T22:00:00Z"));
        try (NewsStand stand = stand(folder, Map.of(), now);
                Visitor visitor = new Visitor(() -> stand);
                Visitor other = new Visitor(() -> stand)) {
            visitor.get(SINCE_VISIT);
            now.set(Instant.parse("2026-03-16T22:00:00Z"));

            assertThat(visitor.page(SINCE_VISIT).select(".note").text()).contains("within 365 days");
            assertThat(other.page(SINCE_VISIT).select(".note").text()).contains("this is the last week");
        }
    }

    @Test
    void anotherFormulaIsNamedAndItsPartsAreTold() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-16T09:00:00Z"));
        try (NewsStand stand = stand(folder, Map.of("BROADSHEET_EDITION_TRENDING", "reddit"), now);
                Visitor visitor = new Visitor(() -> stand)) {
            Document page = visitor.page("/papers/trending");

            assertThat(titles(page)).containsExactly("Of Monday", "Of Friday", "Of Wednesday");
            assertThat(page.select(".note").text())
                    .contains("ranked as by Reddit’s “hot”, a day there being 2 days here");
            // log10(10 + 1), and seven days of a half-life of two: 3.5 · 86,400 / 45,000.
            assertThat(page.select(".why p").eachText().getFirst())
                    .isEqualTo("1.04 for 10 upvotes + 6.72 for being of the latest day = 7.76.");
            assertThat(page.select(".why p").get(1).text()).contains("3.84 for its age of 3 days");
        }
    }

    @Test
    void hackerNewsOfTheOldIsToldToThreeDigitsHoweverSmall() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-16T09:00:00Z"));
        try (NewsStand stand = stand(folder, Map.of("BROADSHEET_EDITION_TRENDING", "hacker-news"), now);
                Visitor visitor = new Visitor(() -> stand)) {
            // 90^0.8 / 62^1.8
            assertThat(visitor.page("/papers/trending")
                            .select(".why p")
                            .eachText()
                            .getLast())
                    .isEqualTo("0.0217 for 90 upvotes = 0.0217.");
        }
    }

    @Test
    void aPaperThatWasHeldBackTellsForWhomAndThoseThatRoseTellThatTheyDid() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-16T09:00:00Z"));
        List<Paper> crowd = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            crowd.add(Sketch.of("2603.0030" + i)
                    .in(i < 3 ? "cs.CV" : "cs.CL")
                    .by("Author " + i)
                    .announced("2026-03-16")
                    .voted(900 - i)
                    .paper());
        }
        try (NewsStand stand = stand(folder, Map.of(), now);
                Visitor visitor = new Visitor(() -> stand)) {
            stand.open().catalogue().papers().store(crowd);
            Document page = visitor.page("/papers/trending?window=day");

            assertThat(titles(page))
                    .startsWith("On arxiv:2603.00300", "On arxiv:2603.00303", "On arxiv:2603.00301", "Of Monday");
            assertThat(page.select(".why p").get(1).text())
                    .endsWith(
                            "Its points alone would make it the 4th; it stands higher, as others were held back for variety.");
            assertThat(page.select(".why p").get(2).text())
                    .endsWith(
                            "Its points alone would make it the 2nd; it was held back for variety, as the places before had"
                                    + " their share of Computer Vision and Pattern Recognition.");
        }
        try (NewsStand stand = stand(
                        folder,
                        Map.of(
                                "BROADSHEET_EDITION_TRENDING_TOPIC_SHARE", "100",
                                "BROADSHEET_EDITION_TRENDING_AUTHOR_SHARE", "100"),
                        now);
                Visitor visitor = new Visitor(() -> stand)) {
            Document page = visitor.page("/papers/trending?window=day");
            assertThat(titles(page)).startsWith("On arxiv:2603.00300", "On arxiv:2603.00301", "On arxiv:2603.00302");
            assertThat(page.select(".why p").text()).doesNotContain("variety");
        }
    }
}
