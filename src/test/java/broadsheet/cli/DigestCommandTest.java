package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.App;
import broadsheet.catalog.Subscriber.Channel;
import broadsheet.catalog.Subscription;
import broadsheet.catalog.Subscription.State;
import broadsheet.catalog.Terms;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.mail.BounceTest;
import broadsheet.paper.Timetable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestCommandTest {
    private static final String ADDRESS = "ada@example.org";

    private final Path folder;
    private final Keyboard keyboard;

    DigestCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.keyboard = Keyboard.at(folder).with("BROADSHEET_ENCODER_MODEL", "none");
    }

    @BeforeEach
    void papers() {
        try (OpenHome open = open()) {
            open.catalogue()
                    .papers()
                    .store(List.of(
                            Sketch.of("2604.00001")
                                    .titled("On fire")
                                    .announced("2026-04-01")
                                    .voted(3)
                                    .paper(),
                            Sketch.of("2604.00002")
                                    .titled("On looms")
                                    .announced("2026-04-01")
                                    .paper()));
        }
    }

    private OpenHome open() {
        return new App(Map.of("BROADSHEET_ENCODER_MODEL", "none"), keyboard.clock()).open(new Home(folder));
    }

    private void subscribed() {
        try (OpenHome open = open()) {
            Subscription asked = open.catalogue()
                    .subscriptions()
                    .ask(
                            Channel.MAIL,
                            ADDRESS,
                            ADDRESS,
                            "",
                            new Terms(
                                    "trending/week",
                                    new Timetable(Timetable.Rhythm.WEEKLY, 7, ZoneId.of("Europe/Paris")),
                                    0,
                                    20,
                                    Terms.Summaries.OPENING,
                                    Terms.WhenEmpty.LINE),
                            _ -> List.of());
            open.catalogue().subscriptions().set(asked.id(), State.ACTIVE);
        }
    }

    /** A mail server, by which all that is typed from now on sends. */
    private GreenMail relay() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        keyboard.with("BROADSHEET_MAIL_SERVER", "127.0.0.1")
                .with("BROADSHEET_MAIL_PORT", String.valueOf(server.getSmtp().getPort()))
                .with("BROADSHEET_MAIL_SECURITY", "none")
                .with("BROADSHEET_MAIL_FROM", "papers@example.org");
        return server;
    }

    @Test
    void anIssueIsShownAsTextOrWrittenAsHtml() throws Exception {
        Path file = folder.resolve("issue.html");

        String text = keyboard.type("digest preview trending/week/1").out();
        Keyboard.Ran written = keyboard.type("digest preview --limit 1 --to " + file);

        assertThat(text)
                .startsWith(
                        "Subject: Broadsheet: what is trending this week, with an upvote, Wednesday 1 April: 1 paper,"
                                + " led by On fire")
                .doesNotContain("On looms");
        assertThat(written.exitCode()).isZero();
        assertThat(Files.readString(file)).startsWith("<!doctype html>").contains("On fire", "Read the other 1 paper");
        assertThat(keyboard.type("digest preview nonsense").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(keyboard.type("digest preview --limit 51").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatAnAddressGetsIsListedAndForgotten() throws Exception {
        assertThat(keyboard.type("digest list").out()).contains("Nobody subscribed yet.");
        subscribed();

        assertThat(keyboard.type("digest list").out())
                .contains(ADDRESS, "trending/week, every Monday at 07:00, Europe/Paris, active");
        JsonNode one = new ObjectMapper()
                .readTree(keyboard.type("digest list --json").out())
                .path("subscriptions")
                .path(0);
        assertThat(one.path("to").asText()).isEqualTo(ADDRESS);
        assertThat(one.path("next").asText()).isEqualTo("2026-04-06T05:00:00Z");

        assertThat(keyboard.type("digest remove ADA@example.org").exitCode()).isZero();
        assertThat(keyboard.type("digest remove " + ADDRESS).exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(keyboard.type("digest remove nobody").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(keyboard.type("digest list --json").out()).doesNotContain(ADDRESS);
    }

    @Test
    void whatSomebodySubscribedToIsSentAtOnceAndLogged() throws Exception {
        assertThat(keyboard.type("digest log").out()).contains("Nothing was sent yet.");
        subscribed();
        assertThat(keyboard.type("digest send --now " + ADDRESS).exitCode()).isEqualTo(ExitCode.UNUSABLE);

        GreenMail server = relay();
        try {
            assertThat(keyboard.type("digest send --now nobody@example.org").exitCode())
                    .isEqualTo(ExitCode.NOT_FOUND);

            Keyboard.Ran sent = keyboard.type("digest send --now " + ADDRESS);

            assertThat(sent.exitCode()).isZero();
            assertThat(sent.err()).contains("1 mail made; 1 sent.");
            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(server.getReceivedMessages()[0].getSubject()).contains("led by On fire");
        } finally {
            server.stop();
        }
        assertThat(keyboard.type("digest log").out()).contains("trending/week", "2 papers to 1");
        Keyboard.Ran unsent = keyboard.when("2026-04-02T09:30:00Z").type("digest send --now " + ADDRESS);
        assertThat(unsent.exitCode()).isEqualTo(ExitCode.PARTLY);
        assertThat(unsent.err()).contains("1 mail made; 0 sent. The mail server takes nothing:");
        JsonNode issue = new ObjectMapper()
                .readTree(keyboard.type("digest log --json").out())
                .path("issues")
                .path(1);
        assertThat(issue.path("sent").asInt()).isEqualTo(1);
        assertThat(issue.path("failures")).isEmpty();
    }

    @Test
    void whatComesBackIsCountedOnceAndSuspendsTheMailboxThoughTheRelayTookIt() throws Exception {
        subscribed();
        GreenMail server = relay();
        try {
            keyboard.type("digest send --now " + ADDRESS);
            String first = report(server, 0);

            assertThat(bounce("Subject: Hello\r\n\r\nHow are you?")).contains("no report");
            assertThat(bounce(first)).contains("Counted.");
            assertThat(bounce(first)).contains("counted before");
            assertThat(keyboard.type("digest log").out())
                    .contains("2 papers to 0 of 1, 1 failed", "1 × bounced 5.1.1 550 No such user here");
            JsonNode failure = new ObjectMapper()
                    .readTree(keyboard.type("digest log --json").out())
                    .path("issues")
                    .path(0)
                    .path("failures")
                    .path(0);
            assertThat(failure.path("code").asText()).isEqualTo("bounced 5.1.1");
            assertThat(failure.path("mails").asInt()).isEqualTo(1);

            keyboard.when("2026-04-08T09:30:00Z").type("digest send --now " + ADDRESS);
            assertThat(bounce(report(server, 1))).contains("the mailbox is suspended");
        } finally {
            server.stop();
        }
        Keyboard.Ran third = keyboard.when("2026-04-15T09:30:00Z").type("digest send --now " + ADDRESS);
        assertThat(third.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(third.err()).contains("suspended", "bounced 5.1.1");
    }

    private static String report(GreenMail server, int mail) throws Exception {
        String messageId = server.getReceivedMessages()[mail].getMessageID().replaceAll("[<>]", "");
        return BounceTest.report(messageId, "failed", "5.1.1", "text/rfc822-headers");
    }

    private String bounce(String report) {
        Keyboard.Ran ran = keyboard.feeding(report).type("digest bounce");
        assertThat(ran.exitCode()).isZero();
        return ran.err();
    }
}
