package broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.PaperLists.Cursor;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.paper.Headline;
import broadsheet.paper.PaperId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {
    private static final int LENGTH = 20;

    private final Catalogue catalogue;
    private final Search search;

    SearchTest(@TempDir Path folder) {
        Home home = new Home(folder);
        home.prepare();
        catalogue = Catalogue.open(home, InstantSource.fixed(Instant.parse("2026-04-01T00:00:00Z")));
        search = new Search(catalogue);
        store(
                Sketch.of("2503.11731")
                        .titled("Attention Is All You Need!")
                        .by("Łukasz Kaiser", "Noam Shazeer")
                        .announced("2025-03-18"),
                Sketch.of("hep-th/9901001")
                        .titled("Erdős–Rényi graphs and the $k$-means of $\\mathcal{O}(n)$")
                        .by("Paul Erdős")
                        .announced("1999-01-01"),
                Sketch.of("acl:P18-1001")
                        .titled("Attending to all 100% of a_word")
                        .by("Noam Chomsky")
                        .announced("2018-07"),
                Sketch.of("10.1000/XYZ(1)").titled("自然言語処理入門").by("김민수").announced("2020-05-05"));
    }

    @AfterAll
    void close() {
        catalogue.close();
    }

    private void store(Sketch... sketches) {
        catalogue.papers().store(List.of(sketches).stream().map(Sketch::paper).toList());
    }

    private List<String> ids(String query) {
        return found(query).headlines().stream()
                .map(headline -> headline.id().text())
                .toList();
    }

    private Search.Found found(String query) {
        return search.find(query, Cursor.START, LENGTH, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "2503.11731, arxiv:2503.11731",
        "arXiv:2503.11731v3, arxiv:2503.11731",
        "https://arxiv.org/pdf/2503.11731v2.pdf, arxiv:2503.11731",
        "https://huggingface.co/papers/2503.11731, arxiv:2503.11731",
        "10.48550/arXiv.2503.11731, arxiv:2503.11731",
        "'  2503.11731 ', arxiv:2503.11731",
        "HEP-TH/9901001v2, arxiv:hep-th/9901001",
        "P18-1001, acl:P18-1001",
        "https://aclanthology.org/P18-1001/, acl:P18-1001",
        "doi:10.1000/xyz(1), doi:10.1000/xyz(1)",
        "https://doi.org/10.1000/XYZ(1), doi:10.1000/xyz(1)",
    })
    void anIdentifierInAnyFormFindsThePaper(String query, String id) {
        Search.Found found = found(query);

        assertThat(found.headlines())
                .extracting(headline -> headline.id().text())
                .containsExactly(id);
        assertThat(found.id()).hasValue(PaperId.parse(id).orElseThrow());
        assertThat(found.words()).isEmpty();
        assertThat(found.next()).isEmpty();
    }

    @Test
    void anotherNameOfAPaperFindsItUnderTheNameItIsFiledUnder() {
        store(Sketch.of("2404.00001").alsoCalled("10.1000/abc"));

        assertThat(ids("https://doi.org/10.1000/ABC")).containsExactly("arxiv:2404.00001");
    }

    @Test
    void anIdentifierOfNoPaperIsReadAsWords() {
        Search.Found found = found("2503.99999");

        assertThat(found.headlines()).isEmpty();
        assertThat(found.id()).isEmpty();
        assertThat(found.words()).containsExactly("2503", "99999");
    }

    @ParameterizedTest
    @CsvSource({
        "attention, arxiv:2503.11731",
        "ATTENTION need, arxiv:2503.11731",
        "need attention, arxiv:2503.11731",
        "atten all you, arxiv:2503.11731",
        "attention shazeer, arxiv:2503.11731",
        "lukasz, arxiv:2503.11731",
        "erdos renyi, arxiv:hep-th/9901001",
        "'Erdős–Rényi', arxiv:hep-th/9901001",
        "'k-means', arxiv:hep-th/9901001",
        "自然言語, doi:10.1000/xyz(1)",
        "김민수, doi:10.1000/xyz(1)",
    })
    void allWordsMustBeginAWordOfTitleOrAuthorsWhateverTheirCaseAndAccents(String query, String id) {
        assertThat(ids(query)).containsExactly(id);
    }

    @Test
    void theNewestStandsFirst() {
        assertThat(ids("noam")).containsExactly("arxiv:2503.11731", "acl:P18-1001");
        assertThat(ids("att all")).containsExactly("arxiv:2503.11731", "acl:P18-1001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"attention transformer", "ttention", "abstract", "attentionis", "noam erdos"})
    void whatIsNotAllInOnePaperIsNotFound(String query) {
        assertThat(ids(query)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "%", "_", "\"'", "…—!", "\u0000", "%%%% ____"})
    void aQueryWithoutAWordFindsNothing(String query) {
        Search.Found found = found(query);

        assertThat(found.headlines()).isEmpty();
        assertThat(found.words()).isEmpty();
    }

    @Test
    void charactersThatMeanSomethingToTheDatabaseMeanNothingHere() {
        assertThat(ids("nee%d")).as("two words, not a pattern").isEmpty();
        assertThat(ids("at_ention")).isEmpty();
        assertThat(ids("100% of")).containsExactly("acl:P18-1001");
        assertThat(ids("'); drop table paper; --")).isEmpty();
        assertThat(ids("noam")).hasSize(2);
    }

    @Test
    void aQueryOfAnyLengthIsAnswered() {
        assertThat(ids("attention ".repeat(10_000))).containsExactly("arxiv:2503.11731");
        assertThat(ids("a".repeat(200_000))).isEmpty();
        assertThat(found("a b c d e f g h i j k l m n").words()).hasSize(Search.MOST_WORDS);
    }

    @Test
    void pagesHoldEveryPaperOnceInOrder() {
        int papers = 53;
        store(IntStream.range(0, papers)
                .mapToObj(i -> Sketch.of("2601.%05d".formatted(i))
                        .titled("Paged paper")
                        .announced(LocalDate.of(2026, 1, 1).plusDays(i / 4).toString()))
                .toArray(Sketch[]::new));
        for (int length : new int[] {1, 7, 53, 100}) {
            List<Headline> all = new ArrayList<>();
            Optional<Cursor> next = Optional.of(Cursor.START);
            while (next.isPresent()) {
                Search.Found page = search.find("paged", next.get(), length, 0);
                assertThat(page.headlines()).hasSizeBetween(1, length);
                all.addAll(page.headlines());
                next = page.next().map(cursor -> Cursor.parse(cursor.text()).orElseThrow());
            }
            assertThat(all).as("pages of %d", length).hasSize(papers).doesNotHaveDuplicates();
            assertThat(all.stream().map(headline -> headline.id().text()))
                    .as("the newest first, pages of %d", length)
                    .isSortedAccordingTo((one, other) -> other.compareTo(one));
        }
    }

    @Test
    void openingsAreCutToTheLengthAskedFor() {
        assertThat(search.find("attention", Cursor.START, LENGTH, 5).headlines())
                .extracting(Headline::opening, Headline::openingIsWhole)
                .containsExactly(tuple("An ab", false));
    }
}
