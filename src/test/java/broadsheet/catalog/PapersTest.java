package broadsheet.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.catalog.Papers.Stored;
import broadsheet.paper.Author;
import broadsheet.paper.Licence;
import broadsheet.paper.Listing;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.Provenance;
import broadsheet.paper.Provenance.Origin;
import broadsheet.paper.Publication;
import broadsheet.paper.Version;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Papers are stored, found by any of their ids, made one and removed, each time whole or not at all. */
@ParameterizedClass
@EnumSource
class PapersTest extends PapersCase {
    private static final PaperId ARXIV = PaperId.of(PaperId.ARXIV, "2503.11731");
    private static final PaperId DOI = PaperId.of(PaperId.DOI, "10.1000/xyz");

    @Test
    void theCatalogueKnowsWhenItFirstHeardOfAPaper() {
        papers.store(List.of(paper(ARXIV, "Title", "archive")));

        assertThat(papers.addedAt(List.of(ARXIV, DOI))).containsOnly(Map.entry(ARXIV, NOW));
        assertThat(papers.addedAt(List.of())).isEmpty();
    }

    @Test
    void aSinglePaperStoredAgainIsCountedAsKnown() {
        Paper paper = paper(ARXIV, "Title", "archive");

        assertThat(papers.store(List.of(paper))).isEqualTo(new Stored(1, 0, 0));
        assertThat(papers.store(List.of(paper))).isEqualTo(new Stored(0, 0, 1));
        assertThat(papers.store(List.of(paper(ARXIV, "Better", "archive")))).isEqualTo(new Stored(0, 1, 0));
        assertThat(catalogue.revision()).isEqualTo(2);
    }

    @Test
    void nothingStoredIsNothing() {
        assertThat(papers.store(List.of())).isEqualTo(Stored.NONE);
        assertThat(catalogue.revision()).isZero();
    }

    @Test
    void twoRecordsOfOnePaperInOneBatchBecomeOnePaper() {
        Paper one = paper(ARXIV, "Title", "archive");
        Paper other = paper(ARXIV, "Another", "daily");

        Stored stored = papers.store(List.of(one, other, one));

        assertThat(stored).isEqualTo(new Stored(1, 1, 1));
        assertThat(catalogue.size()).isEqualTo(1);
        assertThat(papers.find(ARXIV).orElseThrow().provenance())
                .extracting(Provenance::source)
                .containsExactly("archive", "daily");
    }

    @Test
    void recordsThatContradictEachOtherAndComeBackToWhatWasKnownWriteNothing() {
        Paper one = paper(ARXIV, "One", "archive");
        papers.store(List.of(one));

        papers.store(List.of(paper(ARXIV, "Other", "archive"), one));

        assertThat(papers.find(ARXIV)).contains(one);
        assertThat(catalogue.revision()).isEqualTo(1);
    }

    @Test
    void aPaperIsFoundByAnyOfItsIds() {
        papers.store(List.of(paper(ARXIV, "Title", "archive", DOI)));

        Optional<Paper> found = papers.find(DOI);

        assertThat(found).isPresent().isEqualTo(papers.find(ARXIV));
        assertThat(papers.find(PaperId.of(PaperId.ACL, "P18-1001"))).isEmpty();
    }

    @Test
    void theNamesOfManyAreThoseThatEachIsFoundUnder() {
        PaperId stating = PaperId.of(PaperId.ACL, "P18-1002");
        PaperId stated = PaperId.of(PaperId.DOI, "10.1000/abc");
        PaperId unknown = PaperId.of(PaperId.ACL, "P18-1001");
        Publication publication =
                new Publication(null, null, List.of(), List.of(), false, "", "", "10.1000/abc", Licence.UNKNOWN);
        papers.store(List.of(
                paper(ARXIV, "Title", "archive", DOI),
                paper(
                        stating,
                        List.of(),
                        "Other",
                        publication,
                        List.of(),
                        new Provenance("anthology", Origin.REGISTRY))));
        List<PaperId> asked = List.of(DOI, ARXIV, stated, stating, unknown);

        Map<PaperId, PaperId> filed = papers.filed(asked);

        assertThat(filed)
                .containsOnly(
                        Map.entry(DOI, ARXIV),
                        Map.entry(ARXIV, ARXIV),
                        Map.entry(stated, stating),
                        Map.entry(stating, stating));
        assertThat(asked)
                .allSatisfy(id -> assertThat(Optional.ofNullable(filed.get(id)))
                        .isEqualTo(papers.find(id).map(Paper::id)));
        assertThat(papers.filed(List.of())).isEmpty();
    }

    @Test
    void aRecordUnderAnotherIdIsThePaperThatHasIt() {
        papers.store(List.of(paper(ARXIV, "Title", "archive", DOI)));

        Stored stored = papers.store(List.of(paper(DOI, "Title", "anthology")));

        assertThat(stored).isEqualTo(new Stored(0, 1, 0));
        assertThat(papers.find(DOI).orElseThrow().id()).isEqualTo(ARXIV);
    }

