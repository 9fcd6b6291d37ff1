package broadsheet.source.arxiv;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.Licence;
import broadsheet.paper.Link;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperDate.Precision;
import broadsheet.paper.PaperId;
import broadsheet.paper.Provenance;
import broadsheet.paper.Publication;
import broadsheet.paper.Version;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sound answers, written here and recorded, become papers, deletions, refusals and the place to go on from. */
class OaiReaderTest {
    private static final Instant ANSWERED = Instant.parse("2026-03-20T03:00:00Z");
    private static final String NAME = "oai:arXiv.org:2603.00001";

    private final List<OaiRecord> records = new ArrayList<>();

    private OaiPage read(String answer) {
        return OaiReader.read(Answers.stream(answer), records::add);
    }

    private static String page() throws IOException {
        return Answers.written("records.xml");
    }

    @Test
    void aRecordBecomesAPaperWithAllItsVersions() throws IOException {
        read(page());

        PaperDate first = date("2026-03-06T18:59:59Z");
        assertThat(records.getFirst())
                .isEqualTo(new OaiRecord.Read(
                        NAME,
                        LocalDate.of(2026, 3, 18),
                        new Paper(
                                PaperId.of(PaperId.ARXIV, "2603.00001"),
                                List.of(),
                                "Engines that weave, after Gödel",
                                "We weave $O(n)$ & more, naïvely.",
                                List.of(
                                        new Author("Ada Lovelace"),
                                        new Author("Kurt Gödel"),
                                        new Author("Paul Erdős Jr.")),
                                List.of(new Category("cs.CL"), new Category("math.MP")),
                                new Publication(
                                        first,
                                        PaperDate.ofDay(LocalDate.of(2026, 3, 9), PaperDate.FROM_RULE),
                                        List.of(new Version(1, first), new Version(2, date("2026-03-17T09:05:00Z"))),
                                        List.of(),
                                        false,
                                        "12 pages; code at https://github.com/ada/engine.",
                                        "Notes 1 (1843)",
                                        "10.1000/abc",
                                        new Licence("http://creativecommons.org/licenses/by/4.0/")),
                                List.of(
                                        new Link(
                                                Link.Kind.PAGE,
                                                URI.create("https://arxiv.org/abs/2603.00001"),
                                                "arxiv"),
                                        new Link(
                                                Link.Kind.CODE,
                                                URI.create("https://github.com/ada/engine"),
                                                Link.FROM_TEXT)),
                                List.of(),
                                List.of(),
                                null,
                                "",
                                List.of(new Provenance("arxiv", Provenance.Origin.REGISTRY)))));
    }

    private static PaperDate date(String moment) {
        return new PaperDate(Instant.parse(moment), Precision.DAY, PaperDate.FROM_ARXIV);
    }

