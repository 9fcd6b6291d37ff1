package broadsheet.catalog;

import broadsheet.paper.EmailAddress;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * The mails that are to go out, and those that went. A mail is marked as handed out before a server hears of it, and as sent
 * after it was accepted, each in a commit: what is marked as handed out when a program begins is all that may go out twice.
 * Thread-safe.
 */
public final class Outbox {
    /** How far a clock may be set back without a mail being held for a moment that will not come for long. */
    private static final Duration CLOCK_SLACK = Duration.ofMinutes(1);

    /** How many mails are put off in a row before the next are looked at. */
    private static final int PART = 256;

    /** Stands for the subscription of a mail that was on its way when that ended. */
    private static final String GONE = "gone";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;

    Outbox(Database database) {
        this.database = database;
    }

    /**
     * What an exchange gives.
     *
     * @param mails that are handed out
     * @param suspended mailboxes that were suspended by what was told
     * @param repeated the Message-IDs of mails that go out again although they may have been accepted
     */
    public record Exchange(List<OutboxMail> mails, List<EmailAddress> suspended, List<String> repeated) {
        public Exchange {
            mails = List.copyOf(mails);
            suspended = List.copyOf(suspended);
            repeated = List.copyOf(repeated);
        }
    }

    /**
     * Puts mails into the outbox, all or none, but for those to suspended mailboxes that are no confirmations.
     *
     * @return how many were put in
     */
    public int add(List<NewMail> mails, Instant now) {
        return database.write("putting mails into the outbox", handle -> insert(handle, mails, now));
    }

    /** The same within a transaction of others. */
    static int insert(Handle handle, List<NewMail> mails, Instant now) {
        long next = handle.createQuery("select coalesce(max(id), 0) + 1 from outbox")
                .mapTo(Long.class)
                .one();
        Set<String> texts = new HashSet<>();
        int added = 0;
        for (NewMail mail : mails) {
            if (mail.kind() == MailKind.CONFIRMATION || !Mailboxes.isSuspended(handle, mail.to())) {
                if (texts.add(mail.text().hash())) {
                    insert(handle, mail.text());
                }
                insert(handle, mail, next + added, now);
                added++;
            }
        }
        return added;
    }

    private static void insert(Handle handle, MailText text) {
        handle.createUpdate("""
                        insert into mail_text (hash, subject, html, plain) values (:hash, :subject, :html, :plain)
                        on conflict (hash) do nothing""")
                .bind("hash", text.hash())
                .bind("subject", text.subject())
                .bind("html", text.html())
                .bind("plain", text.plain())
                .execute();
    }

    private static void insert(Handle handle, NewMail mail, long id, Instant now) {
        byte[] unique = new byte[16];
        RANDOM.nextBytes(unique);
        handle.createUpdate("""
                        insert into outbox (id, message_id, message_host, kind, issue, subscription, address, mail_text,
                            personal, one_click, state, attempts, uncertain, made_at, tried_at, next_at, code, status)
                        values (:id, :message, '', :kind, :issue, :subscription, :address, :text,
                            :personal, :one_click, 'waiting', 0, 0, :now, :now, :next, '', '')""")
                .bind("id", id)
                .bind("message", HexFormat.of().formatHex(unique))
                .bind("kind", mail.kind().word())
                .bind("issue", mail.issue())
                .bind("subscription", mail.subscription())
                .bind("address", mail.to().text())
                .bind("text", mail.text().hash())
                .bind("personal", mail.personal())
                .bind("one_click", mail.oneClick())
                .bind("now", now.toEpochMilli())
                // Somebody waits for a confirmation: its turn is before that of any digest.
                .bind("next", mail.kind() == MailKind.CONFIRMATION ? 0 : now.toEpochMilli())
                .execute();
    }

    /**
     * Tells what became of mails that were handed out, and hands out others, in one commit.
     *
     * @param done what became of mails
     * @param wanted how many mails to hand out at most
     * @param now the time
     * @param host what stands after the sign in the Message-ID of a mail that goes out for the first time
     * @param turn how long a mail has to wait for its turn; zero for one that goes out now
     */
    public Exchange exchange(
            Collection<? extends Delivery> done,
            int wanted,
            Instant now,
            String host,
            Function<OutboxMail, Duration> turn) {
        return database.write("sending mails", handle -> {
            List<EmailAddress> suspended = new ArrayList<>();
            List<String> repeated = new ArrayList<>();
            for (Delivery delivery : done) {
                keep(handle, delivery, now, suspended, repeated);
            }
            if (!done.isEmpty()) {
                forgetGone(handle);
            }
            return new Exchange(handOut(handle, wanted, now, host, turn), suspended, repeated);
        });
    }

