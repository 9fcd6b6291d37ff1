package broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.paper.Headline;
import broadsheet.paper.PaperId;
import broadsheet.search.lucene.LuceneIndex;
import broadsheet.search.query.Query;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
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
    private final LuceneIndex index;
    private final Search search;

    SearchTest(@TempDir Path folder) throws InterruptedException {
        Home home = new Home(folder);
        home.prepare();
        catalogue = Catalogue.open(home, InstantSource.fixed(Instant.parse("2026-04-01T00:00:00Z")));
        index = LuceneIndex.keep(home.index(), catalogue, InstantSource.system());
        search = new Search(catalogue, index);
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
        index.close();
        catalogue.close();
    }

    private void store(Sketch... sketches) throws InterruptedException {
        catalogue.papers().store(List.of(sketches).stream().map(Sketch::paper).toList());
        index.awaitCurrent();
    }

    private List<String> ids(String query) {
        return found(query).papers().stream()
                .map(paper -> paper.headline().id().text())
                .toList();
    }

    private Search.Found found(String query) {
        return search.find(query, Wanted.best(LENGTH), 0);
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

        assertThat(ids(query)).containsExactly(id);
        assertThat(found.reading().query())
                .isEqualTo(new Query.Id(PaperId.parse(id).orElseThrow()));
        assertThat(found.results().next()).isEmpty();
    }

    @Test
    void anotherNameOfAPaperFindsItUnderTheNameItIsFiledUnder() throws InterruptedException {
        store(Sketch.of("2404.00001").alsoCalled("10.1000/abc"));

        assertThat(ids("https://doi.org/10.1000/ABC")).containsExactly("arxiv:2404.00001");
        assertThat(ids("id:10.1000/ABC")).containsExactly("arxiv:2404.00001");
    }

    @Test
    void anIdentifierOfNoPaperFindsNothing() {
        assertThat(ids("2503.99999")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "attention, arxiv:2503.11731",
        "ATTENTION need, arxiv:2503.11731",
        "need attention, arxiv:2503.11731",
        "lukasz, arxiv:2503.11731",
        "erdos renyi, arxiv:hep-th/9901001",
        "'Erdős–Rényi', arxiv:hep-th/9901001",
        "'k-means', arxiv:hep-th/9901001",
        "自然言語, doi:10.1000/xyz(1)",
        "김민수, doi:10.1000/xyz(1)",
        "a_word, acl:P18-1001",
        "100% of, acl:P18-1001",
    })
    void wordsLeadToThePaperWhateverTheirCaseAndAccents(String query, String id) {
        assertThat(ids(query)).first().isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "%", "_", "\"'", "…—!", "\u0000", "%%%% ____"})
    void aQueryWithoutAWordFindsEverything(String query) {
        assertThat(ids(query)).hasSizeGreaterThanOrEqualTo(4);
        assertThat(found(query).reading().query()).isEqualTo(new Query.Everything());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nee%d", "'); drop table paper; --", "zzzzqq", "\"attention need\""})
    void whatNoPaperHasIsNotFound(String query) {
        assertThat(ids(query)).isEmpty();
        assertThat(ids("noam")).hasSize(2);
    }

    @Test
    void aQueryOfAnyLengthIsAnswered() {
        assertThat(ids("attention ".repeat(10_000))).first().isEqualTo("arxiv:2503.11731");
        assertThat(ids("a".repeat(200_000))).isEmpty();
        assertThat(ids(String.join(" OR ", Collections.nCopies(200, "attention"))))
                .first()
                .isEqualTo("arxiv:2503.11731");
    }

    @Test
    void openingsAreCutToTheLengthAskedFor() {
        assertThat(search.find("attention need", Wanted.best(LENGTH), 5).papers())
                .first()
                .extracting(Search.FoundPaper::headline)
                .extracting(Headline::opening, Headline::openingIsWhole)
                .containsExactly("An ab", false);
    }
}