    @Test
    void aPageTellsHowToGoOn() throws IOException {
        OaiPage page = read(page());

        ResumptionToken token = new ResumptionToken("verb%3DListRecords%26metadataPrefix%3DarXivRaw"
                + "%26from%3D2026-03-19%26until%3D2026-03-20%26skip%3D1");
        assertThat(page).isEqualTo(new OaiPage.More(ANSWERED, 3, token));
        assertThat(token.checkpoint())
                .contains(new ResumptionToken.Checkpoint(LocalDate.of(2026, 3, 19), LocalDate.of(2026, 3, 20), 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<resumptionToken/>", "<resumptionToken> </resumptionToken>"})
    void aPageWithoutATokenIsTheLast(String token) throws IOException {
        assertThat(read(page().replaceAll("<resumptionToken.*</resumptionToken>", token)))
                .isEqualTo(new OaiPage.Last(ANSWERED, 3));
    }

    @Test
    void aWithdrawnPaperAndADeletedOneAreToldApart() throws IOException {
        read(page());

        assertThat(records.get(1))
                .isInstanceOfSatisfying(
                        OaiRecord.Read.class,
                        read -> assertThat(read.paper().publication().withdrawn())
                                .isTrue());
        assertThat(records.get(2))
                .isEqualTo(new OaiRecord.Deleted(
                        "oai:arXiv.org:2603.00002",
                        LocalDate.of(2026, 3, 19),
                        PaperId.of(PaperId.ARXIV, "2603.00002")));
    }

    @Test
    void anUnknownCategoryBehindThePrimaryOneIsKept() throws IOException {
        read(page().replace("cs.CL math.MP", "cs.CL made.UP"));

        assertThat(papers().findFirst().orElseThrow().categories())
                .containsExactly(new Category("cs.CL"), new Category("made.UP"));
    }

    @Test
    void anErrorIsARefusalButNothingNewIsAnEmptyPage() throws IOException {
        String page = page();
        String error = page.substring(0, page.indexOf("<ListRecords>")) + "<error code='%s'>Why</error></OAI-PMH>";

        assertThat(read(error.formatted("badResumptionToken")))
                .isEqualTo(new OaiPage.Refused(ANSWERED, "badResumptionToken", "Why"));
        assertThat(read(error.formatted("noRecordsMatch"))).isEqualTo(new OaiPage.Last(ANSWERED, 0));
        assertThat(read(error.formatted("noRecordsMatch'/><error code='badArgument")))
                .isEqualTo(new OaiPage.Refused(ANSWERED, "badArgument", "Why"));
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        assertThat(read('\uFEFF' + page())).isInstanceOf(OaiPage.More.class);
    }

    @ParameterizedTest
    @CsvSource({
        "page1, 6, 2011-02-03, 1",
        "last, 0, , ",
    })
    void realPagesAreRead(String name, int count, LocalDate from, Integer skip) throws IOException {
        OaiPage page = read(Answers.recorded("oai_pmh/list_records_arXivRaw_" + name + ".xml"));

        assertThat(records).hasOnlyElementsOfType(OaiRecord.Read.class);
        if (from == null) {
            assertThat(page).isEqualTo(new OaiPage.Last(Instant.parse("2026-11-20T03:00:00Z"), records.size()));
        } else {
            assertThat(records).hasSize(count);
            assertThat(page)
                    .isInstanceOfSatisfying(
                            OaiPage.More.class,
                            more -> assertThat(more.token().checkpoint())
                                    .contains(new ResumptionToken.Checkpoint(from, null, skip)));
        }
    }

    @Test
    void realPapersAreWithdrawnOrNot() throws IOException {
        read(Answers.recorded("oai_pmh/list_records_arXivRaw_page1.xml"));
        read(Answers.recorded("oai_pmh/list_records_arXivRaw_last.xml"));

        // Two others have a last version of 0kb and are not withdrawn.
        assertThat(papers().filter(paper -> paper.publication().withdrawn())
                        .map(paper -> paper.id().local()))
                .containsExactly("0903.0442", "cond-mat/0703772");
        assertThat(papers().filter(paper -> paper.id().local().equals("1009.1575"))
                        .flatMap(paper -> paper.authors().stream())
                        .map(Author::name))
                .containsExactly("Julien Ferté", "Vincent Pilaud", "Michel Pocchiola");
        assertThat(papers().filter(paper -> paper.id().local().equals("0712.3217"))
                        .flatMap(paper -> paper.authors().stream())
                        .map(Author::name))
                .containsExactly("Francois Delarue", "Frédéric Lagoutière");
    }

    private Stream<Paper> papers() {
        return records.stream()
                .filter(OaiRecord.Read.class::isInstance)
                .map(record -> ((OaiRecord.Read) record).paper());
    }

    @Test
    void aRealRecordHasTheDateOfItsFirstVersion() throws IOException {
        assertThat(read(Answers.recorded("oai_pmh/get_record_arXivRaw.xml"))).isInstanceOf(OaiPage.Last.class);

        Publication publication = papers().findFirst().orElseThrow().publication();
        assertThat(publication.versions()).hasSize(6);
        assertThat(publication.published()).isEqualTo(date("2008-06-25T15:29:38Z"));
        assertThat(publication.versions().getLast().submitted()).isEqualTo(date("2014-12-12T13:15:28Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"badArgument", "badResumptionToken", "idDoesNotExist"})
    void realErrorsAreRefusals(String code) throws IOException {
        assertThat(read(Answers.recorded("oai_pmh/error_" + code + ".xml")))
                .isInstanceOfSatisfying(
                        OaiPage.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void aRealAnswerWithNothingNewIsAnEmptyPage() throws IOException {
        assertThat(read(Answers.recorded("oai_pmh/error_noRecordsMatch.xml")))
                .isEqualTo(new OaiPage.Last(Instant.parse("2026-11-20T03:00:00Z"), 0));
    }
}
