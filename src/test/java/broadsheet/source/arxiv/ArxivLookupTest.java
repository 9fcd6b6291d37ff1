package broadsheet.source.arxiv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import broadsheet.catalog.ImportRun;
import broadsheet.catalog.ImportRun.Outcome;
import broadsheet.catalog.Store;
import broadsheet.net.RawServer;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.Publication;
import broadsheet.source.FetchProgress;
import broadsheet.source.Pressroom;
import broadsheet.source.arxiv.LookedUp.Change;
import broadsheet.source.arxiv.server.Mood;
import broadsheet.source.arxiv.world.ArxivWorld;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Asks an arXiv of our own for single papers, into both databases. */
@ParameterizedClass
@EnumSource
class ArxivLookupTest {
    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    private Pressroom room;

    @BeforeEach
    void open() {
        room = new Pressroom(store, folder, 400);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private ArxivLookup lookup(URI base) {
        return new ArxivLookup(
                room.catalogue(), room.web(), new ArxivAddress(base, Duration.ZERO), room.clock(), room::pause);
    }

    private ArxivLookup.Report find(List<PaperId> ids) throws InterruptedException {
        return lookup(room.at("/api/query")).find(ids, FetchProgress.NONE);
    }

    private List<PaperId> held(int most) {
        return room.world().held().stream()
                .limit(most)
                .map(ArxivWorld.Held::id)
                .map(ArxivLookupTest::id)
                .toList();
    }

    private static PaperId id(String text) {
        return PaperId.parse(text).orElseThrow();
    }

    private Outcome lastOutcome() {
        return room.catalogue().runs().last("arxiv-api").map(ImportRun::outcome).orElseThrow();
    }

    @Test
    void whatBecameOfEachPaperIsTold() throws Exception {
        List<PaperId> ids = held(2);
        PaperId none = id("2611.99999");
        find(ids.subList(0, 1));

        ArxivLookup.Report report = find(List.of(ids.get(0), none, ids.get(1)));

        assertThat(report.problem()).isEmpty();
        assertThat(report.papers()).extracting(LookedUp::id).containsExactly(ids.get(0), none, ids.get(1));
        assertThat(report.found()).extracting(LookedUp.Found::change).containsExactly(Change.KNOWN, Change.NEW);
        assertThat(report.papers().get(1)).isEqualTo(new LookedUp.Missing(none));
        assertThat(report.found())
                .allSatisfy(found -> assertThat(found.title())
                        .isEqualTo(room.paper(found.id().text()).title()));
        assertThat(lastOutcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void aPaperThatWasHarvestedKeepsItsDates() throws Exception {
        new ArxivHarvest(
                        room.catalogue(),
                        room.web(),
                        new ArxivSettings(room.at("/oai"), Duration.ZERO, 2, 1 << 22, QuietTime.NONE),
                        room.clock(),
                        room::pause)
                .backfill("", Pressroom.FIRST, Pressroom.LAST, HarvestProgress.NONE);
        PaperId id = held(1).getFirst();
        Publication before = room.paper(id.text()).publication();

        find(List.of(id));

        assertThat(room.paper(id.text()).publication().published()).isEqualTo(before.published());
        assertThat(room.paper(id.text()).publication().versions()).isEqualTo(before.versions());
    }

    @Test
    void aPaperFoundAloneStandsOnTheDayOfTheRule() throws Exception {
        PaperId id = held(1).getFirst();

        find(List.of(id));

        assertThat(room.paper(id.text()).publication().announced())
                .extracting(PaperDate::source)
                .isEqualTo(PaperDate.FROM_RULE);
    }

    @Test
    void manyPapersAreAskedForInAFewRequests() throws Exception {
        ArxivLookup.Report report = find(held(120));

        assertThat(report.found()).hasSize(120);
        assertThat(room.server().log().all()).hasSize(3);
    }

    @Test
    void whateverTheServerDoesAllIsFound() throws Exception {
        room.server()
                .moods()
                .next(
                        new Mood.ColdCache(),
                        new Mood.CutInChunks(),
                        new Mood.Html(),
                        new Mood.Blank(),
                        Mood.Banned.TEN_MINUTES);

        ArxivLookup.Report report = find(held(60));

        assertThat(report.problem()).isEmpty();
        assertThat(report.found()).hasSize(60);
        assertThat(room.server().log().duringSilence()).isEmpty();
    }

    @Test
    void aServerThatNeverAnswersLeavesTheRestUnanswered() throws Exception {
        room.server().moods().when(call -> call.number() > 1, new Mood.ColdCache());

        ArxivLookup.Report report = find(held(120));

        assertThat(report.found()).hasSize(50);
        assertThat(report.papers().stream().filter(LookedUp.Unanswered.class::isInstance))
                .hasSize(70);
        assertThat(report.problem()).get().asString().contains("gave up after");
        assertThat(lastOutcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void anAddressThatIsNoneIsAProblemAtOnce() throws Exception {
        ArxivLookup.Report report = lookup(room.at("/nowhere")).find(held(1), FetchProgress.NONE);

        assertThat(report.problem()).get().asString().contains("404");
        assertThat(report.papers()).singleElement().isInstanceOf(LookedUp.Unanswered.class);
    }

    private static String entry(String id, String title) {
        return """
                <entry><id>http://arxiv.org/abs/%sv2</id><title>%s</title><summary>S</summary>
                <updated>2026-03-03T10:00:00Z</updated><published>2026-03-02T10:00:00Z</published>
                <category term="cs.CL"/><author><name>A B</name></author></entry>""".formatted(id, title);
    }

    /** A server that answers the first request with one feed, the second with the next, and so on. */
    private static RawServer answering(String... feeds) {
        List<String> left = new CopyOnWriteArrayList<>(feeds);
        return new RawServer(
                (_, out) -> out.write(("HTTP/1.1 " + (left.getFirst().isEmpty() ? "400 Bad Request" : "200 OK")
                                + "\r\nConnection: close\r\n\r\n" + left.removeFirst())
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private static String feed(int total, String... entries) {
        return """
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:o="http://a9.com/-/spec/opensearch/1.1/">
                <o:totalResults>%d</o:totalResults><o:startIndex>0</o:startIndex>%s</feed>""".formatted(total, String.join("", entries));
    }

    @Test
    void aPageThatHoldsNoneOfItsPapersIsAskedForAgain() throws Exception {
        try (RawServer server = answering(feed(1), feed(1), feed(1, entry("2603.00001", "One")))) {
            ArxivLookup.Report report =
                    lookup(server.uri("/api/query")).find(List.of(id("2603.00001")), FetchProgress.NONE);

            assertThat(report.papers()).containsExactly(new LookedUp.Found(id("2603.00001"), Change.NEW, "One"));
        }
    }

    @Test
    void whatAPageLacksIsAskedForAlone() throws Exception {
        try (RawServer server = answering(feed(2, entry("2603.00001", "One")), feed(1, entry("2603.00002", "Two")))) {
            ArxivLookup.Report report = lookup(server.uri("/api/query"))
                    .find(List.of(id("2603.00001"), id("2603.00002"), id("2603.00003")), FetchProgress.NONE);

            assertThat(report.papers())
                    .containsExactly(
                            new LookedUp.Found(id("2603.00001"), Change.NEW, "One"),
                            new LookedUp.Found(id("2603.00002"), Change.NEW, "Two"),
                            new LookedUp.Missing(id("2603.00003")));
            assertThat(server.requests()).hasSize(2).last().asString().contains("2603.00002%2C2603.00003");
        }
    }

    @Test
    void anIdThatArxivDoesNotTakeForOneHarmsNoOther() throws Exception {
        try (RawServer server = answering("", "", feed(1, entry("2603.00002", "Two")))) {
            ArxivLookup.Report report = lookup(server.uri("/api/query"))
                    .find(List.of(id("2603.00001"), id("2603.00002")), FetchProgress.NONE);

            assertThat(report.problem()).isEmpty();
            assertThat(report.papers())
                    .containsExactly(
                            new LookedUp.Missing(id("2603.00001")),
                            new LookedUp.Found(id("2603.00002"), Change.NEW, "Two"));
        }
    }

    @Test
    void aBrokenRecordIsToldWithItsKindAndHarmsNoOther() throws Exception {
        try (RawServer server = answering(feed(2, entry("2603.00001", ""), entry("2603.00002", "Two")))) {
            ArxivLookup.Report report = lookup(server.uri("/api/query"))
                    .find(List.of(id("2603.00001"), id("2603.00002")), FetchProgress.NONE);

            assertThat(report.papers())
                    .containsExactly(
                            new LookedUp.Broken(id("2603.00001"), Fault.TITLE, "no title"),
                            new LookedUp.Found(id("2603.00002"), Change.NEW, "Two"));
        }
    }

    @Test
    void onlyArxivIsAskedForWhatIsArxivs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        find(Stream.of("10.1000/xyz").map(ArxivLookupTest::id).toList()))
                .withMessageContaining("doi:10.1000/xyz");
    }
}
