package broadsheet.catalog;

import broadsheet.paper.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The mailboxes that refused mail. Thread-safe. */
public final class Mailboxes {
    /** The weight of refusals, without a mail taken between them, at which a mailbox is suspended. */
    public static final int MOST_REFUSALS = 3;

    /** So long a mail that came back is held against a mailbox whatever a relay accepts for it. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final Database database;

    Mailboxes(Database database) {
        this.database = database;
    }

    /** Whether a mailbox refused so often that only confirmations are sent to it. */
    public boolean isSuspended(EmailAddress address) {
        return database.read("looking at a mailbox", handle -> isSuspended(handle, address));
    }

    static boolean isSuspended(Handle handle, EmailAddress address) {
        return handle.createQuery("select 1 from mailbox where address = :address and suspended_at is not null")
                .bind("address", address.key())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** What a mailbox said when it last refused, if it took nothing since. */
    public Optional<String> refusal(EmailAddress address) {
        return database.read(
                "looking at a mailbox",
                handle -> handle.createQuery("select status from mailbox where address = :address")
                        .bind("address", address.key())
                        .mapTo(String.class)
                        .findOne());
    }

    /** How many are suspended. */
    public long suspended() {
        return database.read(
                "counting suspended mailboxes",
                handle -> handle.createQuery("select count(*) from mailbox where suspended_at is not null")
                        .mapTo(Long.class)
                        .one());
    }

    /**
     * Forgets that a mailbox refused.
     *
     * @return whether it had
     */
    public boolean release(EmailAddress address) {
        return database.write("releasing a mailbox", handle -> release(handle, address));
    }

    static boolean release(Handle handle, EmailAddress address) {
        return handle.createUpdate("delete from mailbox where address = :address")
                        .bind("address", address.key())
                        .execute()
                > 0;
    }

    /**
     * What came of a report that a mail came back.
     *
     * @param to where the mail had gone
     * @param isSuspended whether the mailbox is suspended by it
     */
    public record Returned(EmailAddress to, boolean isSuspended) {}

    /**
     * Notes that a mail which was accepted came back later: it failed, and its mailbox refused it.
     *
     * @param messageId its Message-ID, without brackets
     * @param weight how much that says against the mailbox, 0 if nothing
     * @return nothing if no such mail was sent of late, or that was noted already
     */
    public Optional<Returned> returned(String messageId, MailStatus status, int weight, Instant now) {
        return database.acknowledge("noting a mail that came back", handle -> {
            Optional<EmailAddress> to = handle.createQuery("""
                            select address from outbox
                            where message_id = :id and message_host = :host and state = 'sent'""")
                    .bind("id", messageId.replaceFirst("@.*", ""))
                    .bind("host", messageId.replaceFirst("^[^@]*@?", ""))
                    .mapTo(String.class)
                    .findOne()
                    .flatMap(EmailAddress::parse);
            to.ifPresent(_ -> handle.createUpdate("""
                            update outbox set state = 'failed', code = :code, status = :status where message_id = :id""")
                    .bind("code", status.code())
                    .bind("status", status.text())
                    .bind("id", messageId.replaceFirst("@.*", ""))
                    .execute());
            return to.map(address -> new Returned(address, weight > 0 && bounce(handle, address, weight, status, now)));
        });
    }

    /** Forgets that a mailbox refused, as it took a mail; but not that one came back of late, which was taken as well at first. */
    static void accept(Handle handle, EmailAddress address, Instant now) {
        handle.createUpdate("delete from mailbox where address = :address and bounced_at < :before")
                .bind("address", address.key())
                .bind("before", now.minus(REMEMBERED).toEpochMilli())
                .execute();
    }

    /**
     * Counts a mail that came back.
     *
     * @return whether the mailbox is suspended by it
     */
    static boolean bounce(Handle handle, EmailAddress address, int weight, MailStatus status, Instant now) {
        boolean isSuspended = refuse(handle, address, weight, status, now);
        handle.createUpdate("update mailbox set bounced_at = :now where address = :address")
                .bind("now", now.toEpochMilli())
                .bind("address", address.key())
                .execute();
        return isSuspended;
    }

    /**
     * Counts a refusal.
     *
     * @return whether the mailbox is suspended by it
     */
    static boolean refuse(Handle handle, EmailAddress address, int weight, MailStatus status, Instant now) {
        int refusals = handle.createQuery("""
                        insert into mailbox (address, refusals, status) values (:address, :weight, :status)
                        on conflict (address) do update
                        set refusals = mailbox.refusals + excluded.refusals, status = excluded.status
                        returning refusals""")
                .bind("address", address.key())
                .bind("weight", weight)
                .bind("status", (status.code() + " " + status.text()).strip())
                .mapTo(Integer.class)
                .one();
        return refusals >= MOST_REFUSALS
                && handle.createUpdate("""
                                update mailbox set suspended_at = :now
                                where address = :address and suspended_at is null""")
                                .bind("now", now.toEpochMilli())
                                .bind("address", address.key())
                                .execute()
                        > 0;
    }
}
