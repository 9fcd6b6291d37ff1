package broadsheet.catalog;

import broadsheet.paper.EmailAddress;
import java.time.Instant;

/**
 * A mail of the outbox that is to be handed to the server now.
 *
 * @param id its number
 * @param messageId its Message-ID, without brackets; the same however often it goes out
 * @param kind what it is for
 * @param to whom
 * @param text the hash of what it says
 * @param personal what stands in for {@link MailText#PERSONAL}
 * @param oneClick the address that ends the subscription, with that mark in it, or empty
 * @param attempts how often it was tried before
 * @param madeAt when it was put into the outbox
 */
public record OutboxMail(
        long id,
        String messageId,
        MailKind kind,
        EmailAddress to,
        String text,
        String personal,
        String oneClick,
        int attempts,
        Instant madeAt) {}
