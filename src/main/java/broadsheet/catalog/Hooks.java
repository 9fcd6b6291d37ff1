package broadsheet.catalog;

import broadsheet.catalog.Subscriber.Channel;
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
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * What is to be posted to webhooks, and what was. As with mails, what goes out is marked before a server hears of it and after it was
 * taken, each in a commit: what is marked as handed out when a program begins is all that may go out twice. Thread-safe.
 */
public final class Hooks {
    /** So many that failed one after the other pause a subscription; each was tried for three days. */
    static final int FAILURES = 3;

    /** How far a clock may be set back without anything being held for a moment that will not come for long. */
    private static final Duration CLOCK_SLACK = Duration.ofMinutes(1);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;

    Hooks(Database database) {
        this.database = database;
    }

    /** Puts in what was composed, within a transaction of others. */
    static void insert(Handle handle, List<NewHook> hooks, Instant now) {
        Set<String> texts = new HashSet<>();
        for (NewHook hook : hooks) {
            if (texts.add(hook.text().hash())) {
                insert(handle, hook.text());
            }
            insert(handle, hook, LoggedHook.State.WAITING, MailStatus.NONE, now);
        }
    }

    private static void insert(Handle handle, HookText text) {
        handle.createUpdate("insert into hook_text (hash, body) values (:hash, :body) on conflict (hash) do nothing")
                .bind("hash", text.hash())
                .bind("body", text.body())
                .execute();
    }

    private static String insert(
            Handle handle,
            NewHook hook,
            LoggedHook.State state,
            int attempts,
            MailStatus status,
            Instant now,
            String hookId) {
        handle.createUpdate("""
                        insert into hook_delivery (id, hook_id, kind, issue, subscription, place, hook_text, state, attempts,
                            uncertain, made_at, tried_at, next_at, sent_at, code, status)
                        values ((select coalesce(max(id), 0) + 1 from hook_delivery), :hookId, :kind, :issue, :subscription,
                            :place, :text, :state, :attempts, 0, :now, :now, :now, :sentAt, :code, :status)""")
                .bind("hookId", hookId)
                .bind("kind", hook.kind().word())
                .bind("issue", hook.issue())
                .bind("subscription", hook.subscription())
                .bind("place", hook.place())
                .bind("text", hook.text().hash())
                .bind("state", state.word())
                .bind("attempts", attempts)
                .bind("now", now.toEpochMilli())
                .bind("sentAt", state == LoggedHook.State.SENT ? now.toEpochMilli() : null)
                .bind("code", status.code())
                .bind("status", status.text())
                .execute();
        return hookId;
    }

    private static void insert(Handle handle, NewHook hook, LoggedHook.State state, MailStatus status, Instant now) {
        insert(handle, hook, state, 0, status, now, newId());
    }

