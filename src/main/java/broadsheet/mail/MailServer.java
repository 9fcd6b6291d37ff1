package broadsheet.mail;

import broadsheet.catalog.MailStatus;
import broadsheet.config.Config;
import broadsheet.net.PromptSockets;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** One connection to the mail server, made when it is first needed and kept for many letters. For one thread at a time. */
public final class MailServer implements AutoCloseable {
    /**
     * How long a server may take for an answer. It should have ten minutes after the last dot (RFC 5321, 4.5.3.2), but a letter
     * that is given up then goes out twice at worst, and others wait for it meanwhile.
     */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration CONNECTING = Duration.ofSeconds(30);

    private final Config.Mail settings;
    private final Sender from;
    private final Session session;
    private @Nullable SMTPTransport connection;

    /** To a server as it is configured, and not yet connected. */
    public MailServer(Config.Mail settings) {
        this(settings, PATIENCE, Map.of());
    }

    /**
     * To a server that a test has.
     *
     * @param patience how long it may take for an answer
     * @param further properties of the library
     */
    MailServer(Config.Mail settings, Duration patience, Map<String, String> further) {
        this.settings = settings;
        this.from = Sender.of(settings);
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", settings.server());
        properties.setProperty("mail.smtp.port", String.valueOf(settings.port()));
        properties.setProperty("mail.smtp.from", from.address().text());
        // The name of this machine is looked up otherwise, which may take long and tells nobody anything.
        properties.setProperty("mail.smtp.localhost", from.address().domain());
        properties.setProperty("mail.smtp.auth", String.valueOf(!settings.user().isEmpty()));
        properties.setProperty(
                "mail.smtp.starttls.enable", String.valueOf(settings.security().equals("starttls")));
        properties.setProperty(
                "mail.smtp.starttls.required",
                String.valueOf(settings.security().equals("starttls")));
        properties.setProperty(
                "mail.smtp.ssl.enable", String.valueOf(settings.security().equals("tls")));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty(
                "mail.smtp.connectiontimeout", String.valueOf(Math.min(CONNECTING.toMillis(), patience.toMillis())));
        properties.setProperty("mail.smtp.timeout", String.valueOf(patience.toMillis()));
        properties.setProperty("mail.smtp.writetimeout", String.valueOf(patience.toMillis()));
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.socketFactory", new PromptSockets());
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        properties.putAll(further);
        this.session = Session.getInstance(properties);
    }

    /** Hands over a letter, by the connection there is or by a new one. */
    Outcome send(Letter letter) {
        SMTPTransport open;
        try {
            open = connected();
        } catch (MessagingException e) {
            return new Outcome.Broken(Reply.broken(e), Outcome.Reach.NONE);
        }
        MimeLetter mime;
        try {
            mime = new MimeLetter(session, from, letter);
        } catch (MessagingException e) {
            throw new IllegalStateException("the letter " + letter + " cannot be written", e);
        }
        try {
            open.sendMessage(mime, new Address[] {mime.getRecipients(MimeLetter.RecipientType.TO)[0]});
            return new Outcome.Accepted(Reply.accepted(open.getLastReturnCode(), open.getLastServerResponse()));
        } catch (MessagingException e) {
            Outcome outcome = Reply.of(e, mime);
            if (outcome instanceof Outcome.Broken || Reply.isClosing(outcome.status())) {
                close();
            }
            return outcome;
        }
    }

    /** Whether a server takes mail from us, without sending any: what is wrong, or nothing. */
    public static Optional<String> objection(Config.Mail settings) {
        try (MailServer server = new MailServer(settings, CONNECTING, Map.of())) {
            server.connected();
            return Optional.empty();
        } catch (MessagingException e) {
            MailStatus status = Reply.broken(e);
            return Optional.of(status.text());
        }
    }

    private SMTPTransport connected() throws MessagingException {
        SMTPTransport open = connection;
        if (open == null) {
            open = new SMTPTransport(
                    session, new URLName("smtp", settings.server(), settings.port(), null, null, null));
            if (settings.user().isEmpty()) {
                open.connect();
            } else {
                open.connect(settings.server(), settings.port(), settings.user(), settings.password());
            }
            connection = open;
        }
        return open;
    }

    /** Takes leave; the next letter has a new connection. */
    @Override
    public void close() {
        SMTPTransport open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException e) {
                // Whatever was to be said on it was said.
            }
        }
    }
}
