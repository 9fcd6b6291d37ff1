package broadsheet.catalog;

import broadsheet.catalog.Subscriber.Channel;
import broadsheet.catalog.Subscription.State;
import broadsheet.paper.Timetable;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** Who gets which lists by themselves. Thread-safe. */
public final class Subscriptions {
    private static final int ID_BYTES = 16;

    private static final String SELECT = """
            select s.*, b.channel, b.target, b.secret
            from subscription s join subscriber b on b.subscriber = s.subscriber
            """;

    private static final String CAN_BE_SENT = """
            where s.state = 'active' and b.channel in (<channels>)
                and not exists (select 1 from mailbox m
                    where b.channel = 'mail' and m.address = b.target_key and m.suspended_at is not null)
            """;

    private final Database database;
    private final InstantSource clock;
    private final SecureRandom chance = new SecureRandom();

    Subscriptions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Notes that somebody asked for a list, and what is mailed about it, all or nothing. What is kept already of this target and list
     * stays as it is, but for the terms of one that was never confirmed, and how long that may still be.
     *
     * @param key the same for targets that are the same
     * @param secret of a target that is new
     * @param mail about the subscription as it is kept now
     * @return as it is kept now
     */
    public Subscription ask(
            Channel channel,
            String target,
            String key,
            String secret,
            Terms terms,
            Function<Subscription, List<NewMail>> mail) {
        return database.acknowledge("noting a subscription", handle -> {
            long subscriber = subscriber(handle, channel, target, key, secret);
            Optional<Subscription> known = of(handle, subscriber, terms.list());
            String id = known.map(Subscription::id).orElseGet(this::newId);
            if (known.isEmpty()) {
                insert(handle, id, subscriber, terms);
            } else if (known.get().state() == State.PENDING) {
                update(handle, id, terms);
                handle.createUpdate("update subscription set made_at = :now where id = :id")
                        .bind("now", clock.instant().toEpochMilli())
                        .bind("id", id)
                        .execute();
            }
            Subscription kept = find(handle, id).orElseThrow();
            Outbox.insert(handle, mail.apply(kept), clock.instant());
            return kept;
        });
    }

    /**
     * Sends a list from now on, as whoever keeps the server wishes: nobody is asked. Of what is kept already of this target and list,
     * the terms change, and it goes on.
     *
     * @param key the same for targets that are the same
     * @param secret of a target that is new
     */
    public Subscription keep(Channel channel, String target, String key, String secret, Terms terms) {
        return database.acknowledge("keeping a subscription", handle -> {
            long subscriber = subscriber(handle, channel, target, key, secret);
            Optional<Subscription> known = of(handle, subscriber, terms.list());
            String id = known.map(Subscription::id).orElseGet(this::newId);
            if (known.isEmpty()) {
                insert(handle, id, subscriber, terms);
            } else {
                update(handle, id, terms);
            }
            set(handle, id, State.ACTIVE);
            return find(handle, id).orElseThrow();
        });
    }

    private static Optional<Subscription> of(Handle handle, long subscriber, String list) {
        return handle.createQuery(SELECT + "where s.subscriber = :subscriber and s.list = :list")
                .bind("subscriber", subscriber)
                .bind("list", list)
                .map((row, context) -> read(row))
                .findOne();
    }