    /** What a receiver knows something by: made by chance. */
    public static String newId() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return "msg_" + HexFormat.of().formatHex(bytes);
    }

    /** Notes what came of a test, which was posted at once. */
    public void noteTest(String hookId, NewHook test, Tested tested, MailStatus status, Instant now) {
        database.acknowledge("noting a test of a webhook", handle -> {
            insert(handle, test.text());
            // Whoever removed it meanwhile wants to hear no more of it.
            NewHook known = Subscriptions.find(handle, test.subscription()).isPresent()
                    ? test
                    : new NewHook(test.kind(), test.issue(), "", test.place(), test.text());
            return insert(
                    handle,
                    known,
                    tested == Tested.TAKEN ? LoggedHook.State.SENT : LoggedHook.State.FAILED,
                    tested == Tested.UNTRIED ? 0 : 1,
                    status,
                    now,
                    hookId);
        });
    }

    /** What came of a test. */
    public enum Tested {
        TAKEN,
        REFUSED,
        /** The host wanted to be left alone. */
        UNTRIED
    }

    /**
     * What an exchange gives.
     *
     * @param hooks what is handed out
     * @param ended the subscriptions that ended, as their servers want nothing more
     * @param paused the subscriptions that are paused, as all failed of late
     */
    public record Exchange(List<OutgoingHook> hooks, List<String> ended, List<String> paused) {
        public Exchange {
            hooks = List.copyOf(hooks);
            ended = List.copyOf(ended);
            paused = List.copyOf(paused);
        }
    }

    /**
     * Tells what became of what was handed out, and hands out more, in one commit.
     *
     * @param done what became of it
     * @param wanted how many to hand out at most, one to a place
     * @param busy places to which nothing is handed out
     */
    public Exchange exchange(Collection<? extends HookOutcome> done, int wanted, Collection<String> busy, Instant now) {
        return database.acknowledge("posting to webhooks", handle -> {
            List<String> ended = new ArrayList<>();
            List<String> paused = new ArrayList<>();
            done.forEach(outcome -> keep(handle, outcome, now, ended, paused));
            if (!done.isEmpty()) {
                forgetOrphans(handle);
            }
            return new Exchange(handOut(handle, wanted, busy, now), ended, paused);
        });
    }

    private static void keep(Handle handle, HookOutcome outcome, Instant now, List<String> ended, List<String> paused) {
        switch (outcome) {
            case HookOutcome.Sent sent -> bound(handle, """
                        update hook_delivery set state = 'sent', attempts = attempts + 1, sent_at = :now, tried_at = :now,
                            code = :code, status = :status
                        where id = :id and state = 'sending'""", sent, now).execute();
            case HookOutcome.Later later ->
                bound(handle, """
                        update hook_delivery set state = 'waiting', attempts = attempts + 1,
                            uncertain = uncertain + :uncertain, tried_at = :now, next_at = :next, code = :code,
                            status = :status
                        where id = :id and state = 'sending'""", later, now)
                        .bind("uncertain", later.isUncertain() ? 1 : 0)
                        .bind("next", now.plus(later.pause()).toEpochMilli())
                        .execute();
            case HookOutcome.Untried untried ->
                bound(handle, """
                        update hook_delivery set state = 'waiting', tried_at = :now, next_at = :next, code = :code,
                            status = :status
                        where id = :id and state = 'sending'""", untried, now)
                        .bind("next", now.plus(untried.pause()).toEpochMilli())
                        .execute();
            case HookOutcome.Failed failed -> {
                fail(handle, failed, now);
                pauseIfAllFailed(handle, subscription(handle, failed.id())).ifPresent(paused::add);
            }
            case HookOutcome.Gone gone -> {
                String subscription = subscription(handle, gone.id());
                fail(handle, gone, now);
                if (!subscription.isEmpty() && Subscriptions.remove(handle, subscription)) {
                    ended.add(subscription);
                }
            }
        }
    }

    private static void fail(Handle handle, HookOutcome outcome, Instant now) {
        bound(handle, """
                        update hook_delivery set state = 'failed', attempts = attempts + 1, tried_at = :now, code = :code,
                            status = :status
                        where id = :id and state = 'sending'""", outcome, now).execute();
    }

    private static Update bound(Handle handle, String update, HookOutcome outcome, Instant now) {
        return handle.createUpdate(update)
                .bind("now", now.toEpochMilli())
                .bind("code", outcome.status().code())
                .bind("status", outcome.status().text())
                .bind("id", outcome.id());
    }

    private static String subscription(Handle handle, long id) {
        return handle.createQuery("select subscription from hook_delivery where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
    }

    private static Optional<String> pauseIfAllFailed(Handle handle, String subscription) {
        List<String> last = handle.createQuery("""
                        select state from hook_delivery
                        where subscription = :subscription and state in ('sent', 'failed') and kind <> 'test'
                            and tried_at > (select active_at from subscription where id = :subscription)
                        order by tried_at desc, id desc limit :most""")
                .bind("subscription", subscription)
                .bind("most", FAILURES)
                .mapTo(String.class)
                .list();
        boolean allFailed = last.size() == FAILURES && last.stream().allMatch("failed"::equals);
        return allFailed
                        && handle.createUpdate(
                                                "update subscription set state = 'paused' where id = :id and state = 'active'")
                                        .bind("id", subscription)
                                        .execute()
                                == 1
                ? Optional.of(subscription)
                : Optional.empty();
    }

    private static List<OutgoingHook> handOut(Handle handle, int wanted, Collection<String> busy, Instant now) {
        Set<String> taken = new HashSet<>(busy);
        List<OutgoingHook> hooks = new ArrayList<>();
        while (hooks.size() < wanted) {
            Optional<OutgoingHook> next = next(handle, taken, now);
            if (next.isEmpty()) {
                break;
            }
            handle.createUpdate("update hook_delivery set state = 'sending', tried_at = :now where id = :id")
                    .bind("now", now.toEpochMilli())
                    .bind("id", next.get().id())
                    .execute();
            hooks.add(next.get());
            taken.add(next.get().place());
        }
        return hooks;
    }

    private static Optional<OutgoingHook> next(Handle handle, Set<String> taken, Instant now) {
        // A list in SQL has at least one; no place is empty.
        Set<String> places = new HashSet<>(taken);
        places.add("");
        return handle.createQuery("""
                        select d.*, t.body, b.subscriber, b.channel, b.target, b.secret from hook_delivery d
                        join hook_text t on t.hash = d.hook_text
                        join subscription s on s.id = d.subscription
                        join subscriber b on b.subscriber = s.subscriber
                        where d.state = 'waiting' and d.next_at <= :now and s.state = 'active'
                            and d.place not in (<places>)
                        order by d.next_at, d.id limit 1""")
                .bind("now", now.toEpochMilli())
                .bindList("places", List.copyOf(places))
                .map((row, context) -> outgoing(row))
                .findOne();
    }

    private static OutgoingHook outgoing(ResultSet row) throws SQLException {
        return new OutgoingHook(
                row.getLong("id"),
                row.getString("hook_id"),
                row.getString("subscription"),
                new Subscriber(
                        row.getLong("subscriber"),
                        Channel.parse(row.getString("channel")).orElseThrow(),
                        row.getString("target"),
                        row.getString("secret")),
                row.getString("place"),
                row.getString("body"),
                row.getInt("attempts"));
    }

    /** What receivers know that by which is marked as handed out: when a program begins, all that may go out twice. */
    public List<String> handedOut() {
        return database.read(
                "reading what was on its way",
                handle -> handle.createQuery("""
                                select hook_id from hook_delivery where state = 'sending' and subscription <> '' order by id""").mapTo(String.class).list());
    }

    /** Takes back what a program that ended had handed out: it goes out again. */
    public void recover(Instant now) {
        database.acknowledge("taking back what was posted", handle -> {
            handle.createUpdate("""
                            update hook_delivery set state = 'waiting', uncertain = uncertain + 1, tried_at = :now,
                                next_at = :now
                            where state = 'sending'""").bind("now", now.toEpochMilli()).execute();
            return forgetOrphans(handle);
        });
    }

    /** What was on its way while its subscription was removed is not tried again. */
    private static int forgetOrphans(Handle handle) {
        return handle.createUpdate("delete from hook_delivery where state = 'waiting' and subscription = ''")
                .execute();
    }

    /**
     * Puts back what was handed out by a commit of which nobody was told: no server heard of it.
     *
     * @param inHand the numbers of those that were told of
     */
    public void putBack(Set<Long> inHand) {
        database.write("putting back what was to be posted", handle -> {
            List<Long> sending = handle.createQuery("select id from hook_delivery where state = 'sending'")
                    .mapTo(Long.class)
                    .list();
            sending.stream()
                    .filter(id -> !inHand.contains(id))
                    .forEach(id -> handle.createUpdate("update hook_delivery set state = 'waiting' where id = :id")
                            .bind("id", id)
                            .execute());
            return forgetOrphans(handle);
        });
    }

    /**
     * Makes due what waits for a moment which a clock told that has been set back since.
     *
     * @return how many
     */
    public int mendTimes(Instant now) {
        return database.write(
                "mending the times of webhooks",
                handle -> handle.createUpdate("""
                                update hook_delivery set tried_at = :now, next_at = :now
                                where state = 'waiting' and tried_at > :latest""")
                        .bind("now", now.toEpochMilli())
                        .bind("latest", now.plus(CLOCK_SLACK).toEpochMilli())
                        .execute());
    }

    /** When the next is due; nothing if none waits but of what is paused. */
    public Optional<Instant> nextDue() {
        return database.read(
                "looking for what is to be posted",
                handle -> handle.createQuery("""
                                select d.next_at from hook_delivery d join subscription s on s.id = d.subscription
                                where d.state = 'waiting' and s.state = 'active' order by d.next_at, d.id limit 1""").mapTo(Long.class).findOne().map(Instant::ofEpochMilli));
    }

    /** How many wait or are on their way. */
    public long waiting() {
        return database.read(
                "counting what is to be posted",
                handle -> handle.createQuery("select count(*) from hook_delivery where state in ('waiting', 'sending')")
                        .mapTo(Long.class)
                        .one());
    }

    /**
     * Forgets what was taken, or failed, before a moment, and what no other says. How much of an issue it was is kept.
     *
     * @return how many
     */
    public int prune(Instant before) {
        return database.write("forgetting what was posted", handle -> {
            IssueCounts.keep(handle, IssueCounts.Means.WEBHOOK, before);
            int hooks = handle.createUpdate(
                            "delete from hook_delivery where state in ('sent', 'failed') and tried_at < :before")
                    .bind("before", before.toEpochMilli())
                    .execute();
            handle.createUpdate("""
                            delete from hook_text where not exists
                                (select 1 from hook_delivery where hook_delivery.hook_text = hook_text.hash)""").execute();
            return hooks;
        });
    }

    /** Takes back what waits of a subscription that is gone. */
    static void forget(Handle handle, String subscription) {
        handle.createUpdate("delete from hook_delivery where subscription = :subscription and state = 'waiting'")
                .bind("subscription", subscription)
                .execute();
        handle.createUpdate("update hook_delivery set subscription = '' where subscription = :subscription")
                .bind("subscription", subscription)
                .execute();
    }
}
