package broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.edition.Sketch;
import broadsheet.paper.Paper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchPageTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final NewsStand stand;

    SearchPageTest(@TempDir Path folder) {
        stand = NewsStand.withPapers(folder.resolve("home"));
    }

    @AfterAll
    void close() {
        stand.close();
        client.close();
    }

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        return ask(stand, path);
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
        return Jsoup.parse(response.body(), at.at(path).toString());
    }

    private static Set<String> titles(Document page) {
        return new LinkedHashSet<>(page.select(".hits h2").eachText());
    }

    @Test
    void wordsAreMarkedAndTheReasonSums() throws Exception {
        Document page = page("/papers?q=newspapers+machine");

        Element first = page.expectFirst(".hits .paper");
        assertThat(first.select("h2 mark").eachText()).containsExactly("newspapers", "machines");
        assertThat(page.select(".read").text()).isEqualTo("Read as: papers about newspapers and machine.");
        MatchResult why = Pattern.compile("^(.*) = ([\\d.]+)\\.$")
                .matcher(first.select(".why p").text())
                .results()
                .findFirst()
                .orElseThrow();
        double sum = Pattern.compile("([\\d.]+) for")
                .matcher(why.group(1))
                .results()
                .mapToDouble(part -> Double.parseDouble(part.group(1)))
                .sum();
        assertThat(sum).isEqualTo(Double.parseDouble(why.group(2)), org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void aFacetNarrowsToWhatItCounts() throws Exception {
        Document page = page("/papers?q=newspapers");
        Element option = page.expectFirst(".f-cat label");
        String code = option.select("input").val();
        int papers = Integer.parseInt(option.select(".num").text());

        Document narrowed = page("/papers?q=newspapers&cat=" + code);

        assertThat(narrowed.select("[role=status]").text()).isEqualTo(papers + " papers");
        assertThat(narrowed.select(".f-cat input[checked]").eachAttr("value")).containsExactly(code);
        assertThat(narrowed.select(".f-cat label")).hasSameSizeAs(page.select(".f-cat label"));
        assertThat(narrowed.select("link[rel=alternate]").eachAttr("href"))
                .anyMatch(href -> href.contains("cat%3A" + code));
    }

    @Test
    void pagesLeadThroughAllThatWasFound() throws Exception {
        Set<String> seen = new LinkedHashSet<>();
        Document page = page("/papers?q=newspapers&order=date");
        int papers = Integer.parseInt(page.select("[role=status]").text().split(" ", -1)[0]);
        while (true) {
            Set<String> titles = titles(page);
            assertThat(seen).doesNotContainAnyElementsOf(titles);
            seen.addAll(titles);
            Element next = page.select("a[rel=next]").first();
            if (next == null) {
                break;
            }
            page = page(next.attr("href"));
        }

        assertThat(seen).hasSize(papers).hasSize(80);
    }

    @Test
    void aTypoIsForgivenSaidAndTakenBack() throws Exception {
        Document page = page("/papers?q=newspapres");

        assertThat(page.select(".aside").text()).contains("“newspapres”", "Showing results for newspapers");
        assertThat(titles(page)).isNotEmpty();
        Document exact = page(page.expectFirst(".aside a").attr("href"));
        assertThat(exact.select(".blank h2").text()).isEqualTo("Nothing found");
    }

    @ParameterizedTest
    @CsvSource({
        "/papers?q=, How to search",
        "/papers?q=zeppelins+unheard, Nothing found",
        "/papers?q=newspapers&cat=astro-ph.GA, Nothing of it is left",
    })
    void whereThereIsNothingThePageHelps(String path, String said) throws Exception {
        Document page = page(path);

        assertThat(page.select("main").text()).contains(said);
        assertThat(page.select("main a")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/papers?q=a&order=best, is no order",
        "/papers?q=a&mode=telepathy, is no mode",
        "/papers?q=a&after=nowhere, is no place",
        "/papers?q=a&year=lately, is no year",
    })
    void whatMakesNoSenseIsSaid(String path, String said) throws Exception {
        HttpResponse<String> response = ask(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(response.body()).text()).contains(said);
    }

    @Test
    void aSearchIsCitedWhole() throws Exception {
        HttpResponse<String> file = ask("/cite/bibtex/papers?q=newspapers");

        assertThat(file.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"papers.bib\"");
        assertThat(file.body().lines().filter(line -> line.startsWith("@"))).hasSize(80);
        assertThat(ask("/cite/ris/categories/hep-th").body().lines().filter(line -> line.startsWith("TY")))
                .isNotEmpty();
        assertThat(ask("/cite/bibtex/papers?q=zeppelins+unheard").statusCode()).isEqualTo(404);
    }

    @Test
    void papersAreFoundByWordsByMeaningOrByBoth(@TempDir Path folder) throws Exception {
        List<Paper> papers = List.of(
                Sketch.of("2501.00001").titled("Of a kitten").paper(),
                Sketch.of("2501.00002").titled("Of a feline").paper());
        try (NewsStand encoded = NewsStand.encoded(folder, papers)) {
            Document both = page(encoded, "/papers?q=kitten");
            assertThat(both.select("nav[aria-label=Found by] a").eachText())
                    .containsExactly("Both", "Words", "Meaning");
            assertThat(titles(both)).containsExactly("Of a kitten", "Of a feline");

            Document words = page(encoded, mode(both, "Words"));
            assertThat(titles(words)).containsExactly("Of a kitten");
            assertThat(words.select("input[name=mode]").val()).isEqualTo("words");

            Document meaning = page(encoded, mode(words, "Meaning"));
            assertThat(titles(meaning)).containsExactlyInAnyOrder("Of a kitten", "Of a feline");
            assertThat(meaning.select(".why p").eachText()).noneMatch(why -> why.contains("“kitten”"));
            assertThat(meaning.select("nav[aria-label=Found by] a[aria-current]")
                            .text())
                    .isEqualTo("Meaning");
            assertThat(mode(meaning, "Both")).isEqualTo("/papers?q=kitten");

            Document newest = page(encoded, "/papers?q=kitten&mode=meaning&order=date");
            assertThat(newest.select("nav[aria-label=Found by]")).isEmpty();
            assertThat(newest.expectFirst("nav[aria-label=Order] a").attr("href"))
                    .contains("mode=meaning");
        }
    }

    private static String mode(Document page, String word) {
        return page.expectFirst("nav[aria-label=Found by] a:contains(" + word + ")")
                .attr("href");
    }

    @Test
    void eachPaperFoundLeadsToWhatIsSimilar() throws Exception {
        Element paper = page("/papers?q=newspapers").expectFirst(".hits .paper");
        String id = paper.expectFirst("h2 a").attr("href").replace("/papers/", "");

        assertThat(paper.select(".facts a:contains(similar)").attr("href")).isEqualTo("/similar?like=" + id);
    }

    @Test
    void withoutAnEncoderThereIsNothingToChoose(@TempDir Path folder) throws Exception {
        try (NewsStand plain =
                NewsStand.withPapers(folder, Map.of("BROADSHEET_ENCODER_MODEL", "none"), NewsStand.CLOCK)) {
            Document page = page(plain, "/papers?q=newspapers");
            assertThat(titles(page)).isNotEmpty();
            assertThat(page.select("nav[aria-label=Found by], .facts a:contains(similar)"))
                    .isEmpty();
            assertThat(page(plain, "/papers?q=newspapers&mode=meaning")
                            .select(".aside")
                            .text())
                    .contains("There is no encoder");
        }
    }

    @Test
    void meaningThatIsAskedForTooSoonIsSaid() throws Exception {
        assertThat(page("/papers?q=newspapers&mode=meaning").select(".aside").text())
                .contains("The encoder is being loaded");
        assertThat(page("/papers?q=newspapers&mode=words").select(".aside").text())
                .doesNotContain("encoder");
    }
}
