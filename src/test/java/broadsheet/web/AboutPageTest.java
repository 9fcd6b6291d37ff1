package broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.ImportRun;
import broadsheet.catalog.Look;
import broadsheet.catalog.Papers;
import broadsheet.edition.Sketch;
import broadsheet.encode.ConceptEncoder;
import broadsheet.encode.EncoderException;
import broadsheet.encode.Encoding;
import broadsheet.encode.VectorFile.Encoded;
import broadsheet.encode.WordTable;
import broadsheet.paper.Paper;
import broadsheet.search.lucene.LuceneIndex;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server says of its encoder. */
class AboutPageTest {
    private static final List<Paper> PAPERS =
            List.of(Sketch.of("2501.00001").paper(), Sketch.of("2501.00002").paper());

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private static String head(NewsStand stand) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(stand.at("/about")).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            return Jsoup.parse(response.body()).select(".head").text();
        }
    }

    @Test
    void papersThatCanBeFoundByTheirMeaningAreCounted() throws Exception {
        try (NewsStand stand = NewsStand.encoded(folder, PAPERS)) {
            assertThat(head(stand)).contains("All of them can be found by their meaning");

            stand.open()
                    .catalogue()
                    .papers()
                    .store(List.of(Sketch.of("2501.00003").paper()));
            ((LuceneIndex) stand.open().index()).awaitCurrent();

            assertThat(head(stand)).contains("2 of 3 papers can be found by their meaning; the rest are being encoded");
        }
    }

    @Test
    void whoReadsArxivIsToldOfItsNextListAndWhetherAllIsHere() throws Exception {
        try (NewsStand stand = NewsStand.withPapers(folder)) {
            assertThat(fresh(stand)).doesNotContain("arXiv");
            Catalogue catalogue = stand.open().catalogue();
            catalogue.runs().end(catalogue.runs().begin("arxiv"), ImportRun.Outcome.DONE, Papers.Stored.NONE, 0, "");
            LocalDate day = LocalDate.of(2026, 3, 17);
            catalogue
                    .completeness()
                    .note(
                            List.of(new Look(day, Look.Part.CHANGED, NewsStand.CLOCK.instant(), 1_200, 1_190, 9, 7)),
                            List.of());

            assertThat(fresh(stand))
                    .contains(
                            "arXiv's next list is that of Thursday 19 March 2026, announced on 19 Mar 2026, 00:00 UTC.")
                    .contains("Its holidays are known until 31 December 2026.")
                    .contains("changed on 17 March 2026 1,200 1,190 9 7 3");
        }
    }

    private static String fresh(NewsStand stand) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(stand.at("/about")).build(), HttpResponse.BodyHandlers.ofString());
            return Jsoup.parse(response.body())
                    .select("section[aria-labelledby=fresh]")
                    .text();
        }
    }

    @Test
    void itTellsOfOneEditionOrOfTheFirstAndTheLast() throws Exception {
        Paper first = Sketch.of("2501.00001").announced("2025-01-06").paper();
        Paper second = Sketch.of("2501.00002").announced("2025-01-07").paper();
        try (NewsStand stand = NewsStand.encoded(folder, List.of(first))) {
            assertThat(head(stand)).contains("in daily lists; one edition, of 6 January 2025.");

            stand.open().catalogue().papers().store(List.of(second));

            assertThat(head(stand)).contains("in daily lists; editions from 6 January 2025 to 7 January 2025.");
        }
    }

    @Test
    void papersThatAreEstimatedAreCountedApart() throws Exception {
        List<Paper> papers = List.of(
                Sketch.of("2501.00001").titled("Bridges over rivers").paper(),
                Sketch.of("2501.00002").titled("Rivers and bridges").paper());
        ConceptEncoder encoder = new ConceptEncoder();
        try (NewsStand stand = NewsStand.encoded(folder, papers);
                ExecutorService workers = Executors.newFixedThreadPool(1)) {
            List<Encoded> encoded = papers.stream()
                    .map(Encoding::text)
                    .map(text -> new Encoded(text, encoder.text(text)))
                    .toList();
            stand.open().index().unencoded().orElseThrow().estimates().estimateBy(WordTable.learn(encoded, workers));
            stand.open()
                    .catalogue()
                    .papers()
                    .store(List.of(Sketch.of("2501.00003").titled("Of bridges").paper()));
            ((LuceneIndex) stand.open().index()).awaitCurrent();

            assertThat(head(stand))
                    .contains("2 of 3 papers can be found by their meaning, and 1 by what their words let expect of it,"
                            + " until they are encoded");
        }
    }

    @Test
    void howFarANewEncoderIsIsTold() throws Exception {
        try (NewsStand stand = NewsStand.changingEncoder(folder, PAPERS)) {
            assertThat(head(stand))
                    .contains("0 of 2 papers are encoded by the new encoder")
                    .contains("found by what the former one knew of them");
        }
    }

    @Test
    void anIndexThatCannotBeReadLeavesThePageWhole() throws Exception {
        try (NewsStand stand = NewsStand.encoded(folder, PAPERS, TornIndex::new)) {
            assertThat(head(stand)).contains("2 papers").contains("the index cannot be read just now");
        }
    }

    @Test
    void withoutAnEncoderItSaysThatThereIsNone() throws Exception {
        try (NewsStand stand =
                NewsStand.withPapers(folder, Map.of("BROADSHEET_ENCODER_MODEL", "none"), NewsStand.CLOCK)) {
            assertThat(head(stand)).contains("by their words alone: the configuration names no encoder");
        }
    }

    @Test
    void anEncoderThatCannotBeLoadedIsSaid() throws Exception {
        try (NewsStand stand = NewsStand.withSample(folder)) {
            Path vectors = Files.createDirectories(stand.open().home().vectors());
            for (int fallen = 0; fallen < 2; fallen++) {
                Files.writeString(vectors.resolve("loading-99999999" + fallen), "");
            }
            assertThatThrownBy(() -> stand.open().encoding().await()).isInstanceOf(EncoderException.class);

            assertThat(head(stand)).contains("by their words alone: the encoder cannot be loaded");
        }
    }
}
