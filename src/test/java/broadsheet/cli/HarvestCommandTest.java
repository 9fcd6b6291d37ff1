package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.cli.Keyboard.Ran;
import broadsheet.source.arxiv.server.ArxivTestServer;
import broadsheet.source.arxiv.server.Fault;
import broadsheet.source.arxiv.server.Mood;
import broadsheet.source.arxiv.world.Announcements;
import broadsheet.source.arxiv.world.ArxivWorld;
import broadsheet.source.arxiv.world.MadeLives;
import broadsheet.source.arxiv.world.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarvestCommandTest {
    private static final String DAYS = " --from 2026-11-09 --until 2026-11-20";

    private final ArxivWorld world = new ArxivWorld(
            MadeLives.make(3, 200, LocalDate.of(2026, 11, 9), 8, Announcements.EVERY_WEEK),
            Announcements.EVERY_WEEK,
            new SettableClock(Instant.parse("2026-11-20T12:00:00Z")));
    private final Keyboard keyboard;
    private ArxivTestServer server;

    HarvestCommandTest(@TempDir Path folder) {
        this.keyboard = Keyboard.at(folder.resolve("home"))
                .when("2026-11-20T12:00:00Z")
                .with("BROADSHEET_ARXIV_INTERVAL_SECONDS", "0")
                .with("BROADSHEET_HUGGINGFACE_INTERVAL_SECONDS", "0");
    }

    @BeforeEach
    void start() {
        server = ArxivTestServer.start(world, 40);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Ran harvest(String options) {
        return keyboard.type("harvest arxiv --base-url " + server.at("/oai") + options);
    }

    @Test
    void theDaysAskedForAreHarvestedAndTold() {
        Ran ran = harvest(DAYS);

        int papers = world.held().size();
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).contains(papers + " papers stored in").contains(papers + " new, 0 changed");
        assertThat(ran.err()).contains("at 2026-11-20: ");
        assertThat(keyboard.type("stats --json").out()).contains("\"papers\" : " + papers);
        assertThat(harvest(DAYS).out()).contains("0 new, 0 changed, " + papers + " known already");
    }

    @Test
    void aSetIsAsked() {
        Ran ran = harvest(DAYS + " --set cs:cs:CL");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(server.log().text()).contains("set=cs");
        assertThat(keyboard.type("stats --json").out()).doesNotContain("\"papers\" : 0");
    }

    @Test
    void brokenRecordsAreNamedAndTheExitCodeSaysSo() {
        server.moods().next(new Mood.Sloppy(Set.of(Fault.values())));

        Ran ran = harvest(DAYS);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.PARTLY);
        assertThat(ran.out()).contains("broken record");
        assertThat(ran.err()).contains("oai:arXiv.org:");
    }

    private Ran list(String options) {
        return keyboard.type("harvest huggingface --base-url " + server.at("/api/daily_papers") + options);
    }

    @Test
    void theDailyListIsHarvestedByDaysAndByMonths() {
        Ran days = list(" --from 2026-11-13 --until 2026-11-15");

        assertThat(days.exitCode()).as(days.err()).isZero();
        assertThat(days.out()).contains(" stored in").contains("0 changed");
        assertThat(days.err()).contains("No list of 2026-11-15, 2026-11-14.");
        assertThat(server.log().text()).contains("date=2026-11-13");

        Ran month = list(" --from 2026-11");

        assertThat(month.exitCode()).as(month.err()).isZero();
        assertThat(server.log().text()).contains("month=2026-11&limit=100");
        assertThat(keyboard.type("edition 2026-11-13 --json").out()).contains("\"frontIsListed\" : true");
    }

    @Test
    void theDailyListIsFollowed() {
        Ran ran = list("");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(server.log().text()).contains("date=2026-11-20").contains("date=2026-11-17");
    }

    @ParameterizedTest
    @CsvSource({
        "harvest, Missing required parameter",
        "harvest nowhere, Invalid value for positional parameter",
        "harvest huggingface --set cs, --set is for arxiv",
        "harvest huggingface --from yesterday, 'takes a day, a week or a month'",
        "harvest huggingface --from 2026-11 --until 2026-11-20, 'two days, two weeks or two months'",
        "harvest huggingface --from 2026-W40 --until 2026-W39, is after",
        "harvest arxiv --from 2026-11, takes a day such as",
        "harvest arxiv --from yesterday, takes a day such as",
        "harvest arxiv --until 2026-11-20, --until needs --from",
        "harvest arxiv --from 2026-11-20 --until 2026-11-19, is after",
        "harvest arxiv --base-url https://oaipmh.arxiv.org/oai, 3 s that arXiv demands"
    })
    void whatCannotBeHarvestedIsSaid(String line, String complaint) {
        Ran ran = keyboard.type(line);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(complaint);
    }

    @Test
    void whatCouldNotBeReadIsListedWithItsNameAndKind() {
        assertThat(keyboard.type("stats --broken").out())
                .isEqualTo("No source sent a record that could not be read.\n");
        server.moods().next(new Mood.Sloppy(Set.of(Fault.values())));
        harvest(DAYS);

        assertThat(keyboard.type("stats --broken").out())
                .contains("oai:arXiv.org:")
                .contains("title, no title; met ");
        assertThat(keyboard.type("stats").out())
                .contains("broken records of a month")
                .contains("arxiv: ");
        assertThat(keyboard.type("stats --json").out()).contains("\"brokenRecords\" : {");
    }
}
