package broadsheet.source.arxiv;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.SharedData;
import broadsheet.catalog.Store;
import broadsheet.paper.PaperId;
import broadsheet.source.Pressroom;
import broadsheet.source.arxiv.server.Mood;
import broadsheet.source.arxiv.world.ArxivWorld.News;
import broadsheet.source.arxiv.world.Change;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks an arXiv of our own which papers it lists. */
class ArxivListingTest {
    @TempDir
    private Path folder;

    private Pressroom room;

    @BeforeEach
    void open() {
        room = new Pressroom(Store.SQLITE, folder, 900);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private ArxivListing listing(int longest) {
        return new ArxivListing(
                room.web(),
                new ArxivAddress(room.at("/rss"), Duration.ZERO),
                new ArxivSettings(room.at("/oai"), Duration.ZERO, 2, 1 << 22, QuietTime.AFTER_MIDNIGHT),
                room.clock(),
                room::pause,
                longest);
    }

    private ArxivListing listing() {
        return listing(ArxivFeed.LONGEST);
    }

    private static List<PaperId> papers(ArxivListing.Outcome outcome) {
        assertThat(outcome).isInstanceOf(ArxivListing.Outcome.Listed.class);
        return List.copyOf(((ArxivListing.Outcome.Listed) outcome).papers());
    }

    private List<PaperId> news(Predicate<News> which) {
        return room.world().news(Pressroom.LAST).stream()
                .filter(which)
                .filter(news ->
                        news.kind() == Change.Kind.ANNOUNCED || news.paper().version() <= 5)
                .map(news -> PaperId.of("arxiv", news.paper().id()))
                .toList();
    }

    private static boolean isOfComputing(String category) {
        return category.startsWith("cs.");
    }

    @Test
    void whatTheFeedsOfTheDayAnnounceIsListedOnce() throws Exception {
        List<PaperId> expected =
                news(news -> news.paper().categories().stream().anyMatch(ArxivListingTest::isOfComputing));

        assertThat(papers(listing().announced(List.of("cs"), Pressroom.LAST)))
                .hasSizeGreaterThan(10)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(papers(listing().announced(List.of(), Pressroom.LAST)))
                .containsExactlyInAnyOrderElementsOf(news(any -> true));
    }

    @Test
    void aFeedThatIsFullIsAskedForInHalves() throws Exception {
        List<PaperId> whole = papers(listing().announced(List.of("cs"), Pressroom.LAST));
        int before = room.server().log().all().size();

        assertThat(papers(listing(whole.size() / 2).announced(List.of("cs"), Pressroom.LAST)))
                .containsExactlyInAnyOrderElementsOf(whole);
        assertThat(room.server().log().all().size() - before).isGreaterThan(2);
    }

    @Test
    void aFeedOfAnotherDayAndOneOfAWeekendListNothing() throws Exception {
        assertThat(listing().announced(List.of("cs"), Pressroom.LAST.plusDays(3)))
                .isInstanceOf(ArxivListing.Outcome.NotThere.class);
        room.clock().set(Instant.parse("2026-11-21T12:00:00Z"));
        assertThat(listing().announced(List.of("cs"), Pressroom.LAST.plusDays(1)))
                .isInstanceOf(ArxivListing.Outcome.NotThere.class);
    }

    @Test
    void aCategoryThatArxivDoesNotKnowHarmsNoOther() throws Exception {
        List<PaperId> alone = papers(listing().announced(List.of("cs.CL"), Pressroom.LAST));

        assertThat(papers(listing().announced(List.of("cs.CL", "cs.NOWHERE"), Pressroom.LAST)))
                .containsExactlyInAnyOrderElementsOf(alone);
    }

    @Test
    void whatChangedOnADayIsListedOverAllPagesThoughArxivIsMoody() throws Exception {
        List<PaperId> expected = room.world().held().stream()
                .filter(held -> held.datestamp().equals(Pressroom.LAST))
                .map(held -> PaperId.of("arxiv", held.id()))
                .toList();
        assertThat(expected).hasSizeGreaterThan(20);
        room.server().moods().next(new Mood.ColdCache(), new Mood.CutInChunks(), new Mood.Html());

        assertThat(papers(listing().changed(List.of(""), Pressroom.LAST)))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(papers(listing().changed(List.of("cs:cs", "math:math", "cs:cs"), Pressroom.LAST)))
                .isNotEmpty()
                .isSubsetOf(expected);
        assertThat(listing().changed(List.of(""), Pressroom.FIRST.minusDays(1)))
                .isInstanceOf(ArxivListing.Outcome.NotThere.class);
    }

    @Test
    void whoeverRefusesOrStaysOverloadedSaysNothing() throws Exception {
        assertThat(listing().changed(List.of("no:such:set"), Pressroom.LAST))
                .isInstanceOfSatisfying(
                        ArxivListing.Outcome.Unknown.class,
                        unknown -> assertThat(unknown.problem()).contains("badArgument"));
        room.server().moods().when(_ -> true, new Mood.ColdCache());
        assertThat(listing().changed(List.of(""), Pressroom.LAST)).isInstanceOf(ArxivListing.Outcome.Unknown.class);
        assertThat(listing().announced(List.of("cs"), Pressroom.LAST))
                .isInstanceOfSatisfying(
                        ArxivListing.Outcome.Unknown.class,
                        unknown -> assertThat(unknown.problem()).contains("503"));
    }

    @Test
    void aRecordedAnswerIsRead() throws Exception {
        Path recorded = SharedData.orSkip("recorded/oai_pmh/list_identifiers_set_math.xml");
        List<PaperId> papers = new ArrayList<>();
        try (InputStream answer = Files.newInputStream(recorded)) {
            OaiPage page = OaiReader.readIdentifiers(answer, papers::add);

            assertThat(page.records()).isEqualTo(papers.size()).isPositive();
            assertThat(page).isNotInstanceOf(OaiPage.Torn.class);
        }
        assertThat(papers).allMatch(id -> id.scheme().equals(PaperId.ARXIV));
    }
}