    private static void keep(
            Handle handle, Delivery delivery, Instant now, List<EmailAddress> suspended, List<String> repeated) {
        switch (delivery) {
            case Delivery.Sent sent -> {
                bound(handle, """
                        update outbox set state = 'sent', attempts = attempts + 1, sent_at = :now, tried_at = :now,
                            code = :code, status = :status
                        where id = :id""", sent, now).execute();
                Mailboxes.accept(handle, sent.to(), now);
            }
            case Delivery.Later later -> {
                bound(handle, """
                        update outbox set state = 'waiting', attempts = attempts + 1, uncertain = uncertain + :uncertain,
                            tried_at = :now, next_at = :next, code = :code, status = :status
                        where id = :id""", later, now)
                        .bind("uncertain", later.isUncertain() ? 1 : 0)
                        .bind("next", now.plus(later.pause()).toEpochMilli())
                        .execute();
                if (later.isUncertain()) {
                    repeated.add(messageId(handle, later.id()));
                }
            }
            case Delivery.Untried untried -> bound(handle, """
                        update outbox set state = 'waiting', tried_at = :now, code = :code, status = :status
                        where id = :id""", untried, now).execute();
            case Delivery.Failed failed -> {
                bound(handle, """
                        update outbox set state = 'failed', attempts = attempts + 1, tried_at = :now,
                            code = :code, status = :status
                        where id = :id""", failed, now).execute();
                if (failed.weight() > 0
                        && Mailboxes.refuse(handle, failed.to(), failed.weight(), failed.status(), now)) {
                    suspended.add(failed.to());
                }
            }
        }
    }

    private static Update bound(Handle handle, String update, Delivery delivery, Instant now) {
        return handle.createUpdate(update)
                .bind("now", now.toEpochMilli())
                .bind("code", delivery.status().code())
                .bind("status", delivery.status().text())
                .bind("id", delivery.id());
    }

    private static String messageId(Handle handle, long id) {
        return handle.createQuery("select message_id || '@' || message_host from outbox where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
    }

    private static List<OutboxMail> handOut(
            Handle handle, int wanted, Instant now, String host, Function<OutboxMail, Duration> turn) {
        List<OutboxMail> mails = new ArrayList<>();
        int part = wanted;
        while (mails.size() < wanted) {
            List<OutboxMail> due = due(handle, part, now, host);
            if (due.isEmpty()) {
                break;
            }
            for (OutboxMail mail : due) {
                if (mails.size() == wanted) {
                    break;
                }
                Duration pause = turn.apply(mail);
                if (pause.isZero()) {
                    handle.createUpdate(
                                    "update outbox set state = 'sending', message_host = :host, tried_at = :now where id = :id")
                            .bind(
                                    "host",
                                    mail.messageId().substring(mail.messageId().indexOf('@') + 1))
                            .bind("now", now.toEpochMilli())
                            .bind("id", mail.id())
                            .execute();
                    mails.add(mail);
                } else {
                    handle.createUpdate("update outbox set tried_at = :now, next_at = :next where id = :id")
                            .bind("now", now.toEpochMilli())
                            .bind("next", now.plus(pause).toEpochMilli())
                            .bind("id", mail.id())
                            .execute();
                }
            }
            part = PART;
        }
        return mails;
    }

    private static List<OutboxMail> due(Handle handle, int most, Instant now, String host) {
        return handle.createQuery("""
                        select * from outbox where state = 'waiting' and next_at <= :now
                        order by next_at, id limit :most""")
                .bind("now", now.toEpochMilli())
                .bind("most", most)
                .map((row, context) -> mail(row, host))
                .list();
    }

    private static OutboxMail mail(ResultSet row, String host) throws SQLException {
        String kept = row.getString("message_host");
        return new OutboxMail(
                row.getLong("id"),
                row.getString("message_id") + "@" + (kept.isEmpty() ? host : kept),
                MailKind.ofWord(row.getString("kind")),
                EmailAddress.parse(row.getString("address"))
                        .orElseThrow(() -> new SQLException("a mail of the outbox has no address")),
                row.getString("mail_text"),
                row.getString("personal"),
                row.getString("one_click"),
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("made_at")));
    }

    /** The Message-IDs of mails that are handed out; where nobody sends, they are those of a program that ended. */
    public List<String> handedOut() {
        return database.read(
                "looking for mails that were handed out",
                handle -> handle.createQuery(
                                "select message_id || '@' || message_host from outbox where state = 'sending' order by id")
                        .mapTo(String.class)
                        .list());
    }

    /** What was on its way while its subscription ended is not tried again, and forgets where it went. */
    private static void forgetGone(Handle handle) {
        handle.createUpdate("delete from outbox where subscription = :gone and state = 'waiting'")
                .bind("gone", GONE)
                .execute();
        handle.createUpdate("""
                        update outbox set address = '', subscription = '', personal = ''
                        where subscription = :gone and state in ('sent', 'failed')""").bind("gone", GONE).execute();
    }