    private long subscriber(Handle handle, Channel channel, String target, String key, String secret) {
        Optional<Long> known = handle.createQuery(
                        "select subscriber from subscriber where channel = :channel and target_key = :key")
                .bind("channel", channel.word())
                .bind("key", key)
                .mapTo(Long.class)
                .findOne();
        if (known.isPresent()) {
            return known.get();
        }
        long next = handle.createQuery("select coalesce(max(subscriber), 0) + 1 from subscriber")
                .mapTo(Long.class)
                .one();
        handle.createUpdate("""
                        insert into subscriber (subscriber, channel, target, target_key, secret, made_at)
                        values (:subscriber, :channel, :target, :key, :secret, :now)""")
                .bind("subscriber", next)
                .bind("channel", channel.word())
                .bind("target", target)
                .bind("key", key)
                .bind("secret", secret)
                .bind("now", clock.instant().toEpochMilli())
                .execute();
        return next;
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        chance.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void insert(Handle handle, String id, long subscriber, Terms terms) {
        bound(handle.createUpdate("""
                        insert into subscription (id, subscriber, list, rhythm, hour, zone, least_upvotes, most, summaries, when_empty,
                            state, made_at, next_at, last_at, covered, told_at)
                        values (:id, :subscriber, :list, :rhythm, :hour, :zone, :leastUpvotes, :most, :summaries, :whenEmpty,
                            'pending', :now, :next, 0, 0, :now)"""), id, terms)
                .bind("subscriber", subscriber)
                .execute();
    }

    private void update(Handle handle, String id, Terms terms) {
        bound(handle.createUpdate("""
                        update subscription set rhythm = :rhythm, hour = :hour, zone = :zone, least_upvotes = :leastUpvotes,
                            most = :most, summaries = :summaries, when_empty = :whenEmpty, next_at = :next
                        where id = :id and list = :list"""), id, terms).execute();
    }

    private Update bound(Update update, String id, Terms terms) {
        Instant now = clock.instant();
        return update.bind("id", id)
                .bind("list", terms.list())
                .bind("rhythm", terms.timetable().rhythm().word())
                .bind("hour", terms.timetable().hour())
                .bind("zone", terms.timetable().zone().getId())
                .bind("leastUpvotes", terms.leastUpvotes())
                .bind("most", terms.most())
                .bind("summaries", terms.summaries().word())
                .bind("whenEmpty", terms.whenEmpty().word())
                .bind("now", now.toEpochMilli())
                .bind("next", terms.timetable().next(now).toEpochMilli());
    }

    /** The one of an id. */
    public Optional<Subscription> find(String id) {
        return database.read("reading a subscription", handle -> find(handle, id));
    }

    static Optional<Subscription> find(Handle handle, String id) {
        return handle.createQuery(SELECT + "where s.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** All of them, by target and list. */
    public List<Subscription> list() {
        return database.read(
                "reading the subscriptions",
                handle -> read(handle.createQuery(SELECT + "order by b.channel, b.target_key, s.list")));
    }

    /** Those that go by some channels, by target and list. */
    public List<Subscription> list(Set<Channel> channels) {
        return database.read(
                "reading the subscriptions",
                handle -> read(handle.createQuery(
                                SELECT + "where b.channel in (<channels>) order by b.channel, b.target_key, s.list")
                        .bindList("channels", words(channels))));
    }

    /** All that one target gets. */
    public List<Subscription> of(Channel channel, String key) {
        return database.read(
                "reading the subscriptions of one",
                handle -> read(handle.createQuery(
                                SELECT + "where b.channel = :channel and b.target_key = :key order by s.list")
                        .bind("channel", channel.word())
                        .bind("key", key)));
    }

    private static List<Subscription> read(Query query) {
        return query.map((row, context) -> read(row)).list();
    }

    /**
     * Changes what is sent, and how.
     *
     * @param terms of the same list
     * @return as it is now; nothing if it is gone
     */
    public Optional<Subscription> change(String id, Terms terms) {
        return database.acknowledge("changing a subscription", handle -> {
            update(handle, id, terms);
            return find(handle, id);
        });
    }

    /**
     * Confirms, pauses or goes on with a subscription. The first issue after a pause tells of what is new since, and no more than a
     * first one does.
     *
     * @return as it is now; nothing if it is gone
     */
    public Optional<Subscription> set(String id, State state) {
        return database.acknowledge("changing a subscription", handle -> {
            set(handle, id, state);
            return find(handle, id);
        });
    }

    private void set(Handle handle, String id, State state) {
        Instant now = clock.instant();
        find(handle, id)
                .filter(one -> one.state() != state)
                .ifPresent(one -> handle.createUpdate("""
                        update subscription set state = :state, next_at = :next, told_at = :now, last_at = 0, covered = 0,
                            active_at = case when :state = 'active' then :now else active_at end
                        where id = :id""")
                        .bind("state", state.word())
                        .bind("next", one.terms().timetable().next(now).toEpochMilli())
                        .bind("now", now.toEpochMilli())
                        .bind("id", id)
                        .execute());
    }

    /**
     * Forgets a subscription, what waits to be sent of it, and, if it was the last, the subscriber.
     *
     * @return whether there was one
     */
    public boolean remove(String id) {
        return database.acknowledge("removing a subscription", handle -> remove(handle, id));
    }

    /** The same within a transaction of others. */
    static boolean remove(Handle handle, String id) {
        Optional<Subscription> known = find(handle, id);
        known.ifPresent(one -> remove(handle, one));
        return known.isPresent();
    }

    private static void remove(Handle handle, Subscription one) {
        handle.createUpdate("delete from subscription where id = :id")
                .bind("id", one.id())
                .execute();
        Outbox.forget(handle, one.id());
        Hooks.forget(handle, one.id());
        handle.createUpdate("""
                        delete from delivered where subscriber = :subscriber
                            and not exists (select 1 from subscription s where s.subscriber = :subscriber)""").bind("subscriber", one.subscriber().id()).execute();
        handle.createUpdate("""
                        delete from subscriber where subscriber = :subscriber
                            and not exists (select 1 from subscription s where s.subscriber = :subscriber)""").bind("subscriber", one.subscriber().id()).execute();
    }

    /** Forgets those that nobody confirmed since they were asked for before a moment. */
    public int removeUnconfirmed(Instant before) {
        return database.write("removing subscriptions that nobody confirmed", handle -> {
            List<Subscription> old =
                    read(handle.createQuery(SELECT + "where s.state = 'pending' and s.made_at < :before")
                            .bind("before", before.toEpochMilli()));
            old.forEach(one -> remove(handle, one));
            return old.size();
        });
    }

    /**
     * Those of which an issue is due, in an order in which what is alike stands together. Mailboxes that are suspended are left out.
     *
     * @param channels those that something can be sent by, at least one
     * @param most how many at most
     */
    public List<Subscription> due(Set<Channel> channels, Instant now, int most) {
        return database.read(
                "reading what is due",
                handle -> read(handle.createQuery(SELECT + CAN_BE_SENT + """
                                and s.next_at <= :now
                                order by s.list, s.rhythm, s.zone, s.hour, s.last_at, s.covered, s.id
                                limit :most""")
                        .bindList("channels", words(channels))
                        .bind("now", now.toEpochMilli())
                        .bind("most", most)));
    }

    /** When the next issue is due; nothing if none is. */
    public Optional<Instant> nextDue(Set<Channel> channels) {
        return database.read(
                "reading when something is due",
                handle -> handle.createQuery("""
                                select s.next_at from subscription s join subscriber b on b.subscriber = s.subscriber
                                """ + CAN_BE_SENT + "order by s.next_at limit 1")
                        .bindList("channels", words(channels))
                        .mapTo(Long.class)
                        .findOne()
                        .map(Instant::ofEpochMilli));
    }

    private static List<String> words(Set<Channel> channels) {
        return channels.stream().map(Channel::word).sorted().toList();
    }

    /**
     * Makes due in time what waits for a moment that a clock told which has been set back since.
     *
     * @return how many
     */
    public int mendTimes(Instant now) {
        return database.write("mending the times of subscriptions", handle -> {
            List<Subscription> wrong = read(handle.createQuery(SELECT + "where s.state = 'active' and s.next_at > :now")
                            .bind("now", now.toEpochMilli()))
                    .stream()
                    .filter(one -> one.nextAt().isAfter(one.terms().timetable().next(now))
                            || one.lastAt().isAfter(now)
                            || one.toldAt().isAfter(now))
                    .toList();
            wrong.forEach(one -> handle.createUpdate("""
                            update subscription set next_at = :next,
                                last_at = case when last_at > :now then :now else last_at end,
                                told_at = case when told_at > :now then :now else told_at end
                            where id = :id""")
                    .bind("next", one.terms().timetable().next(now).toEpochMilli())
                    .bind("now", now.toEpochMilli())
                    .bind("id", one.id())
                    .execute());
            return wrong.size();
        });
    }

    /**
     * Reads a row of {@link #SELECT}.
     */
    private static Subscription read(ResultSet row) throws SQLException {
        return new Subscription(
                row.getString("id"),
                new Subscriber(
                        row.getLong("subscriber"),
                        Channel.parse(row.getString("channel")).orElseThrow(),
                        row.getString("target"),
                        row.getString("secret")),
                new Terms(
                        row.getString("list"),
                        new Timetable(
                                Timetable.Rhythm.parse(row.getString("rhythm")).orElseThrow(),
                                row.getInt("hour"),
                                ZoneId.of(row.getString("zone"))),
                        row.getInt("least_upvotes"),
                        row.getInt("most"),
                        Terms.Summaries.parse(row.getString("summaries")).orElseThrow(),
                        Terms.WhenEmpty.parse(row.getString("when_empty")).orElseThrow()),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Instant.ofEpochMilli(row.getLong("made_at")),
                Instant.ofEpochMilli(row.getLong("next_at")),
                Instant.ofEpochMilli(row.getLong("last_at")),
                LocalDate.ofEpochDay(row.getLong("covered")),
                Instant.ofEpochMilli(row.getLong("told_at")));
    }
}
