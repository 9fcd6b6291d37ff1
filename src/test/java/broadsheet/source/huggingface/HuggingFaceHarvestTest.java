package broadsheet.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import broadsheet.catalog.Candidate;
import broadsheet.catalog.ImportRun;
import broadsheet.catalog.ImportRun.Outcome;
import broadsheet.catalog.Papers;
import broadsheet.catalog.Store;
import broadsheet.net.RawServer;
import broadsheet.paper.CountSnapshot;
import broadsheet.paper.Listing;
import broadsheet.paper.Paper;
import broadsheet.source.FetchProgress;
import broadsheet.source.Pressroom;
import broadsheet.source.arxiv.server.Call;
import broadsheet.source.arxiv.server.CallLog;
import broadsheet.source.arxiv.server.Mood;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads the daily list of a Hugging Face of our own into both databases. */
@ParameterizedClass
@EnumSource
class HuggingFaceHarvestTest {
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);

    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    private Pressroom room;

    @BeforeEach
    void open() {
        room = new Pressroom(store, folder, 2_000);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private HuggingFaceHarvest harvest(URI base) {
        return new HuggingFaceHarvest(
                room.catalogue(), room.web(), new HuggingFaceSettings(base, Duration.ZERO), room.clock(), room::pause);
    }

    private HuggingFaceHarvest.Report read(DailyList first, DailyList last) throws InterruptedException {
        return harvest(room.at("/api/daily_papers")).read(first, last, FetchProgress.NONE);
    }

    private HuggingFaceHarvest.Report read(LocalDate day) throws InterruptedException {
        return read(new DailyList.Day(day), new DailyList.Day(day));
    }

    private List<Candidate> listed(LocalDate from, LocalDate until) {
        return room.catalogue().lists().listed(from, until, false);
    }

    private List<String> queries() {
        return room.server().log().all().stream()
                .map(CallLog.Entry::call)
                .map(Call::query)
                .toList();
    }

    private Outcome lastOutcome() {
        return room.catalogue()
                .runs()
                .last("huggingface")
                .map(ImportRun::outcome)
                .orElseThrow();
    }

    @Test
    void aDaysListIsTheFrontOfThatDay() throws Exception {
        HuggingFaceHarvest.Report report = read(WEDNESDAY);

        assertThat(report.problem()).isEmpty();
        List<Candidate> listed = listed(WEDNESDAY, WEDNESDAY.plusDays(1));
        assertThat(listed).isNotEmpty().hasSize(report.stored().added());
        Paper paper = room.paper(listed.getFirst().id().text());
        assertThat(paper.listings()).singleElement().extracting(Listing::list).isEqualTo("huggingface");
        assertThat(paper.snapshots())
                .singleElement()
                .extracting(CountSnapshot::at)
                .as("counted when it answered")
                .isEqualTo(Instant.parse("2026-11-20T12:00:00Z"));
        assertThat(lastOutcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void aWeekAndAMonthHoldWhatTheirDaysHold() throws Exception {
        read(new DailyList.Day(Pressroom.FIRST), new DailyList.Day(Pressroom.LAST));
        List<String> byDay = room.content();
        for (DailyList list :
                List.of(new DailyList.Week(Pressroom.FIRST), new DailyList.Month(YearMonth.from(Pressroom.FIRST)))) {
            room.close();
            room = new Pressroom(store, folder.resolve(list.name()), 2_000);
            read(list, list.with(Pressroom.LAST));

            assertThat(room.content()).as(list.name()).isEqualTo(byDay);
        }
    }

    @Test
    void whatDoesNotFitOnAPageStandsOnTheNext() throws Exception {
        room.close();
        room = new Pressroom(store, folder.resolve("large"), 5_000);
        DailyList month = new DailyList.Month(YearMonth.from(WEDNESDAY));

        HuggingFaceHarvest.Report report = read(month, month);

        assertThat(report.stored().added()).isGreaterThan(100);
        assertThat(queries())
                .startsWith("month=2026-11&limit=100", "month=2026-11&limit=100&p=1")
                .hasSize(report.stored().added() / 100 + 1);
    }

    @Test
    void aDayWithoutAListIsNoFault() throws Exception {
        LocalDate sunday = LocalDate.of(2026, 11, 15);
        LocalDate tomorrow = Pressroom.LAST.plusDays(1);

        assertThat(read(sunday).absent()).containsExactly("2026-11-15");
        assertThat(read(tomorrow).absent()).containsExactly("2026-11-21");
        assertThat(harvest(room.at("/nowhere"))
                        .read(new DailyList.Day(sunday), new DailyList.Day(sunday), FetchProgress.NONE)
                        .problem())
                .isEmpty();
        assertThat(lastOutcome()).isEqualTo(Outcome.DONE);
        assertThat(room.catalogue().isEmpty()).isTrue();
    }

    @Test
    void theFirstTimeTheLastDaysAreReadAndLaterThoseSince() throws Exception {
        HuggingFaceHarvest harvest = harvest(room.at("/api/daily_papers"));
        harvest.follow(FetchProgress.NONE);
        assertThat(queries())
                .containsExactly(
                        "date=2026-11-20&limit=100",
                        "date=2026-11-19&limit=100",
                        "date=2026-11-18&limit=100",
                        "date=2026-11-17&limit=100");

        room.clock().advance(Duration.ofDays(5));
        int before = queries().size();
        harvest(room.at("/api/daily_papers")).follow(FetchProgress.NONE);

        assertThat(queries().subList(before, queries().size()))
                .hasSize(9)
                .startsWith("date=2026-11-25&limit=100")
                .endsWith("date=2026-11-17&limit=100");
    }

    @Test
    void aHarvestThatGaveUpIsCaughtUpWith() throws Exception {
        harvest(room.at("/api/daily_papers")).follow(FetchProgress.NONE);
        room.clock().advance(Duration.ofDays(5));
        room.server().moods().every(1, new Mood.ColdCache());
        HuggingFaceHarvest.Report failed = harvest(room.at("/api/daily_papers")).follow(FetchProgress.NONE);
        room.server().moods().calm();
        room.clock().advance(Duration.ofDays(1));
        int before = queries().size();

        harvest(room.at("/api/daily_papers")).follow(FetchProgress.NONE);

        assertThat(failed.problem()).get().asString().contains("2026-11-25").contains("gave up after");
        assertThat(queries().subList(before, queries().size())).endsWith("date=2026-11-17&limit=100");
    }

    @Test
    void whateverTheServerDoesTheCatalogueIsThatOfACalmReading() throws Exception {
        DailyList first = new DailyList.Day(Pressroom.FIRST);
        DailyList last = new DailyList.Day(Pressroom.LAST);
        read(first, last);
        List<String> calm = room.content();
        room.close();
        room = new Pressroom(store, folder.resolve("other"), 2_000);
        room.server()
                .moods()
                .next(
                        new Mood.Overloaded(Duration.ofSeconds(30)),
                        new Mood.ColdCache(),
                        new Mood.CutInChunks(),
                        new Mood.Html(),
                        new Mood.Blank())
                .every(3, new Mood.CutInLength());

        HuggingFaceHarvest.Report report = read(first, last);

        assertThat(report.problem()).isEmpty();
        assertThat(withoutCounts(room.content())).isEqualTo(withoutCounts(calm));
    }

    /** Waiting moves the clock, and with it the moments at which votes were counted. */
    private static List<String> withoutCounts(List<String> content) {
        return content.stream()
                .map(row -> row.replaceAll("\"at\":\\d+", "\"at\":…"))
                .toList();
    }

    @Test
    void crookedEntriesAreCountedByKindAndStopNothing() throws Exception {
        String good = """
                {"paper":{"id":"2603.00009","title":"Good","submittedOnDailyAt":"2026-11-18T05:00:00.000Z"}}""";
        String page = "["
                + String.join(
                        ",",
                        good.replace("\"id\":\"2603.00009\",", ""),
                        good.replace("Good", " "),
                        good.replace("2026-11-18T", "soon "),
                        good,
                        "7")
                + "]";
        List<String> told = new ArrayList<>();
        try (RawServer server = RawServer.sending("HTTP/1.1 200 OK\nConnection: close\n\n" + page)) {
            HuggingFaceHarvest.Report report = harvest(server.uri("/daily"))
                    .read(new DailyList.Day(WEDNESDAY), new DailyList.Day(WEDNESDAY), telling(told));

            assertThat(report.broken())
                    .containsOnlyKeys(EntryFault.IDENTIFIER, EntryFault.TITLE, EntryFault.DATE)
                    .containsEntry(EntryFault.IDENTIFIER, 2L);
            assertThat(report.stored()).isEqualTo(new Papers.Stored(1, 0, 0));
        }
        assertThat(told)
                .containsExactly(
                        "2026-11-18, entry 1: no paper.id",
                        "2026-11-18, 2603.00009: no title",
                        "2026-11-18, 2603.00009: paper.submittedOnDailyAt is no moment: soon 05:00:00.000Z",
                        "2026-11-18, entry 5: no paper.id");
        assertThat(lastOutcome()).isEqualTo(Outcome.DONE);
    }

    private static FetchProgress telling(List<String> told) {
        return new FetchProgress() {
            @Override
            public void stored(String page, Papers.Stored total) {}

            @Override
            public void broken(String identifier, String reason) {
                told.add(identifier + ": " + reason);
            }

            @Override
            public void waiting(Duration duration, String why) {}
        };
    }

    @Test
    void listsAreNamedAsTheyAreWritten() {
        for (String name : List.of("2026-11-18", "2026-W47", "2026-W01", "2020-W53", "2026-11")) {
            assertThat(DailyList.parse(name).orElseThrow().name()).isEqualTo(name);
        }
        for (String none : List.of("", "2026", "2026-13", "2026-W54", "2026-11-31", "yesterday", "2026-1-1")) {
            assertThat(DailyList.parse(none)).as(none).isEmpty();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        DailyList.between(new DailyList.Day(WEDNESDAY), new DailyList.Month(YearMonth.of(2026, 12))));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        DailyList.between(new DailyList.Day(WEDNESDAY), new DailyList.Day(WEDNESDAY.minusDays(1))));
    }
}
