package broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.MailKind;
import broadsheet.catalog.OutboxMail;
import broadsheet.config.Config;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a mail server of others, by TLS and with a user; and the ways in which a secret way is not had. */
class MailServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The server's certificate is its own, of which no Java knows. */
    private static final Map<String, String> TRUSTING =
            Map.of("mail.smtp.ssl.trust", "*", "mail.smtp.ssl.checkserveridentity", "false");

    private static final Letter LETTER = new Letter(
            new OutboxMail(
                    1,
                    "unique@example.org",
                    MailKind.DIGEST,
                    Letters.address("ada@example.com"),
                    Letters.TEXT.hash(),
                    "token",
                    "https://example.org/mail/{personal}/leave",
                    0,
                    Instant.parse("2026-11-30T08:00:00Z")),
            EncodedText.of(Letters.TEXT));

    private final GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));

    @BeforeEach
    void start() {
        greenMail.setUser("papers@example.org", "papers", "secret");
        greenMail.start();
    }

    @AfterEach
    void stop() {
        greenMail.stop();
    }

    private Config.Mail settings(String security, String password) {
        return new Config.Mail(
                "127.0.0.1",
                greenMail.getSmtps().getPort(),
                security,
                "papers",
                password,
                "Die Zeitung von Köln <papers@example.org>",
                4,
                0);
    }

    private static Outcome send(Config.Mail settings, Map<String, String> further) {
        try (MailServer server = new MailServer(settings, PATIENCE, further)) {
            return server.send(LETTER);
        }
    }

    @Test
    void aLetterIsReadAsItWasWrittenByTlsAndWithAUser() throws Exception {
        try (MailServer server = new MailServer(settings("tls", "secret"), PATIENCE, TRUSTING)) {
            assertThat(server.send(LETTER)).isInstanceOf(Outcome.Accepted.class);
            assertThat(server.send(LETTER)).as("by the same connection").isInstanceOf(Outcome.Accepted.class);
        }

        assertThat(greenMail.waitForIncomingEmail(PATIENCE.toMillis(), 2)).isTrue();
        MimeMessage read = greenMail.getReceivedMessages()[0];
        assertThat(read.getMessageID()).isEqualTo("<unique@example.org>");
        assertThat(read.getSubject()).isEqualTo(Letters.TEXT.subject());
        assertThat(read.getFrom()[0].toString()).contains("papers@example.org");
        assertThat(read.getHeader("List-Unsubscribe")).containsExactly("<https://example.org/mail/token/leave>");
        MimeMultipart parts = (MimeMultipart) read.getContent();
        assertThat(lines(parts.getBodyPart(0).getContent()))
                .isEqualTo(Letters.TEXT.plain().replace("{personal}", "token"));
        assertThat(lines(parts.getBodyPart(1).getContent()))
                .isEqualTo(Letters.TEXT.html().replace("{personal}", "token"));
    }

    private static String lines(Object content) {
        return content.toString().replace("\r\n", "\n");
    }

    @Test
    void aWrongPasswordIsSaidAndNotShown() {
        assertThat(send(settings("tls", "wrong-secret"), TRUSTING))
                .isInstanceOfSatisfying(Outcome.Broken.class, broken -> {
                    assertThat(broken.reach()).isEqualTo(Outcome.Reach.NONE);
                    assertThat(broken.status().code()).isEqualTo("authentication");
                    assertThat(broken.status().text())
                            .contains("refuses the user")
                            .doesNotContain("wrong-secret");
                });
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() {
        assertThat(send(settings("tls", "secret"), Map.of()))
                .isInstanceOfSatisfying(
                        Outcome.Broken.class,
                        broken -> assertThat(broken.status().text()).contains("certification path"));
        assertThat(greenMail.getReceivedMessages()).isEmpty();
        assertThat(MailServer.objection(settings("tls", "secret")))
                .hasValueSatisfying(text -> assertThat(text).contains("certification path"));
    }

    @Test
    void aServerThatCannotKeepASecretGetsNothing() {
        try (SmtpTestServer server = SmtpTestServer.counting()) {
            Config.Mail settings = new Config.Mail(
                    "127.0.0.1", server.port(), "starttls", "papers", "secret", "papers@example.org", 4, 0);

            assertThat(send(settings, TRUSTING))
                    .isInstanceOfSatisfying(
                            Outcome.Broken.class,
                            broken -> assertThat(broken.status().text()).contains("STARTTLS is required"));
            assertThat(server.taken()).isZero();
            assertThat(MailServer.objection(server.settings())).isEmpty();
        }
    }

    @Test
    void theWayIsKeptSecretAfterTheGreeting() throws Exception {
        try (SmtpTestServer server = SmtpTestServer.secretAfterGreeting(context())) {
            Config.Mail settings =
                    new Config.Mail("127.0.0.1", server.port(), "starttls", "", "", "papers@example.org", 4, 0);

            assertThat(send(settings, TRUSTING)).isInstanceOf(Outcome.Accepted.class);
            assertThat(server.received())
                    .singleElement()
                    .satisfies(received -> assertThat(received.text()).contains("From: papers@example.org\r\n"));
            assertThat(send(server.settings(), Map.of()))
                    .as("without")
                    .isInstanceOfSatisfying(
                            Outcome.Broken.class,
                            broken -> assertThat(broken.status().code()).isEqualTo("530 5.7.0"));
        }
    }

    /** Of the certificate that GreenMail brings. */
    private static SSLContext context() throws Exception {
        char[] password = "changeit".toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = GreenMail.class.getResourceAsStream("/greenmail.p12")) {
            keys.load(file, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
