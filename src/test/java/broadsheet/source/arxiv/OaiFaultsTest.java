package broadsheet.source.arxiv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A broken record harms no other, and a torn answer hands out its whole records and no more. */
class OaiFaultsTest {
    private static final LocalDate DATESTAMP = LocalDate.of(2026, 3, 18);
    private static final String NAME = "oai:arXiv.org:2603.00001";

    private final List<OaiRecord> records = new ArrayList<>();

    private OaiPage read(String answer) {
        return OaiReader.read(Answers.stream(answer), records::add);
    }

    private static String page() throws IOException {
        return Answers.written("records.xml");
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
    void metadataOfAnotherFormIsNoPaper() throws IOException {
        read(page().replace("arXivRaw>", "arXiv>").replace("<arXivRaw ", "<arXiv "));

        assertThat(records.getFirst())
                .isEqualTo(
                        new OaiRecord.Broken(NAME, DATESTAMP, Fault.FORM, "metadata in the form arXiv, not arXivRaw"));
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

    @ParameterizedTest
    @ValueSource(strings = {"identify", "list_sets", "list_metadata_formats", "list_identifiers_set_math"})
    void realAnswersToOtherQuestionsAreNoPages(String name) throws IOException {
        assertThat(read(Answers.recorded("oai_pmh/" + name + ".xml"))).isInstanceOf(OaiPage.Torn.class);
    }

    @Test
    void anEntityIsNeverExpanded() throws IOException {
        String laughs = "<!DOCTYPE OAI-PMH [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>";

        assertThat(read(page().replaceFirst("<OAI-PMH", laughs + "<OAI-PMH").replace("We weave", "&b;")))
                .isInstanceOf(OaiPage.Torn.class);
        assertThat(records).isEmpty();
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
}
