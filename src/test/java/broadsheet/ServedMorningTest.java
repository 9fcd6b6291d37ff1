package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.Subscriber.Channel;
import broadsheet.catalog.Subscription;
import broadsheet.catalog.Subscription.State;
import broadsheet.catalog.Terms;
import broadsheet.cli.OpenHome;
import broadsheet.config.Home;
import broadsheet.digest.Webhooks;
import broadsheet.edition.Sketch;
import broadsheet.net.PostAddress;
import broadsheet.net.PostServer;
import broadsheet.paper.Timetable;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A served home brings what is due to mailboxes and webhooks by itself: a real process, by the clock of this machine. */
class ServedMorningTest {
    private static final String ADA = "ada@example.org";

    @TempDir
    private Path folder;

    private final GreenMail mailboxes = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final CountDownLatch posted = new CountDownLatch(1);
    private final PostServer receiver = new PostServer(_ -> {
        posted.countDown();
        return PostServer.TAKE;
    });

    @BeforeEach
    void open() {
        mailboxes.start();
    }

    @AfterEach
    void close() {
        mailboxes.stop();
        receiver.close();
    }

    /** A home in which somebody subscribed two days ago, and that nobody served since. */
    private void home() {
        Instant before = Instant.now().minus(Duration.ofDays(2));
        App app = new App(Map.of("BROADSHEET_ENCODER_MODEL", "none"), InstantSource.fixed(before));
        try (OpenHome open = app.open(new Home(folder))) {
            Catalogue catalogue = open.catalogue();
            Terms terms = new Terms(
                    "editions/date",
                    new Timetable(Timetable.Rhythm.DAILY, 7, ZoneId.of("UTC")),
                    0,
                    20,
                    Terms.Summaries.OPENING,
                    Terms.WhenEmpty.LINE);
            Subscription asked = catalogue.subscriptions().ask(Channel.MAIL, ADA, ADA, "", terms, _ -> List.of());
            catalogue.subscriptions().set(asked.id(), State.ACTIVE);
            PostAddress address =
                    PostAddress.parse(receiver.uri("/hook").toString()).orElseThrow();
            assertThat(app.webhooks(open).keep(Channel.WEBHOOK, address, terms))
                    .isInstanceOf(Webhooks.Kept.Posted.class);
            catalogue
                    .papers()
                    .store(List.of(Sketch.of("2611.00001")
                            .titled("On looms")
                            .announced(LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC)
                                    .toString())
                            .paper()));
        }
    }

    @Test
    void whatIsDueComesByItselfOnceServed() throws Exception {
        home();
        Map<String, String> settings = Map.of(
                "BROADSHEET_SCHEDULE_ENABLED", "false",
                "BROADSHEET_ENCODER_MODEL", "none",
                "BROADSHEET_MAIL_SERVER", "127.0.0.1",
                "BROADSHEET_MAIL_PORT", String.valueOf(mailboxes.getSmtp().getPort()),
                "BROADSHEET_MAIL_SECURITY", "none",
                "BROADSHEET_MAIL_FROM", "Broadsheet <papers@example.org>",
                "BROADSHEET_SERVER_BASE_URL", "https://papers.example.org");
        try (JavaProcess _ = JavaProcess.start(
                JavaProcess.command("broadsheet.Main", List.of("--home", folder.toString(), "serve", "--port", "0")),
                settings)) {
            assertThat(mailboxes.waitForIncomingEmail(60_000, 1)).as("a mail").isTrue();
            assertThat(posted.await(60, TimeUnit.SECONDS)).as("a delivery").isTrue();
        }
        MimeMessage mail = mailboxes.getReceivedMessages()[0];
        assertThat(mail.getSubject()).contains("1 paper, led by On looms");
        assertThat(GreenMailUtil.getHeaders(mail)).contains("List-Unsubscribe: <https://papers.example.org/");
        assertThat(receiver.received().getFirst().body()).contains("\"type\":\"digest.issued\"", "On looms");
    }

    @Test
    void withoutAMailServerWebhooksAreServedAllTheSame() throws Exception {
        home();
        try (JavaProcess _ = JavaProcess.start(
                JavaProcess.command("broadsheet.Main", List.of("--home", folder.toString(), "serve", "--port", "0")),
                Map.of("BROADSHEET_SCHEDULE_ENABLED", "false", "BROADSHEET_ENCODER_MODEL", "none"))) {
            assertThat(posted.await(60, TimeUnit.SECONDS)).as("a delivery").isTrue();
        }
        assertThat(mailboxes.getReceivedMessages()).isEmpty();
    }
}
