package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.cli.Keyboard.Ran;
import broadsheet.source.arxiv.server.ArxivTestServer;
import broadsheet.source.arxiv.world.Announcements;
import broadsheet.source.arxiv.world.ArxivWorld;
import broadsheet.source.arxiv.world.MadeLives;
import broadsheet.source.arxiv.world.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchCommandTest {
    private final ArxivWorld world = new ArxivWorld(
            MadeLives.make(3, 50, LocalDate.of(2026, 11, 9), 8, Announcements.EVERY_WEEK),
            Announcements.EVERY_WEEK,
            new SettableClock(Instant.parse("2026-11-20T12:00:00Z")));
    private final Keyboard keyboard;
    private ArxivTestServer server;

    FetchCommandTest(@TempDir Path folder) {
        this.keyboard = Keyboard.at(folder.resolve("home"))
                .when("2026-11-20T12:00:00Z")
                .with("BROADSHEET_ARXIV_INTERVAL_SECONDS", "0");
    }

    @BeforeEach
    void start() {
        server = ArxivTestServer.start(world);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Ran fetch(String arguments) {
        return keyboard.type("fetch --base-url " + server.at("/api/query") + " " + arguments);
    }

    private String paper(int number) {
        return world.held().get(number).id();
    }

    @Test
    void papersAreFetchedAndTold() {
        Ran ran = fetch(paper(0) + " https://arxiv.org/abs/" + paper(1) + "v1");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("new  arxiv:"))
                .anyMatch(line -> line.contains(paper(1) + ": "));
        assertThat(keyboard.type("show " + paper(1)).exitCode()).isZero();
        assertThat(fetch(paper(1)).out()).startsWith("known  arxiv:" + paper(1));
    }

    @Test
    void oneOfSeveralThatIsMissingMakesItPartly() {
        Ran ran = fetch("2611.99999 10.1000/xyz " + paper(0) + " arXiv:" + paper(0));

        assertThat(ran.exitCode()).isEqualTo(ExitCode.PARTLY);
        assertThat(ran.out().lines())
                .hasSize(3)
                .satisfiesExactly(
                        missing -> assertThat(missing).isEqualTo("missing  arxiv:2611.99999: arXiv has no such paper"),
                        foreign ->
                                assertThat(foreign).isEqualTo("foreign  10.1000/xyz: this is no identifier of arXiv's"),
                        found -> assertThat(found).startsWith("new      arxiv:" + paper(0)));
    }

    @Test
    void nothingFoundIsTheExitCode() {
        assertThat(fetch("2611.99999").exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(fetch("nothing").exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(server.log().all()).hasSize(1);
    }

    @Test
    void aServerThatIsNoneIsNoAnswer() {
        Ran ran = keyboard.type("fetch --base-url " + server.at("/nowhere") + " " + paper(0));

        assertThat(ran.exitCode()).isEqualTo(ExitCode.PARTLY);
        assertThat(ran.out()).startsWith("unanswered  arxiv:" + paper(0));
        assertThat(ran.err()).contains("404");
    }

    @Test
    void jsonTellsTheSame() {
        Ran ran = fetch("--json " + paper(0) + " 2611.99999");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.PARTLY);
        assertThat(ran.out())
                .contains("\"id\" : \"arxiv:" + paper(0) + "\",\n    \"outcome\" : \"new\",\n    \"title\" : \"")
                .contains("\"outcome\" : \"missing\",\n    \"reason\" : \"arXiv has no such paper\"");
    }

    @Test
    void whatIsNoCommandIsSaid() {
        assertThat(keyboard.type("fetch").exitCode()).isEqualTo(ExitCode.USAGE);
        Ran hasty = keyboard.type("fetch --base-url https://export.arxiv.org/api/query 2611.00001");
        assertThat(hasty.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(hasty.err()).contains("3 s that arXiv demands");
    }
}
