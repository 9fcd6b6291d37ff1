package broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashSet;
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
        return client.send(HttpRequest.newBuilder(stand.at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private Document page(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = ask(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(response.body(), stand.at(path).toString());
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
}
