package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.CatalogueDump;
import broadsheet.catalog.Store;
import broadsheet.config.Config;
import broadsheet.config.Home;
import broadsheet.source.arxiv.server.ArxivTestServer;
import broadsheet.source.arxiv.server.Mood;
import broadsheet.source.arxiv.world.Announcements;
import broadsheet.source.arxiv.world.ArxivWorld;
import broadsheet.source.arxiv.world.MadeLives;
import broadsheet.source.arxiv.world.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a newcomer gets from {@code serve} alone: real processes, by a clock that shows a Thursday evening. */
@ParameterizedClass
@EnumSource
class FirstEditionTest {
    private static final Instant THURSDAY = Instant.parse("2026-11-19T18:00:00Z");
    private final Duration ahead = Duration.between(Instant.now(), THURSDAY);

    /** Yesterday's announcements make the edition of this day. */
    private static final String NEWEST = "Thursday 19 November 2026";

    private static final long ALL_ENDED = 2;
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Pattern ADDRESS = Pattern.compile("Broadsheet is at (http\\S+/)");
    private static final Pattern CHOICE = Pattern.compile("follows at (http\\S+)");

    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private ArxivWorld world;
    private ArxivTestServer server;

    @BeforeEach
    void open() {
        world = new ArxivWorld(
                MadeLives.make(13, 3_000, LocalDate.of(2026, 11, 2), 24, Announcements.EVERY_WEEK),
                Announcements.EVERY_WEEK,
                // Stands still, so that two harvests find the same.
                new SettableClock(THURSDAY));
        server = keep(ArxivTestServer.start(world, 200));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
        client.close();
    }

    private <T extends AutoCloseable> T keep(T resource) {
        opened.add(resource);
        return resource;
    }

    private Home home(String name) {
        Home home = new Home(folder.resolve(name));
        home.prepare();
        return home;
    }

    private JavaProcess serve(Home home) {
        Config.Catalogue place = store.settings(home);
        return keep(JavaProcess.start(
                JavaProcess.command(
                        "broadsheet.ServeAt",
                        List.of(ahead.toString(), "--home", home.folder().toString(), "serve", "--port", "0")),
                Map.of(
                        "BROADSHEET_SCHEDULE_ENABLED", "true",
                        "BROADSHEET_ARXIV_BASE_URL", server.at("/oai").toString(),
                        "BROADSHEET_ARXIV_RSS_BASE_URL", server.at("/rss").toString(),
                        "BROADSHEET_ARXIV_API_BASE_URL", server.at("/api/query").toString(),
                        "BROADSHEET_ARXIV_INTERVAL_SECONDS", "0",
                        "BROADSHEET_CATALOGUE_URL", place.url(),
                        "BROADSHEET_CATALOGUE_USER", place.user())));
    }

    private static String awaitLine(JavaProcess process, Pattern line) {
        Instant latest = Instant.now().plus(A_MINUTE);
        while (true) {
            Matcher found = line.matcher(process.out());
            if (found.find()) {
                return found.group(1);
            }
            assertThat(Instant.now()).as("no line %s: %s", line, process.err()).isBefore(latest);
            Thread.onSpinWait();
        }
    }

    private String get(String address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private void awaitPage(String address, String text, JavaProcess process) throws Exception {
        Instant latest = Instant.now().plus(A_MINUTE);
        while (!get(address).contains(text)) {
            assertThat(Instant.now())
                    .as("never on %s: %s\n%s", address, text, process.err())
                    .isBefore(latest);
            Thread.onSpinWait();
        }
    }

    private List<String> content(Home home) throws SQLException {
        try (Connection connection = store.connect(home)) {
            return CatalogueDump.of(connection).stream()
                    .filter(row -> !row.startsWith("page_state "))
                    // A look at whether all is here comes a minute later, when most servers have ended here.
                    .filter(row -> !row.contains("name=arxiv-check"))
                    .toList();
        }
    }

    @Test
    void anEmptyHomeHasTheNewestEditionWithinAMinuteAndEndsAlikeHoweverOftenItIsKilled() throws Exception {
        Home calm = home("calm");
        JavaProcess undisturbed = serve(calm);
        String front = awaitLine(undisturbed, ADDRESS);
        awaitPage(front, NEWEST, undisturbed);
        assertThat(get(front)).doesNotContain("Sample edition");
        awaitEnd(calm, undisturbed);
        assertThat(get(front + "about")).contains("arxiv-backfill", "Read up to");
        undisturbed.close();

        Home home = home("home");
        int kills = 0;
        for (int pages = 1; pages < 8; pages += 2) {
            int asked = server.log().all().size();
            try (JavaProcess process = serve(home)) {
                Instant latest = Instant.now().plus(A_MINUTE);
                while (server.log().all().size() < asked + pages
                        && process.process().isAlive()) {
                    assertThat(Instant.now()).as(process.err()).isBefore(latest);
                    Thread.onSpinWait();
                }
                assertThat(ended(home)).as("in mid-work").isLessThan(ALL_ENDED);
                kills++;
            }
        }
        assertThat(kills).isEqualTo(4);
        JavaProcess last = serve(home);
        awaitEnd(home, last);
        last.close();

        List<String> content = content(home);
        List<String> expected = content(calm);
        assertThat(content.stream().filter(row -> !expected.contains(row)))
                .as("rows that an undisturbed server does not have")
                .isEmpty();
        assertThat(content).isEqualTo(expected);
    }

    /** How many of the two jobs have noted that their first run is at its end. */
    private long ended(Home home) throws SQLException {
        return store.number(
                home,
                "select (select count(*) from followed where filled = 1)"
                        + " + (select count(*) from harvest where name like 'arxiv-rss%')");
    }

    private void awaitEnd(Home home, JavaProcess process) throws SQLException {
        Instant latest = Instant.now().plus(A_MINUTE);
        while (ended(home) < ALL_ENDED) {
            assertThat(Instant.now()).as(process.err()).isBefore(latest);
            assertThat(process.process().isAlive()).as(process.err()).isTrue();
            Thread.onSpinWait();
        }
    }

    @Test
    void whatIsChosenAtThePrintedAddressIsWhatComesInThoughTheHarvestOfEverythingHasBegun() throws Exception {
        // All of arXiv would never come to its end.
        server.moods().when(call -> call.path().equals("/oai") && !call.query().contains("set"), new Mood.Mute());
        Home home = home("home");
        JavaProcess process = serve(home);
        String choice = awaitLine(process, CHOICE);
        Instant asked = Instant.now().plus(A_MINUTE);
        while (server.log().all().stream().noneMatch(entry -> entry.mood().equals("Mute"))) {
            assertThat(Instant.now()).as(process.err()).isBefore(asked);
            Thread.onSpinWait();
        }
        String key = choice.substring(choice.indexOf("key=") + 4);

        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(choice.substring(0, choice.indexOf('?'))))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("key=" + key + "&subject=math"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(303);
        Instant latest = Instant.now().plus(A_MINUTE);
        while (!process.err().contains("set=math:math ")) {
            assertThat(Instant.now()).as(process.err()).isBefore(latest);
            Thread.onSpinWait();
        }
        assertThat(get(choice.substring(0, choice.indexOf('?')))).contains("all of math");
    }
}
