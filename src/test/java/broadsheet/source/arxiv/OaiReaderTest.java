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
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OaiReaderTest {
    private static final Instant ANSWERED = Instant.parse("2026-03-20T03:00:00Z");
    private static final LocalDate DATESTAMP = LocalDate.of(2026, 3, 18);
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

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "IDENTIFIER, <id>2603.00001</id>, ",
                "IDENTIFIER, <id>2603.00001</id>, <id>2613.00001</id>",
                "TITLE, |Engines that\n  weave, after G\\\"odel|, | \n|",
                "DATE, |Fri, 06 Mar 2026 18:59:59 GMT|, |Sat, 06 Mar 2026 18:59:59 GMT|",
                "DATE, |Fri, 06 Mar 2026 18:59:59 GMT|, |Fri, 06 Mar 20260 18:59:59 GMT|",
                "DATE, |Fri, 06 Mar 2026 18:59:59 GMT|, ",
                "DATE, <datestamp>2026-03-18</datestamp><setSpec>cs, <datestamp>2026-02-30</datestamp><setSpec>cs",
                "VERSIONS, version=\"v1\", version=\"v2\"",
                "VERSIONS, version=\"v1\", version=\"v3\"",
                "VERSIONS, version=\"v1\", version=\"v0\"",
                "VERSIONS, version=\"v1\", ",
                "CATEGORY, cs.CL math.MP, made.UP math.MP",
                "CATEGORY, cs.CL math.MP, ",
                "CHARACTER, We weave, We &#x1; weave",
                "CHARACTER, We weave, We &#1; weave",
                "CHARACTER, We weave, We \u0001 weave",
                "CHARACTER, We weave, We \uFFFE weave",
                "CHARACTER, We weave, We &#xD800; weave",
                "CHARACTER, We weave, We &#xFFFFFFFFF; weave",
                "CHARACTER, We weave, We &nbsp; weave",
                "CHARACTER, We weave, We & weave",
                "CHARACTER, We weave, We AT&T weave",
            })
    void whatIsWrongWithARecordIsToldByKindAndHarmsNoOther(Fault fault, String right, String wrong) throws IOException {
        String page = page();
        assertThat(page).contains(right);

        OaiPage outcome =
                read(page.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong == null ? "" : wrong)));

        assertThat(outcome).isInstanceOf(OaiPage.More.class);
        assertThat(records).hasSize(3);
        assertThat(records.getFirst()).isInstanceOfSatisfying(OaiRecord.Broken.class, broken -> {
            assertThat(broken.identifier()).isEqualTo(NAME);
            assertThat(broken.fault()).isEqualTo(fault);
            assertThat(broken.reason()).isNotBlank().hasSizeLessThan(200);
        });
        assertThat(records.subList(1, 3)).hasExactlyElementsOfTypes(OaiRecord.Read.class, OaiRecord.Deleted.class);
    }

    @Test
    void bytesThatAreNotUtf8HarmOneRecord() throws IOException {
        byte[] page = page().replace("We weave", "We ~ weave").getBytes(StandardCharsets.UTF_8);
        page[new String(page, StandardCharsets.ISO_8859_1).indexOf("We ~") + 3] = (byte) 0xFF;

        assertThat(OaiReader.read(new ByteArrayInputStream(page), records::add)).isInstanceOf(OaiPage.More.class);
        assertThat(records.getFirst())
                .isInstanceOfSatisfying(
                        OaiRecord.Broken.class,
                        broken -> assertThat(broken.fault()).isEqualTo(Fault.CHARACTER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x ", "<b></b>"})
    void aRecordThatIsTooLongHarmsNoOther(String part) throws IOException {
        String longer = part.repeat(2 * XmlCursor.LONGEST_RECORD / part.length());

        assertThat(read(page().replace("<acm-class>None", "<abstract>" + longer + "</abstract><acm-class>None")))
                .isInstanceOf(OaiPage.More.class);
        assertThat(records).hasSize(3);
        if (part.equals("x ")) {
            assertThat(records.getFirst())
                    .isEqualTo(new OaiRecord.Broken(
                            NAME, DATESTAMP, Fault.LENGTH, "longer than " + XmlCursor.LONGEST_RECORD + " characters"));
        }
    }

    @Test
    void aRecordOfAMillionVersionsIsTooLong() throws IOException {
        read(page().replaceFirst("<version ", "<version/>".repeat(100_000) + "<version "));

        assertThat(records.getFirst())
                .isInstanceOfSatisfying(
                        OaiRecord.Broken.class,
                        broken -> assertThat(broken.fault()).isEqualTo(Fault.LENGTH));
    }

    @Test
    void anUnknownCategoryBehindThePrimaryOneIsKept() throws IOException {
        read(page().replace("cs.CL math.MP", "cs.CL made.UP"));

        assertThat(papers().findFirst().orElseThrow().categories())
                .containsExactly(new Category("cs.CL"), new Category("made.UP"));
    }

    @Test
    void metadataOfAnotherFormIsNoPaper() throws IOException {
        read(page().replace("arXivRaw>", "arXiv>").replace("<arXivRaw ", "<arXiv "));

        assertThat(records.getFirst())
                .isEqualTo(
                        new OaiRecord.Broken(NAME, DATESTAMP, Fault.FORM, "metadata in the form arXiv, not arXivRaw"));
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Rate exceeded.",
                "<html><body>503 first byte timeout</body></html>",
                "<!DOCTYPE html><html><body>503</body></html>",
                "{\"error\": 503}",
                "<OAI-PMH><responseDate>2026-03-20T03:00:00Z</responseDate><Identify/></OAI-PMH>",
                "<OAI-PMH><responseDate>yesterday</responseDate><ListRecords/></OAI-PMH>",
                "<!DOCTYPE OAI-PMH [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><OAI-PMH>&e;</OAI-PMH>",
            })
    void whatIsNoAnswerIsTorn(String answer) {
        assertThat(read(answer)).isInstanceOfSatisfying(OaiPage.Torn.class, torn -> {
            assertThat(torn.records()).isZero();
            assertThat(torn.reason()).isNotBlank().doesNotContain("\n");
        });
        assertThat(records).isEmpty();
    }

    @Test
    void anEntityIsNeverExpanded() throws IOException {
        String laughs = "<!DOCTYPE OAI-PMH [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>";

        assertThat(read(page().replaceFirst("<OAI-PMH", laughs + "<OAI-PMH").replace("We weave", "&b;")))
                .isInstanceOf(OaiPage.Torn.class);
        assertThat(records).isEmpty();
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        assertThat(read('\uFEFF' + page())).isInstanceOf(OaiPage.More.class);
    }

    @Test
    void aStreamThatFailsIsTorn() throws IOException {
        byte[] page = page().getBytes(StandardCharsets.UTF_8);
        InputStream failing = new FilterInputStream(new ByteArrayInputStream(page, 0, page.length / 2)) {
            @Override
            public int read(byte[] out, int offset, int length) throws IOException {
                int count = super.read(out, offset, length);
                if (count < 0) {
                    throw new IOException("connection reset");
                }
                return count;
            }
        };

        assertThat(OaiReader.read(failing, records::add)).isInstanceOfSatisfying(OaiPage.Torn.class, torn -> {
            assertThat(torn.reason()).contains("connection reset");
            assertThat(torn.records()).isEqualTo(records.size());
        });
    }

    @Test
    void whereverAPageIsCutItsWholeRecordsAreHandedOutAndNoMore() throws IOException {
        assertCut(page(), 1);
    }

    @Test
    void aRealPageMayBeCutAnywhere() throws IOException {
        assertCut(Answers.recorded("oai_pmh/list_records_arXivRaw_page1.xml"), 37);
    }

    private void assertCut(String page, int step) {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        read(page);
        List<OaiRecord> whole = List.copyOf(records);
        int end = page.lastIndexOf("</OAI-PMH>") + "</OAI-PMH>".length();
        for (int length = 0; length < end; length += step) {
            List<OaiRecord> before = new ArrayList<>();
            OaiPage outcome = OaiReader.read(new ByteArrayInputStream(Arrays.copyOf(bytes, length)), before::add);

            assertThat(outcome).as("cut at %s", length).isInstanceOf(OaiPage.Torn.class);
            assertThat(outcome.records()).isEqualTo(before.size());
            assertThat(before).isEqualTo(whole.subList(0, before.size()));
        }
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

    @ParameterizedTest
    @ValueSource(strings = {"identify", "list_sets", "list_metadata_formats", "list_identifiers_set_math"})
    void realAnswersToOtherQuestionsAreNoPages(String name) throws IOException {
        assertThat(read(Answers.recorded("oai_pmh/" + name + ".xml"))).isInstanceOf(OaiPage.Torn.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oai_pmh/get_record_arXiv",
                "oai_pmh/get_record_oai_dc",
                "oai_pmh/list_records_arXiv_page1",
                "oai_pmh/list_records_arXiv_last",
                "oai_pmh/list_records_oai_dc_page1",
                "oai_pmh/list_records_oai_dc_last",
            })
    void realRecordsOfOtherFormsAreNoPapers(String name) throws IOException {
        assertThat(read(Answers.recorded(name + ".xml"))).isNotInstanceOf(OaiPage.Torn.class);
        assertThat(records)
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record)
                        .isInstanceOfSatisfying(
                                OaiRecord.Broken.class,
                                broken -> assertThat(broken.fault()).isEqualTo(Fault.FORM)));
    }

    @ParameterizedTest
    @CsvSource({
        "verb%3DListRecords%26from%3D2026-01-02%26skip%3D3",
        "verb=ListRecords&from=2026-01-02&skip=3",
        "verb%253DListRecords%2526from%253D2026-01-02%2526skip%253D3",
    })
    void aTokenIsReadHoweverOftenItWasEncoded(String token) {
        assertThat(new ResumptionToken(token).checkpoint())
                .contains(new ResumptionToken.Checkpoint(LocalDate.of(2026, 1, 2), null, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567|1001",
                "verb=x",
                "from=2026-01-02",
                "skip=-1",
                "skip=x",
                "skip=1&from=2026-13-01",
                "%",
                "%zz"
            })
    void aTokenOfAnotherKindHasNoCheckpoint(String token) {
        assertThat(new ResumptionToken(token).checkpoint()).isEmpty();
    }
}