    @Test
    void papersKnownApartBecomeOneWhenARecordNamesBoth() throws SQLException {
        papers.store(List.of(paper(DOI, "Early", "anthology")));
        papers.store(List.of(paper(ARXIV, "Late", "daily")));

        Stored stored = papers.store(List.of(paper(ARXIV, "Both", "archive", DOI)));

        assertThat(stored).isEqualTo(new Stored(0, 1, 0));
        assertThat(catalogue.size()).isEqualTo(1);
        Paper paper = papers.find(ARXIV).orElseThrow();
        assertThat(paper.id()).isEqualTo(DOI);
        assertThat(paper.otherIds()).containsExactly(ARXIV);
        assertThat(paper.provenance()).extracting(Provenance::source).containsExactly("anthology", "archive", "daily");
        assertThat(removed()).containsExactly(ARXIV.text());
    }

    @Test
    void aNewerVersionKeepsTheDatesOfOlderOnes() {
        PaperDate first = PaperDate.ofDay(LocalDate.of(2025, 3, 14), "archive");
        PaperDate second = PaperDate.ofDay(LocalDate.of(2025, 5, 1), "archive");
        papers.store(List.of(versioned(first, new Version(1, first))));

        papers.store(List.of(versioned(second, new Version(2, second))));

        Publication publication = papers.find(ARXIV).orElseThrow().publication();
        assertThat(publication.versions()).containsExactly(new Version(1, first), new Version(2, second));
    }

    @Test
    void aBatchIsStoredWholeOrNotAtAll() throws SQLException {
        try (Connection connection = store.connect(home);
                Statement statement = connection.createStatement()) {
            statement.execute(store.refusingListings());
        }
        Paper listed = listed(paper(ARXIV, "Listed", "daily"), "daily", LocalDate.of(2025, 3, 1));

        assertThatThrownBy(() -> papers.store(List.of(paper(DOI, "Plain", "archive"), listed)))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining(store.place(home));

        assertThat(papers.find(DOI)).isEmpty();
        assertThat(catalogue.size()).isZero();
        assertThat(catalogue.revision()).isZero();
    }

    @Test
    void moreIdsThanAQueryTakesAreStoredAndFound() {
        List<Paper> many = IntStream.range(0, 33_000)
                .mapToObj(i -> paper(PaperId.of("own", "n" + i), "T" + i, "own"))
                .toList();

        assertThat(papers.store(many)).isEqualTo(new Stored(33_000, 0, 0));
        assertThat(catalogue.lists().headlines(many.stream().map(Paper::id).toList(), 0))
                .hasSize(33_000);
    }

    @Test
    void removingASourceRemovesWhatOnlyItKnewAndItsPlaceInTheRest() throws SQLException {
        LocalDate day = LocalDate.of(2025, 12, 26);
        Paper sole = listed(paper(ARXIV, "Sole", "daily"), "daily", day);
        Paper shared = listed(paper(DOI, "Shared", "daily"), "daily", day);
        papers.store(List.of(sole, shared, paper(DOI, "Shared", "archive")));

        int touched = papers.removeSource("daily");

        assertThat(touched).isEqualTo(2);
        assertThat(papers.find(ARXIV)).isEmpty();
        Paper left = papers.find(DOI).orElseThrow();
        assertThat(left.listings()).isEmpty();
        assertThat(left.provenance()).extracting(Provenance::source).containsExactly("archive");
        assertThat(removed()).containsExactly(ARXIV.text());
        assertThat(papers.removeSource("daily")).isZero();
    }

    @Test
    void whatComesBackIsNotAmongTheRemoved() throws SQLException {
        papers.store(List.of(paper(ARXIV, "Title", "daily")));
        papers.removeSource("daily");
        long revision = catalogue.revision();

        papers.store(List.of(paper(ARXIV, "Title", "daily")));

        assertThat(removed()).isEmpty();
        assertThat(catalogue.revision()).isGreaterThan(revision);
    }

    private List<String> removed() throws SQLException {
        try (Connection connection = store.connect(home)) {
            return CatalogueDump.removed(connection);
        }
    }

    private static Paper paper(PaperId id, String title, String source, PaperId... otherIds) {
        Origin origin = source.equals("daily") ? Origin.LIST : Origin.REGISTRY;
        return paper(id, List.of(otherIds), title, Publication.UNKNOWN, List.of(), new Provenance(source, origin));
    }

    private static Paper versioned(PaperDate published, Version version) {
        Publication publication =
                new Publication(published, null, List.of(version), List.of(), false, "", "", "", Licence.UNKNOWN);
        return paper(ARXIV, List.of(), "Title", publication, List.of(), new Provenance("archive", Origin.REGISTRY));
    }

    private static Paper listed(Paper paper, String list, LocalDate day) {
        return paper(
                paper.id(),
                paper.otherIds(),
                paper.title(),
                paper.publication(),
                List.of(new Listing(list, day, 1, null, "")),
                paper.provenance().getFirst());
    }

    private static Paper paper(
            PaperId id,
            List<PaperId> otherIds,
            String title,
            Publication publication,
            List<Listing> listings,
            Provenance from) {
        return new Paper(
                id,
                otherIds,
                title,
                "",
                List.of(new Author("Ada Lovelace")),
                List.of(),
                publication,
                List.of(),
                listings,
                List.of(),
                null,
                "",
                List.of(from));
    }
}
