package broadsheet.mail;

import static broadsheet.mail.Letters.address;
import static broadsheet.mail.Letters.confirmation;
import static broadsheet.mail.Letters.digest;
import static broadsheet.mail.Letters.digests;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.IssueMails;
import broadsheet.catalog.MailKind;
import broadsheet.catalog.MailStatus;
import broadsheet.catalog.MailText;
import broadsheet.catalog.NewMail;
import broadsheet.catalog.Store;
import broadsheet.config.Config;
import broadsheet.config.Home;
import broadsheet.mail.SmtpTestServer.Manner;
import broadsheet.source.arxiv.world.SettableClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class SendingTest {
    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    private static final String ISSUE = "2026-11-30";

    /** For servers that hang; others answer at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock(NOW);
    private final AtomicLong nanoseconds = new AtomicLong();
    private Catalogue catalogue;

    @BeforeEach
    void open() {
        Home home = new Home(folder);
        home.prepare();
        catalogue = store.open(home, clock);
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    private Sending sending(Config.Mail settings) {
        return new Sending(
                catalogue, settings, clock, () -> new MailServer(settings, PATIENCE, Map.of()), nanoseconds::get);
    }

    private static SmtpTestServer serverWith(Map<String, Manner> manners) {
        return SmtpTestServer.of(recipient -> manners.getOrDefault(recipient, Manner.TAKE));
    }

    private void advance(Duration time) {
        clock.advance(time);
        nanoseconds.addAndGet(time.toNanos());
    }

    private IssueMails issue() {
        return catalogue.outbox().issue(ISSUE);
    }

    @Test
    void aLetterArrivesAsItWasWritten() throws Exception {
        catalogue.outbox().add(List.of(digest(ISSUE, "Ada@example.com"), confirmation("bob@example.com")), NOW);
        try (SmtpTestServer server = serverWith(Map.of())) {
            sending(server.settings(1, 0)).runOnce();

            List<SmtpTestServer.Received> received = server.received();
            assertThat(received)
                    .extracting(SmtpTestServer.Received::recipient)
                    .containsExactly("bob@example.com", "Ada@example.com");
            assertThat(received.getLast().text())
                    .contains("From: Broadsheet <papers@example.org>\r\n")
                    .contains("To: Ada@example.com\r\n")
                    .contains("Message-ID: <" + received.getLast().messageId() + ">\r\n")
                    .contains("Date: Mon, 30 Nov 2026 08:00:00 +0000")
                    .contains("Subject: =?UTF-8?Q?")
                    .contains("MIME-Version: 1.0\r\n")
                    .contains("Content-Type: multipart/alternative;")
                    .contains("Content-Type: text/plain; charset=UTF-8\r\n")
                    .contains("Content-Type: text/html; charset=UTF-8\r\n")
                    .contains("Content-Transfer-Encoding: quoted-printable\r\n")
                    .contains("Auto-Submitted: auto-generated\r\n")
                    .contains("Precedence: bulk\r\n")
                    .contains("List-Id: <papers.example.org>\r\n")
                    .contains("List-Unsubscribe: <https://example.org/mail/token-")
                    .contains("/leave>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n")
                    .contains("Gr=C3=BC=C3=9Fe.\r\n.\r\nLeave: https://example.org/mail/=\r\ntoken-")
                    .doesNotContain("{personal}");
            assertThat(received.getFirst().text())
                    .contains("Auto-Submitted: auto-generated\r\n")
                    .doesNotContain("List-")
                    .doesNotContain("Precedence");
        }
    }

    @Test
    void manyMailsGoByAFewConnectionsEachOnce() throws Exception {
        catalogue.outbox().add(digests(500, "example.com"), NOW);
        try (SmtpTestServer server = SmtpTestServer.counting()) {
            Pass pass = sending(server.settings(4, 0)).runOnce();

            assertThat(pass.sent()).isEqualTo(500);
            assertThat(server.connections()).isLessThanOrEqualTo(4);
            assertThat(server.accepted())
                    .hasSize(500)
                    .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
            assertThat(issue()).isEqualTo(new IssueMails(ISSUE, 0, 500, 0, 0, List.of()));
        }
    }

    @Test
    void aRefusedMailboxFailsAndIsSuspendedAndOthersGetTheirMail() throws Exception {
        try (SmtpTestServer server = serverWith(Map.of("eve@example.com", Manner.REFUSE));
                LoggedLines log = LoggedLines.begin()) {
            Sending sending = sending(server.settings(1, 0));
            for (int day = 0; day < 2; day++) {
                catalogue
                        .outbox()
                        .add(List.of(digest(ISSUE, "eve@example.com"), digest(ISSUE, "ada@example.com")), NOW);
                sending.runOnce();
            }

            assertThat(server.taken()).isEqualTo(2);
            assertThat(issue().failed()).isEqualTo(2);
            assertThat(issue().reasons()).singleElement().satisfies(reason -> {
                assertThat(reason.status().code()).isEqualTo("550 5.1.1");
                assertThat(reason.mails()).isEqualTo(2);
            });
            assertThat(catalogue.mailboxes().isSuspended(address("eve@example.com")))
                    .isTrue();
            assertThat(log.text())
                    .contains("mail mailbox=" + address("eve@example.com").mark() + " is suspended:")
                    .contains("mail sent=1 deferred=0 failed=1 waiting=0 in=")
                    .doesNotContain("eve")
                    .doesNotContain("ada")
                    .doesNotContain("lighthouses")
                    .doesNotContain("token");
        }
    }

    @Test
    void contentsThatAreNotWantedSayNothingAgainstTheMailbox() throws Exception {
        try (SmtpTestServer server = serverWith(Map.of("ada@example.com", Manner.REFUSE_CONTENT))) {
            for (int day = 0; day < 4; day++) {
                catalogue.outbox().add(List.of(digest(ISSUE, "ada@example.com")), NOW);
                sending(server.settings(1, 0)).runOnce();
            }

            assertThat(issue().failed()).isEqualTo(4);
            assertThat(catalogue.mailboxes().isSuspended(address("ada@example.com")))
                    .isFalse();
        }
    }

    @Test
    void aGreylistedMailGoesAMinuteLaterWithTheSameMessageId() throws Exception {
        catalogue.outbox().add(List.of(digest(ISSUE, "ada@example.com")), NOW);
        try (SmtpTestServer server = serverWith(Map.of("ada@example.com", Manner.GREYLIST));
                LoggedLines log = LoggedLines.begin()) {
            Sending sending = sending(server.settings(1, 0));

            assertThat(sending.runOnce().deferred()).isEqualTo(1);
            assertThat(log.text()).contains("mail sent=0 deferred=1 failed=0", "mail answer=451 4.7.1 mails=1");
            assertThat(issue().reasons())
                    .extracting(reason -> reason.status().code())
                    .containsExactly("451 4.7.1");
            advance(Duration.ofSeconds(59));
            assertThat(sending.runOnce().isEmpty()).isTrue();
            advance(Duration.ofSeconds(1));
            assertThat(sending.runOnce().sent()).isEqualTo(1);
            assertThat(issue().uncertain()).isZero();
        }
    }

    @Test
    void aMailboxThatIsFullForThreeDaysIsGivenUpAndNotSuspended() throws Exception {
        catalogue.outbox().add(List.of(digest(ISSUE, "ada@example.com")), NOW);
        try (SmtpTestServer server = serverWith(Map.of("ada@example.com", Manner.FULL))) {
            Sending sending = sending(server.settings(1, 0));
            Duration time = Duration.ZERO;
            int tries = 0;
            while (issue().failed() == 0) {
                Pass pass = sending.runOnce();
                tries += pass.deferred() + pass.failed();
                advance(Duration.ofMinutes(1));
                time = time.plusMinutes(1);
            }

            assertThat(time).isBetween(Duration.ofDays(3), Duration.ofDays(3).plusHours(4));
            assertThat(tries).isEqualTo(Retries.MOST);
            assertThat(catalogue.mailboxes().isSuspended(address("ada@example.com")))
                    .isFalse();
        }
    }

    @Test
    void aMailboxThatIsFullForGoodIsSuspendedAtTheThirdMail() throws Exception {
        try (SmtpTestServer server = serverWith(Map.of("ada@example.com", Manner.FULL_FOR_GOOD));
                LoggedLines log = LoggedLines.begin()) {
            for (int day = 0; day < 3; day++) {
                assertThat(catalogue.mailboxes().isSuspended(address("ada@example.com")))
                        .isFalse();
                catalogue.outbox().add(List.of(digest(ISSUE, "ada@example.com")), NOW);
                sending(server.settings(1, 0)).runOnce();
            }

            assertThat(catalogue.mailboxes().isSuspended(address("ada@example.com")))
                    .isTrue();
            assertThat(log.text())
                    .contains("mail answer=552 5.2.2 mails=1", "is suspended")
                    .doesNotContain("ada");
        }
    }

    @Test
    void aServerThatHangsCostsOneMailAPauseAndTheOthersNothing() throws Exception {
        catalogue.outbox().add(List.of(digest(ISSUE, "eve@example.com")), NOW);
        catalogue.outbox().add(digests(20, "example.com"), NOW.plusMillis(1));
        try (SmtpTestServer server = serverWith(Map.of("eve@example.com", Manner.HANG));
                LoggedLines log = LoggedLines.begin()) {
            advance(Duration.ofSeconds(1));
            Pass pass = sending(server.settings(2, 0)).runOnce();

            assertThat(pass.sent()).isEqualTo(20);
            assertThat(pass.deferred()).isEqualTo(1);
            assertThat(pass.broken().code()).isEqualTo("time-out");
            assertThat(issue().uncertain()).isZero();
            assertThat(log.text()).contains("mail sent=20 deferred=1 failed=0", "mail answer=time-out mails=1");
        }
    }

    @Test
    void aDropInTheMidstOfALetterDefersItAlone() throws Exception {
        // More than the system would keep for a server that does not read it.
        MailText text = MailText.of("Long", "<p>long</p>\n".repeat(700_000), "long");
        catalogue
                .outbox()
                .add(
                        List.of(
                                new NewMail(MailKind.DIGEST, ISSUE, "", address("eve@example.com"), text, "", ""),
                                digest(ISSUE, "ada@example.com")),
                        NOW);
        try (SmtpTestServer server = serverWith(Map.of("eve@example.com", Manner.DROP_IN_DATA));
                LoggedLines log = LoggedLines.begin()) {
            Sending sending = sending(server.settings(1, 0));

            Pass first = sending.runOnce();
            assertThat(first.deferred()).isEqualTo(1);
            assertThat(first.isBroken()).isTrue();
            Pass second = sending.runOnce();
            assertThat(second.sent()).isEqualTo(1);
            assertThat(second.isBroken()).isFalse();
            assertThat(issue().waiting()).isEqualTo(1);
            assertThat(issue().uncertain())
                    .as("a part of a letter is never taken")
                    .isZero();
            assertThat(log.text()).contains("mail answer=connection mails=1");
        }
    }

    @Test
    void aDropAfterTheLastDotRepeatsTheLetterAsUncertain() throws Exception {
        catalogue.outbox().add(List.of(digest(ISSUE, "ada@example.com")), NOW);
        try (SmtpTestServer server = serverWith(Map.of("ada@example.com", Manner.DROP_AFTER_DOT_ONCE));
                LoggedLines log = LoggedLines.begin()) {
            Sending sending = sending(server.settings(1, 0));
            sending.runOnce();
            advance(Duration.ofMinutes(1));
            sending.runOnce();

            String messageId = server.received().getFirst().messageId();
            assertThat(server.accepted()).isEqualTo(Map.of(messageId, 2));
            assertThat(issue()).isEqualTo(new IssueMails(ISSUE, 0, 1, 0, 1, List.of()));
            assertThat(log.text())
                    .contains(
                            "mail message=<" + messageId + "> uncertain: the server fell silent when it had all of it");
        }
    }

    @Test
    void aServerThatGoesDownOrDeniesTheSenderCostsNoMailATry() throws Exception {
        catalogue.outbox().add(digests(50, "example.com"), NOW);
        try (SmtpTestServer server = SmtpTestServer.of(_ -> Manner.DENY_SENDER)) {
            Pass pass = sending(server.settings(4, 0)).runOnce();

            assertThat(pass.isEmpty()).isTrue();
            assertThat(pass.broken().code()).isEqualTo("550 5.7.1");
        }
        Config.Mail gone;
        try (SmtpTestServer server = SmtpTestServer.counting()) {
            gone = server.settings();
        }
        Pass pass = sending(gone).runOnce();
        assertThat(pass.isEmpty()).isTrue();
        assertThat(pass.broken().code()).isEqualTo("connection");
        assertThat(issue().waiting()).isEqualTo(50);
        try (SmtpTestServer server = SmtpTestServer.counting()) {
            assertThat(sending(server.settings()).runOnce().sent()).isEqualTo(50);
        }
    }

    @Test
    void aServerThatEndsTheConversationIsConnectedAgain() throws Exception {
        catalogue.outbox().add(List.of(digest(ISSUE, "eve@example.com"), digest(ISSUE, "ada@example.com")), NOW);
        try (SmtpTestServer server = serverWith(Map.of("eve@example.com", Manner.CLOSE))) {
            Pass pass = sending(server.settings(1, 0)).runOnce();

            assertThat(pass.deferred()).isEqualTo(1);
            assertThat(pass.sent()).isEqualTo(1);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aDomainGetsItsShareEachMinuteAndOthersDoNotWait() throws Exception {
        catalogue.outbox().add(digests(25, "example.com"), NOW);
        catalogue.outbox().add(digests(5, "example.net"), NOW.plusMillis(1));
        try (SmtpTestServer server = SmtpTestServer.counting()) {
            Sending sending = sending(server.settings(4, 10));
            advance(Duration.ofSeconds(1));
            assertThat(sending.runOnce().sent()).isEqualTo(10 + 5);
            catalogue.outbox().add(List.of(confirmation("new@example.com")), clock.instant());
            assertThat(sending.runOnce().sent())
                    .as("a confirmation does not wait")
                    .isEqualTo(1);
            advance(Duration.ofSeconds(30));
            assertThat(sending.runOnce().isEmpty()).isTrue();
            advance(Duration.ofSeconds(30));
            assertThat(sending.runOnce().sent()).isEqualTo(10);
            advance(Duration.ofMinutes(1));
            assertThat(sending.runOnce().sent()).isEqualTo(5);
        }
    }

    @Test
    void aClockThatJumpsNeitherStopsNorRepeatsMail() throws Exception {
        catalogue.outbox().add(digests(3, "example.com"), NOW);
        catalogue.outbox().add(List.of(digest(ISSUE, "ada@example.com")), NOW);
        try (SmtpTestServer server = serverWith(Map.of("ada@example.com", Manner.GREYLIST))) {
            Sending sending = sending(server.settings(1, 2));
            assertThat(sending.runOnce()).isEqualTo(new Pass(2, 0, 0, Map.of(), MailStatus.NONE));

            clock.advance(Duration.ofDays(400));
            assertThat(sending.runOnce().isEmpty())
                    .as("the share of a minute is counted by another clock")
                    .isTrue();
            clock.advance(Duration.ofDays(-800));
            nanoseconds.addAndGet(Duration.ofMinutes(1).toNanos());
            Pass back = sending.runOnce();
            assertThat(back.sent() + back.deferred()).isEqualTo(2);
            nanoseconds.addAndGet(Duration.ofMinutes(1).toNanos());
            clock.advance(Duration.ofMinutes(1));
            sending.runOnce();

            assertThat(server.accepted())
                    .hasSize(4)
                    .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
        }
    }

    @Test
    void aFaultInOneLetterLeavesTheOthersAlone() throws Exception {
        catalogue.outbox().add(digests(3, "example.com"), NOW);
        Config.Mail settings;
        try (SmtpTestServer server = SmtpTestServer.counting()) {
            settings = server.settings(1, 0);
            try (Connection connection = store.connect(new Home(folder));
                    Statement statement = connection.createStatement()) {
                statement.execute("update outbox set mail_text = 'lost' where id = 2");
            }

            Pass pass = sending(settings).runOnce();

            assertThat(pass.sent()).isEqualTo(2);
            assertThat(pass.deferred()).isEqualTo(1);
            assertThat(issue().reasons())
                    .extracting(reason -> reason.status().code())
                    .containsExactly("fault");
        }
    }

    @Test
    void aServerSendsWhatIsPutInWhenItIsWoken() throws Exception {
        try (SmtpTestServer server = SmtpTestServer.counting();
                Sending sending = new Sending(catalogue, server.settings(), clock)) {
            sending.start();
            catalogue.outbox().add(digests(20, "example.com"), NOW);
            sending.wake();

            assertThat(server.awaitTaken(20, Duration.ofSeconds(30))).isTrue();
        }
        assertThat(issue().sent()).isEqualTo(20);
    }

    @Test
    void aMailUnderWayAtTheEndIsBrokenOffAndNotForgotten() throws Exception {
        catalogue
                .outbox()
                .add(
                        List.of(new NewMail(
                                MailKind.NOTICE, ISSUE, "", address("ada@example.com"), Letters.TEXT, "", "")),
                        NOW);
        try (SmtpTestServer server = serverWith(Map.of("ada@example.com", Manner.HANG))) {
            Config.Mail settings = server.settings();
            Function<Duration, Sending> sending = patience -> new Sending(
                    catalogue, settings, clock, () -> new MailServer(settings, patience, Map.of()), nanoseconds::get);
            try (Sending hanging = sending.apply(Duration.ofMinutes(3))) {
                hanging.start();
                while (server.connections() == 0) {
                    TimeUnit.MILLISECONDS.sleep(5);
                }
            }
        }
        assertThat(issue().waiting()).isEqualTo(1);
    }
}
