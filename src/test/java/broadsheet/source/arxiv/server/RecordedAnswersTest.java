package broadsheet.source.arxiv.server;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.SharedData;
import broadsheet.source.arxiv.world.Announcements;
import broadsheet.source.arxiv.world.ArxivPaper;
import broadsheet.source.arxiv.world.ArxivPaper.Extra;
import broadsheet.source.arxiv.world.ArxivPaper.Version;
import broadsheet.source.arxiv.world.ArxivWorld;
import broadsheet.source.arxiv.world.MadeLives;
import broadsheet.source.arxiv.world.SettableClock;
import broadsheet.source.arxiv.world.ToldLife;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

/**
 * It is arXiv that the server imitates: given the papers of arXiv's recorded answers it must say them again, to the byte.
 * Records in {@code arXiv} and {@code oai_dc} are not imitated and not compared.
 */
class RecordedAnswersTest {
    private static final Instant ANSWERED = Instant.parse("2026-11-20T03:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The recorded pages begin with papers older than their {@code from}, so it is this that gives the same records. */
    private static final String FROM_THE_FIRST = "/oai?verb=ListRecords&metadataPrefix=arXivRaw&from=2009-01-01";

    private static String recorded(String name) throws IOException {
        return Files.readString(SharedData.orSkip("recorded").resolve(name));
    }

    private static String answer(String target, int page) throws IOException {
        List<ToldLife> lives = new ArrayList<>();
        for (String name : List.of("page1", "last")) {
            Document papers = Dom.read(recorded("oai_pmh/list_records_arXivRaw_" + name + ".xml"));
            Dom.papers(papers).forEach(paper -> lives.add(ToldLife.amended(paper)));
        }
        ArxivWorld world = new ArxivWorld(lives, Announcements.EVERY_WEEK, new SettableClock(ANSWERED));
        try (ArxivTestServer server = ArxivTestServer.start(world, page);
                Client client = new Client(server)) {
            return client.body(target);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "identify, /oai?verb=Identify",
        "list_metadata_formats, /oai?verb=ListMetadataFormats",
        "list_sets, /oai?verb=ListSets",
        "get_record_arXivRaw, /oai?verb=GetRecord&identifier=oai:arXiv.org:0806.4129&metadataPrefix=arXivRaw",
        "error_badArgument, /oai?verb=ListRecords&metadataPrefix=arXivRaw&from=2001-01-01",
        "error_badResumptionToken, /oai?verb=ListRecords&resumptionToken=nonsense",
        "error_idDoesNotExist, /oai?verb=GetRecord&identifier=oai:arXiv.org:9999.99999&metadataPrefix=arXiv",
        "error_noRecordsMatch, /oai?verb=ListRecords&metadataPrefix=arXiv&from=2026-11-21",
    })
    void theAnswerIsTheRecordedOne(String name, String target) throws IOException {
        assertThat(answer(target, 6)).isEqualTo(recorded("oai_pmh/" + name + ".xml"));
    }

    @Test
    void theFirstPageIsTheRecordedOneButForWhatWasAskedAndForTheSkipOfItsToken() throws IOException {
        String recorded = recorded("oai_pmh/list_records_arXivRaw_page1.xml");

        // The recorded page was made with a skip of 1, though it ends with three papers of that day.
        String answer = answer(FROM_THE_FIRST.replace("2009-01-01", "2005-09-16"), 6)
                .replace("from=\"2005-09-16\"", "from=\"2009-01-01\"");
        assertThat(answer).contains("from%3D2011-02-03%26skip%3D3<");
        assertThat(answer.replace("skip%3D3<", "skip%3D1<")).isEqualTo(recorded);
    }

    @Test
    void theLastPageIsTheRecordedOneButForTheSkipOfTheTokenThatAskedForIt() throws IOException {
        String token = "verb%3DListRecords%26metadataPrefix%3DarXivRaw%26from%3D2011-02-03%26skip%3D3";
        String answer = answer("/oai?verb=ListRecords&resumptionToken=" + token.replace("%", "%25"), 7);

        assertThat(answer.replace("skip%3D3'", "skip%3D1'"))
                .isEqualTo(recorded("oai_pmh/list_records_arXivRaw_last.xml"));
    }

    @Test
    void theListOfIdentifiersIsTheRecordedOneButForWhatWasAsked() throws IOException {
        String asked = "<request verb=\"ListIdentifiers\" metadataPrefix=\"arXiv\"";

        // The recorded list was made of all papers, whatever their sets.
        assertThat(answer("/oai?verb=ListIdentifiers&metadataPrefix=arXiv", 6)
                        .replace(asked, asked + " set=\"math:math:MP\" from=\"2009-01-01\""))
                .isEqualTo(recorded("oai_pmh/list_identifiers_set_math.xml"));
    }

    private static <T> T madeWorld(Function<Client, T> asking) {
        LocalDate first = LocalDate.of(2026, 2, 2);
        SettableClock clock = new SettableClock(Instant.parse("2026-02-13T12:00:00Z"));
        ArxivWorld world = new ArxivWorld(
                MadeLives.make(7, 9_000, first, 14, Announcements.EVERY_WEEK), Announcements.EVERY_WEEK, clock);
        try (ArxivTestServer server = ArxivTestServer.start(world);
                Client client = new Client(server)) {
            return asking.apply(client);
        }
    }

    private static String madeAnswer(String target) {
        return madeWorld(client -> {
            try {
                return client.body(target);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void theAtomFeedHasTheElementsOfARecordedOne() throws IOException {
        Set<String> recorded = Dom.shape(Dom.read(recorded("rss/arxiv_rss_example.xml")));
        Set<String> served = Dom.shape(Dom.read(madeAnswer("/atom/cs.AI")));
        // Papers with a journal are in no recorded feed.
        served.removeIf(element -> element.contains("}DOI") || element.contains("}journal_reference"));

        assertThat(served).isEqualTo(recorded);
    }

    @Test
    void theEntryOfOnePaperIsTheRecordedOneButForWhenItWasAsked() throws IOException {
        String recorded = recorded("atom/id_1605.08386_s0_m100_199195aa31ad.atom.xml");
        Document document = Dom.read(recorded);
        Instant at = Instant.parse(Dom.texts(document, "published").getFirst());
        ArxivPaper paper = new ArxivPaper(
                "1605.08386",
                "A submitter",
                List.of(new Version(at, "10kb", "D")),
                Dom.texts(document, "title").getLast(),
                String.join(", ", Dom.texts(document, "name")),
                List.of("math.CO", "math.ST"),
                Map.of(Extra.COMMENTS, Dom.texts(document, "comment").getFirst()),
                Dom.texts(document, "summary").getFirst(),
                LocalDate.of(2016, 5, 27));

        assertThat(told(paper, "/api/query?id_list=1605.08386&max_results=100")).isEqualTo(undated(recorded));
    }

    @Test
    void anIdOfNoPaperAndAnIdThatCannotBeOneAreAnsweredAsRecorded() throws IOException {
        ArxivPaper any = Dom.papers(Dom.read(recorded("oai_pmh/get_record_arXivRaw.xml")))
                .getFirst();

        assertThat(told(any, "/api/query?id_list=0000.0000&max_results=100"))
                .isEqualTo(undated(recorded("atom/id_0000.0000_s0_m100_8b51d9633a68.atom.xml")));
        assertThat(told(any, "/api/query?id_list=abc&max_results=100"))
                .isEqualTo(undated(recorded("atom/id_abc_s0_m100_b79c8dcf6bc3.atom.xml")));
    }

    private static String told(ArxivPaper paper, String target) throws IOException {
        ArxivWorld world =
                new ArxivWorld(List.of(ToldLife.amended(paper)), Announcements.EVERY_WEEK, new SettableClock(ANSWERED));
        try (ArxivTestServer server = ArxivTestServer.start(world);
                Client client = new Client(server)) {
            return undated(client.body(target));
        }
    }

    /** Without the moment of asking, and without arXiv's own number of the query. */
    private static String undated(String feed) {
        return feed.replaceAll("<updated>2026.*?</updated>", "<updated/>")
                .replaceAll("<id>https://arxiv.org/api/(?!errors).*?</id>", "<id/>")
                .strip();
    }

    @Test
    void theDailyListHasTheFieldsOfARecordedOne() throws IOException {
        JsonNode recorded = JSON.readTree(recorded("hf_daily_papers_api/daily_papers_2026-08-20.json"));
        JsonNode served = JSON.readTree(madeAnswer("/api/daily_papers?date=2026-02-12"));

        assertThat(served.size()).isPositive();
        // What all recorded entries have, and nothing that none has.
        assertThat(fieldsOfAny(recorded)).containsAll(fieldsOfAny(served));
        assertThat(fieldsOfAny(served)).containsAll(fieldsOfAll(recorded));
    }

    private static Set<String> fieldsOfAny(JsonNode entries) {
        Set<String> fields = new TreeSet<>();
        entries.forEach(entry -> collect(entry, "", fields));
        return fields;
    }

    private static Set<String> fieldsOfAll(JsonNode entries) {
        Set<String> common = fieldsOfAny(entries);
        entries.forEach(entry -> {
            Set<String> fields = new TreeSet<>();
            collect(entry, "", fields);
            common.retainAll(fields);
        });
        // The model is Hugging Face's own affair.
        common.remove("/paper/ai_summary_model");
        return common;
    }

    private static void collect(JsonNode node, String place, Set<String> fields) {
        node.properties().forEach(field -> {
            fields.add(place + "/" + field.getKey());
            collect(field.getValue(), place + "/" + field.getKey(), fields);
        });
        if (node.isArray()) {
            node.forEach(element -> collect(element, place, fields));
        }
    }
}
