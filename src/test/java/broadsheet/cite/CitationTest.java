package broadsheet.cite;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.Licence;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.Provenance;
import broadsheet.paper.Provenance.Origin;
import broadsheet.paper.Publication;
import broadsheet.paper.Records;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitationTest {
    static final LocalDate DAY = LocalDate.of(2017, 6, 12);

    /** A paper of arXiv's. */
    static Paper paper(String venue, String doi, boolean withdrawn, Origin origin) {
        return new Paper(
                PaperId.of("arxiv", "1706.03762"),
                List.of(PaperId.of("openreview", "abcdef123")),
                "Attention Is\nAll You Need: 100% of $O(n^2)$ & BERT\u0007",
                "We propose\n the Transformer.",
                List.of(new Author("Ashish Vaswani"), new Author(":"), new Author("Łukasz Kaiser")),
                List.of(new Category("cs.CL"), new Category("own class")),
                new Publication(
                        PaperDate.ofDay(DAY, "arxiv"),
                        PaperDate.ofDay(DAY.plusDays(1), "arxiv"),
                        List.of(),
                        List.of(),
                        withdrawn,
                        "15 pages",
                        venue,
                        doi,
                        new Licence("http://arxiv.org/licenses/nonexclusive-distrib/1.0/")),
                List.of(),
                List.of(),
                List.of(),
                null,
                "",
                List.of(new Provenance("told", origin)));
    }

    @Test
    void aPreprintIsCitedByWhatArxivCallsIt() {
        Citation citation = Citation.of(paper("", "", false, Origin.REGISTRY));

        assertThat(citation.kind()).isEqualTo(Citation.Kind.PREPRINT);
        assertThat(citation.title()).isEqualTo("Attention Is All You Need: 100% of $O(n^2)$ & BERT");
        assertThat(citation.authors())
                .extracting(CitedName::inverted)
                .containsExactly("Vaswani, Ashish", "Kaiser, Łukasz");
        assertThat(citation.date()).isEqualTo(PaperDate.ofDay(DAY, "arxiv"));
        assertThat(citation.doi()).isEqualTo("10.48550/arXiv.1706.03762");
        assertThat(citation.arxiv()).isEqualTo("1706.03762");
        assertThat(citation.arxivCategory()).isEqualTo("cs.CL");
        assertThat(citation.url()).isEqualTo("https://arxiv.org/abs/1706.03762");
        assertThat(citation.pdf()).isEqualTo("https://arxiv.org/pdf/1706.03762");
        assertThat(citation.keywords()).containsExactly("Computation and Language");
        assertThat(citation.abstractText()).isEqualTo("We propose the Transformer.");
    }

    @Test
    void whereItAppearedLaterIsCitedWithThatYearAndThePublishersDoi() {
        Citation citation =
                Citation.of(paper("Advances in Tests 30 (2018), 5998-6008", "10.1000/ABC", false, Origin.REGISTRY));

        assertThat(citation.venue()).isEqualTo("Advances in Tests 30 (2018), 5998-6008");
        assertThat(citation.date()).extracting(PaperDate::iso).isEqualTo("2018");
        assertThat(citation.doi()).isEqualTo("10.1000/abc");
        assertThat(citation.arxiv()).isEqualTo("1706.03762");
        assertThat(citation.key()).startsWith("vaswani2017attention");
    }

    @Test
    void theMonthOfAPreprintIsNotThatOfTheMeeting() {
        assertThat(Citation.of(paper("ACL 2017", "", false, Origin.REGISTRY)).date())
                .extracting(PaperDate::iso)
                .isEqualTo("2017");
    }

    @Test
    void aPublishedPaperWithoutADoiDoesNotBorrowThatOfThePreprint() {
        assertThat(Citation.of(paper("Journal of Tests", "", false, Origin.REGISTRY))
                        .doi())
                .isEmpty();
    }

    @Test
    void aSummaryWrittenForTheSampleIsNotTheAuthorsAbstract() {
        assertThat(Citation.of(paper("", "", false, Origin.SAMPLE)).abstractText())
                .isEmpty();
    }

    @Test
    void aWithdrawnPaperIsCitedAsWithdrawn() {
        Citation citation = Citation.of(paper("", "", true, Origin.REGISTRY));

        assertThat(CitationFormat.BIBTEX.of(citation)).contains("note = {Withdrawn}");
        assertThat(CitationFormat.RIS.of(citation)).contains("N1  - Withdrawn\r\n");
        assertThat(CitationFormat.CSL_JSON.of(citation)).contains("\"note\" : \"Withdrawn\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ACL 2022 | mine:1 | CONFERENCE_PAPER",
                "Findings of NAACL 2022 | mine:1 | CONFERENCE_PAPER",
                "Proc. of the Workshop on Tests | mine:1 | CONFERENCE_PAPER",
                "NeurIPS 2023 | arxiv:2310.00001 | CONFERENCE_PAPER",
                "Transactions of the ACL | mine:1 | ARTICLE",
                "J. Phys.: Conf. Ser. 1 (2020) | mine:1 | ARTICLE",
                "Phys.Rev.D76:013009,2007 | arxiv:hep-th/0701001 | ARTICLE",
                "Computational Linguistics, Volume 14 | acl:J88-1001 | ARTICLE",
                "Computational Linguistics, Volume 46 | acl:2020.cl-1.1 | ARTICLE",
                "Actes de la 15ème conférence | acl:2008.jeptalnrecital-long.24 | CONFERENCE_PAPER",
            })
    void theVenueTellsWhatKindOfPaperItIs(String venue, String id, Citation.Kind kind) {
        Paper paper = Records.in(venue, Records.record(id, "told", "T", "Ada Lovelace"));

        assertThat(Citation.of(paper).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ACL 2022 | 2021 | 2022",
                "Phys.Rev.D76:013009,2007 | 2006 | 2007",
                "Phys. Rev. D 76, 2010 (2007) | 2006 | 2007",
                "Nature 1999 | 2006 | -1",
                "Proc. of the 21st Conference | 2006 | -1",
                "JHEP 0701:2012,2007 | 2006 | 2007",
                "Pages 2011-2020, 2009 | 2006 | 2009",
                "ACL 2090 | 2006 | -1",
            })
    void theVenueTellsTheYearIfItCanBeOne(String venue, int published, int year) {
        assertThat(Venue.year(venue, published).orElse(-1)).isEqualTo(year);
    }

    @Test
    void aPaperOfWhichOnlyTheTitleIsKnownCanBeCited() {
        Citation citation = Citation.of(Records.record("mine:17", "mine", "Only a title"));

        assertThat(citation.kind()).isEqualTo(Citation.Kind.UNKNOWN);
        assertThat(CitationFormat.BIBTEX.of(citation)).isEqualTo("""
                @misc{only-mine:17,
                  title = {Only a title}
                }
                """);
    }
}
