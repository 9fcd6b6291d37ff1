package broadsheet.source.arxiv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.catalog.ImportRun;
import broadsheet.catalog.ImportRun.Outcome;
import broadsheet.catalog.Papers;
import broadsheet.catalog.Store;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.Publication;
import broadsheet.paper.Reannouncement;
import broadsheet.source.FetchProgress;
import broadsheet.source.Parsed;
import broadsheet.source.Pressroom;
import broadsheet.source.arxiv.server.CallLog;
import broadsheet.source.arxiv.server.Mood;
import broadsheet.source.arxiv.world.ArxivWorld.News;
import broadsheet.source.arxiv.world.Change;
import broadsheet.source.jsonl.JsonLines;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads the feeds of an arXiv of our own into both databases. */
@ParameterizedClass
@EnumSource
class ArxivAnnouncementsTest {
    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    private Pressroom room;

    @BeforeEach
    void open() {
        room = new Pressroom(store, folder, 900);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private ArxivAnnouncements announcements() {
        return new ArxivAnnouncements(
                room.catalogue(),
                room.web(),
                new ArxivAddress(room.at("/rss"), Duration.ZERO),
                room.clock(),
                room::pause);
    }

    private ArxivAnnouncements.Report read(String... codes) throws InterruptedException {
        return announcements().read(List.of(codes), FetchProgress.NONE);
    }

    /** Today's news of computing, by what a paper's first category has to do with it. */
    private List<News> news(Change.Kind kind, Predicate<News> which) {
        return room.world().news(Pressroom.LAST).stream()
                .filter(news -> news.kind() == kind && which.test(news))
                .toList();
    }

    private static boolean isOfComputing(News news) {
        return news.paper().categories().getFirst().startsWith("cs.");
    }

    private static boolean isAlsoOfComputing(News news) {
        return !isOfComputing(news)
                && news.paper().categories().stream().anyMatch(category -> category.startsWith("cs."));
    }

    private Outcome lastOutcome() {
        return room.catalogue().runs().last("arxiv-rss").map(ImportRun::outcome).orElseThrow();
    }

    @Test
    void whatIsNewIsAnnouncedOnTheDayOfTheFeed() throws Exception {
        ArxivAnnouncements.Report report = read("cs");

        assertThat(report.problems()).isEmpty();
        List<News> news = news(Change.Kind.ANNOUNCED, ArxivAnnouncementsTest::isOfComputing);
        assertThat(news).isNotEmpty().allSatisfy(one -> {
            Publication publication = room.paper(one.paper().id()).publication();
            assertThat(publication.announced()).isEqualTo(PaperDate.ofDay(Pressroom.LAST, PaperDate.FROM_ARXIV_FEED));
            assertThat(publication.reannouncements()).isEmpty();
        });
        assertThat(lastOutcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void whatIsShownAgainIsKeptApart() throws Exception {
        read("cs");

        assertThat(news(Change.Kind.ANNOUNCED, ArxivAnnouncementsTest::isAlsoOfComputing))
                .isNotEmpty()
                .allSatisfy(one -> assertAgain(one, Reannouncement.Kind.CROSS));
        assertThat(news(
                        Change.Kind.REPLACED,
                        one -> isOfComputing(one) && one.paper().version() <= 5))
                .isNotEmpty()
                .allSatisfy(one -> assertAgain(one, Reannouncement.Kind.REPLACEMENT));
    }

    private void assertAgain(News one, Reannouncement.Kind kind) {
        Publication publication = room.paper(one.paper().id()).publication();
        assertThat(publication.announced()).isNull();
        assertThat(publication.reannouncements())
                .containsExactly(new Reannouncement(kind, Pressroom.LAST, PaperDate.FROM_ARXIV_FEED));
    }

    @Test
    void allOfArxivIsAskedForByArchive() throws Exception {
        ArxivAnnouncements.Report report = read();

        assertThat(report.feeds()).isEqualTo(20);
        assertThat(room.server().log().all())
                .extracting(entry -> entry.call().path())
                .contains("/rss/cs", "/rss/hep-th", "/rss/physics")
                .doesNotHaveDuplicates()
                .hasSize(20);
        assertThat(news(Change.Kind.ANNOUNCED, any -> true))
                .allSatisfy(one -> assertThat(
                                room.paper(one.paper().id()).publication().announced())
                        .isNotNull());
    }

    @Test
    void aFeedThatDidNotChangeIsNotSentAgainNotEvenToTheNextProcess() throws Exception {
        ArxivAnnouncements.Report first = read("cs.CL", "cs.AI", "math");
        room.restart();

        ArxivAnnouncements.Report second = read("cs.CL", "cs.AI", "math");

        assertThat(first.feeds()).isEqualTo(2);
        assertThat(first.stored().added()).isPositive();
        assertThat(second.notModified()).isEqualTo(2);
        assertThat(second.stored()).isEqualTo(Papers.Stored.NONE);
        assertThat(lastOutcome()).isEqualTo(Outcome.DONE);
        assertThat(room.server().log().all())
                .hasSize(4)
                .last()
                .satisfies(entry ->
                        assertThat(entry.call().header("If-None-Match")).isPresent());
    }

    @Test
    void theNextDaysFeedIsReadAnew() throws Exception {
        read("cs");
        room.clock().advance(Duration.ofDays(3));
        ArxivAnnouncements.Report report = read("cs");

        assertThat(report.notModified()).isZero();
        assertThat(report.feeds()).isEqualTo(1);
    }

    @Test
    void aFeedThatIsFullIsAskedForInPartsEveryTime() throws Exception {
        ArxivAnnouncements announcements = new ArxivAnnouncements(
                room.catalogue(),
                room.web(),
                new ArxivAddress(room.at("/rss"), Duration.ZERO),
                room.clock(),
                room::pause,
                20);

        ArxivAnnouncements.Report first = announcements.read(List.of("cs"), FetchProgress.NONE);
        int asked = room.server().log().all().size();
        ArxivAnnouncements.Report second = announcements.read(List.of("cs"), FetchProgress.NONE);

        assertThat(first.problems()).isEmpty();
        assertThat(first.feeds()).isEqualTo(asked).isGreaterThanOrEqualTo(3);
        List<String> paths = room.server().log().all().stream()
                .map(entry -> entry.call().path())
                .toList();
        assertThat(paths.getFirst()).isEqualTo("/rss/cs");
        assertThat(paths.subList(1, asked)).allMatch(path -> path.startsWith("/rss/cs."));
        assertThat(paths.subList(asked, 2 * asked)).isEqualTo(paths.subList(0, asked));
        assertThat(second.notModified()).as("those that are not full").isPositive();
        assertThat(second.stored().added()).isZero();
    }

    @Test
    void aWeekendsFeedIsEmptyAndNoFault() throws Exception {
        room.clock().advance(Duration.ofDays(1));

        ArxivAnnouncements.Report report = read("cs");

        assertThat(report.problems()).isEmpty();
        assertThat(report.feeds()).isEqualTo(1);
        assertThat(report.stored()).isEqualTo(Papers.Stored.NONE);
    }

    @Test
    void whateverTheServerDoesTheCatalogueIsThatOfACalmReading() throws Exception {
        read("cs", "math", "stat");
        List<String> calm = room.content();
        room.close();
        room = new Pressroom(store, folder.resolve("other"), 900);
        room.server()
                .moods()
                .next(
                        new Mood.Overloaded(Duration.ofSeconds(30)),
                        new Mood.ColdCache(),
                        new Mood.CutInChunks(),
                        new Mood.CutInLength(),
                        new Mood.Html(),
                        new Mood.Blank(),
                        Mood.Banned.TEN_MINUTES)
                .every(2, new Mood.CutInChunks());

        ArxivAnnouncements.Report report = read("cs", "math", "stat");

        assertThat(report.problems()).isEmpty();
        assertThat(withoutStates(room.content())).isEqualTo(withoutStates(calm));
        assertThat(room.server().log().duringSilence()).isEmpty();
    }

    private static List<String> withoutStates(List<String> content) {
        // Their addresses have the port of the server in them.
        return content.stream().filter(row -> !row.startsWith("page_state ")).toList();
    }

    @Test
    void aCategoryThatIsNoneIsNamedAndHarmsNoOther() throws Exception {
        ArxivAnnouncements.Report report = read("cs.CL", "cs.XX", "made-up", "math");

        assertThat(report.problems())
                .hasSize(2)
                .anySatisfy(
                        problem -> assertThat(problem).contains("no feed cs.XX").contains("400"))
                .anySatisfy(problem -> assertThat(problem).contains("no feed made-up"));
        assertThat(report.feeds()).isEqualTo(2);
        assertThat(report.stored().added()).isPositive();
        assertThat(lastOutcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aServerThatNeverRecoversIsNotAskedForTheRest() throws Exception {
        room.server().moods().every(1, new Mood.ColdCache());

        ArxivAnnouncements.Report report = read("cs", "math", "stat");

        assertThat(report.problems())
                .singleElement()
                .asString()
                .contains("feed cs")
                .contains("gave up after");
        assertThat(room.server().log().all())
                .extracting(CallLog.Entry::call)
                .allSatisfy(call -> assertThat(call.path()).isEqualTo("/rss/cs"));
        assertThat(lastOutcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void anAddressThatIsNoneIsAProblemAtOnce() throws Exception {
        ArxivAnnouncements.Report report = new ArxivAnnouncements(
                        room.catalogue(),
                        room.web(),
                        new ArxivAddress(room.at("/nowhere"), Duration.ZERO),
                        room.clock(),
                        room::pause)
                .read(List.of("cs", "math"), FetchProgress.NONE);

        assertThat(report.problems()).singleElement().asString().contains("404");
        assertThat(room.server().log().all()).hasSize(1);
    }

    @Test
    void aFaultOfTheCatalogueEndsTheRunAsFailed() {
        FetchProgress killing = new FetchProgress() {
            @Override
            public void stored(String page, Papers.Stored total) {
                throw new IllegalStateException("killed");
            }

            @Override
            public void broken(String identifier, String reason) {}

            @Override
            public void waiting(Duration duration, String why) {}
        };

        assertThatThrownBy(() -> announcements().read(List.of("cs"), killing)).hasMessage("killed");
        assertThat(lastOutcome()).isEqualTo(Outcome.FAILED);
    }

    /** Who tells of a paper; each of them another day. */
    private enum Teller {
        HARVEST,
        FEED,
        IMPORT
    }

    private void tell(Teller teller, String imported) throws Exception {
        switch (teller) {
            case HARVEST ->
                new ArxivHarvest(
                                room.catalogue(),
                                room.web(),
                                new ArxivSettings(room.at("/oai"), Duration.ZERO, 2, 1 << 22, QuietTime.NONE),
                                room.clock(),
                                room::pause)
                        .backfill("", Pressroom.FIRST, Pressroom.LAST, HarvestProgress.NONE);
            case FEED -> read();
            case IMPORT ->
                new JsonLines("mine")
                        .read(
                                Answers.stream("""
                    {"id": "arxiv:%s", "title": "Imported", "published": "2026-11-01", "announced": "2026-11-02"}
                    """.formatted(imported)),
                                parsed -> room.catalogue().papers().store(List.of(((Parsed.Read) parsed).paper())));
        }
    }

    @Test
    void datesAreThoseOfTheStrongestSourceInWhateverOrderTheyCome() throws Exception {
        String id = news(Change.Kind.ANNOUNCED, ArxivAnnouncementsTest::isOfComputing)
                .getFirst()
                .paper()
                .id();
        List<List<Teller>> orders = List.of(
                List.of(Teller.HARVEST, Teller.FEED, Teller.IMPORT),
                List.of(Teller.FEED, Teller.HARVEST, Teller.IMPORT),
                List.of(Teller.IMPORT, Teller.FEED, Teller.HARVEST),
                List.of(Teller.IMPORT, Teller.HARVEST, Teller.FEED));
        for (List<Teller> order : orders) {
            room.close();
            room = new Pressroom(store, folder.resolve(order.toString()), 900);
            for (Teller teller : order) {
                tell(teller, id);
            }

            Paper paper = room.paper(id);
            assertThat(paper.publication().published())
                    .as(order.toString())
                    .extracting(PaperDate::source)
                    .isEqualTo(PaperDate.FROM_ARXIV);
            assertThat(paper.publication().announced())
                    .as(order.toString())
                    .isEqualTo(PaperDate.ofDay(Pressroom.LAST, PaperDate.FROM_ARXIV_FEED));
        }
    }

    @Test
    void arxivsOwnHostsAreNotAskedMoreOftenThanTheyAllow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArxivAddress(URI.create("https://rss.arxiv.org/rss"), Duration.ofSeconds(1)))
                .withMessageContaining("3 s");
    }
}