    /**
     * Takes back what a program that ended had handed out: its mails go out again, and may have been accepted.
     *
     * @return how many
     */
    public int recover(Instant now) {
        return database.write("taking back mails", handle -> {
            int mails = handle.createUpdate("""
                            update outbox set state = 'waiting', uncertain = uncertain + 1, tried_at = :now, next_at = :now
                            where state = 'sending'""").bind("now", now.toEpochMilli()).execute();
            forgetGone(handle);
            return mails;
        });
    }

    /**
     * Puts mails back that were handed out by a commit of which nobody was told: no server heard of them.
     *
     * @param inHand the numbers of those that were told of
     */
    public void putBack(Set<Long> inHand) {
        database.write("putting mails back", handle -> {
            List<Long> sending = handle.createQuery("select id from outbox where state = 'sending'")
                    .mapTo(Long.class)
                    .list();
            for (long id : sending) {
                if (!inHand.contains(id)) {
                    handle.createUpdate("update outbox set state = 'waiting' where id = :id")
                            .bind("id", id)
                            .execute();
                }
            }
            return sending;
        });
    }

    /**
     * Makes mails due that wait for a moment which a clock told that has been set back since.
     *
     * @return how many
     */
    public int mendTimes(Instant now) {
        Instant latest = now.plus(CLOCK_SLACK);
        boolean isWrong = database.read(
                "looking at the times of mails",
                handle -> handle.createQuery("""
                                select 1 from outbox where state = 'waiting' and tried_at > :latest limit 1""")
                        .bind("latest", latest.toEpochMilli())
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent());
        return !isWrong
                ? 0
                : database.write(
                        "mending the times of mails",
                        handle -> handle.createUpdate("""
                                update outbox set tried_at = :now, next_at = :now
                                where state = 'waiting' and tried_at > :latest""")
                                .bind("now", now.toEpochMilli())
                                .bind("latest", latest.toEpochMilli())
                                .execute());
    }

    /** When the next mail is due; nothing if none waits. */
    public Optional<Instant> nextDue() {
        return database.read(
                "looking for mails",
                handle -> handle.createQuery("""
                                select next_at from outbox where state = 'waiting' order by next_at, id limit 1""").mapTo(Long.class).findOne().map(Instant::ofEpochMilli));
    }

    /** How many wait or are on their way. */
    public long waiting() {
        return database.read(
                "counting mails",
                handle -> handle.createQuery("select count(*) from outbox where state in ('waiting', 'sending')")
                        .mapTo(Long.class)
                        .one());
    }

    /** What mails of a hash say. */
    public MailText text(String hash) {
        return database.read(
                "reading a mail",
                handle -> handle.createQuery("select * from mail_text where hash = :hash")
                        .bind("hash", hash)
                        .map((row, context) -> new MailText(
                                row.getString("hash"),
                                row.getString("subject"),
                                row.getString("html"),
                                row.getString("plain")))
                        .one());
    }

    /** What became of the mails of an issue. */
    public IssueMails issue(String issue) {
        return database.read(
                "counting the mails of an issue",
                handle -> issues(handle, List.of(issue)).getOrDefault(issue, IssueMails.none(issue)));
    }

    /** What became of the mails of issues; those without any are left out. Two queries, however many. */
    static Map<String, IssueMails> issues(Handle handle, Collection<String> issues) {
        return IssueCounts.of(handle, IssueCounts.Means.MAIL, issues);
    }

    /**
     * Forgets mails that were sent, or failed, before a moment, and what no other mail says. How many of an issue they were is kept.
     *
     * @return how many
     */
    public int prune(Instant before) {
        return database.write("forgetting old mails", handle -> {
            IssueCounts.keep(handle, IssueCounts.Means.MAIL, before);
            int mails = handle.createUpdate(
                            "delete from outbox where state in ('sent', 'failed') and tried_at < :before")
                    .bind("before", before.toEpochMilli())
                    .execute();
            handle.createUpdate("""
                            delete from mail_text
                            where not exists (select 1 from outbox where outbox.mail_text = mail_text.hash)""").execute();
            return mails;
        });
    }

    /**
     * Takes back what waits of a subscription that is gone, and forgets to whom the rest went; of what is on its way, once it is known
     * what became of it.
     */
    static void forget(Handle handle, String subscription) {
        handle.createUpdate(
                        "update outbox set subscription = :gone where subscription = :subscription and state = 'sending'")
                .bind("gone", GONE)
                .bind("subscription", subscription)
                .execute();
        handle.createUpdate("delete from outbox where subscription = :subscription and state = 'waiting'")
                .bind("subscription", subscription)
                .execute();
        handle.createUpdate("""
                        update outbox set address = '', subscription = '', personal = ''
                        where subscription = :subscription and state in ('sent', 'failed')""").bind("subscription", subscription).execute();
    }
}
