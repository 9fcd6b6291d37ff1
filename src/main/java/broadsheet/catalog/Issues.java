package broadsheet.catalog;

import broadsheet.paper.PaperId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What was sent of lists, and when. Thread-safe. */
public final class Issues {
    /** After so long a paper may be sent again, as no list looks back so far. */
    private static final Duration REMEMBERED = Duration.ofDays(400);

    private final Database database;
    private final InstantSource clock;

    Issues(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Notes what was composed, all or nothing: the mails, what is posted, the papers that are in them, and when the next is due. What was
     * composed of a subscription that is gone or was changed meanwhile, or whose subscriber was sent one of its papers meanwhile, is
     * left out.
     *
     * @param list whose issue it is, as one line of text
     * @param reason why there was nothing for somebody, or empty
     * @param now when it was looked at what is new: the same for all of a pass, so that those who are alike stay so
     */
    public void note(String list, String reason, List<Composed> composed, Instant now) {
        database.write("noting an issue", handle -> {
            List<Composed> valid = composed.stream()
                    .filter(one -> isNewToIt(handle, one))
                    .filter(one -> advance(handle, one, now) == 1)
                    .toList();
            if (valid.isEmpty()) {
                return valid;
            }
            delivered(handle, valid, now);
            Outbox.insert(
                    handle, valid.stream().flatMap(one -> one.mails().stream()).toList(), now);
            Hooks.insert(
                    handle, valid.stream().flatMap(one -> one.hooks().stream()).toList(), now);
            LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
            handle.createUpdate("""
                            insert into issue (issue, list, day, composed_at, papers, silent, reason)
                            values (:issue, :list, :day, :now, :papers, :silent, :reason)
                            on conflict (issue) do update set composed_at = excluded.composed_at,
                                papers = case when excluded.papers > issue.papers then excluded.papers else issue.papers end,
                                silent = issue.silent + excluded.silent,
                                reason = case when excluded.reason = '' then issue.reason else excluded.reason end""")
                    .bind("issue", Issue.key(list, day))
                    .bind("list", list)
                    .bind("day", day.toEpochDay())
                    .bind("now", now.toEpochMilli())
                    .bind(
                            "papers",
                            valid.stream()
                                    .mapToInt(one -> one.papers().size())
                                    .max()
                                    .orElse(0))
                    .bind("silent", valid.stream().filter(Composed::isSilent).count())
                    .bind("reason", reason)
                    .execute();
            return valid;
        });
    }

    /** Whether no other program sent any of the papers to this subscriber since it was looked who had them; if so, it is composed again. */
    private static boolean isNewToIt(Handle handle, Composed one) {
        return one.papers().isEmpty()
                || handle.createQuery(
                                "select 1 from delivered where subscriber = :subscriber and paper in (<papers>) limit 1")
                        .bind("subscriber", one.subscription().subscriber().id())
                        .bindList(
                                "papers",
                                one.papers().stream().map(PaperId::text).toList())
                        .mapTo(Integer.class)
                        .findOne()
                        .isEmpty();
    }

    /** Sets a subscription to its next issue, unless it was not at this one any more. */
    private static int advance(Handle handle, Composed one, Instant now) {
        Subscription subscription = one.subscription();
        return handle.createUpdate("""
                        update subscription set next_at = :next, last_at = :now, covered = :covered,
                            told_at = case when :told = 1 then :now else told_at end
                        where id = :id and state = 'active' and next_at = :due""")
                .bind("next", subscription.terms().timetable().next(now).toEpochMilli())
                .bind("now", now.toEpochMilli())
                .bind("covered", one.covered().toEpochDay())
                .bind("told", one.isSilent() ? 0 : 1)
                .bind("id", subscription.id())
                .bind("due", subscription.nextAt().toEpochMilli())
                .execute();
    }

    private static void delivered(Handle handle, List<Composed> composed, Instant now) {
        PreparedBatch rows = handle.prepareBatch("""
                insert into delivered (subscriber, paper, at) values (:subscriber, :paper, :now)
                on conflict (subscriber, paper) do nothing""");
        for (Composed one : composed) {
            for (PaperId paper : one.papers()) {
                rows.bind("subscriber", one.subscription().subscriber().id())
                        .bind("paper", paper.text())
                        .bind("now", now.toEpochMilli())
                        .add();
            }
        }
        if (rows.size() > 0) {
            rows.execute();
        }
    }

    /**
     * Which of some papers were sent to some subscribers, under any of their names.
     *
     * @return for each subscriber to whom any was sent, those
     */
    public Map<Long, Set<PaperId>> delivered(Collection<Long> subscribers, Collection<PaperId> papers) {
        Map<Long, Set<PaperId>> delivered = new HashMap<>();
        if (subscribers.isEmpty()) {
            return delivered;
        }
        for (List<String> some :
                PaperSql.inParts(papers.stream().map(PaperId::text).toList())) {
            database.read(
                            "reading what was sent",
                            handle -> handle.createQuery("""
                            select d.subscriber, p.id from paper p
                            join paper_id i on i.paper = p.paper
                            join delivered d on d.paper = i.id
                            where p.id in (<papers>) and d.subscriber in (<subscribers>)""")
                                    .bindList("papers", some)
                                    .bindList("subscribers", List.copyOf(new HashSet<>(subscribers)))
                                    .map((row, context) ->
                                            Map.entry(row.getLong("subscriber"), PaperId.ofText(row.getString("id"))))
                                    .list())
                    .forEach(one -> delivered
                            .computeIfAbsent(one.getKey(), _ -> new HashSet<>())
                            .add(one.getValue()));
        }
        return delivered;
    }

    /** The last issues and how they went, the latest first; five queries, however many. */
    public List<Issue.Sent> log(int most) {
        return database.read("reading the issues", handle -> {
            List<Issue> issues = handle.createQuery("select * from issue order by composed_at desc, issue limit :most")
                    .bind("most", most)
                    .map((row, context) -> new Issue(
                            row.getString("list"),
                            LocalDate.ofEpochDay(row.getLong("day")),
                            Instant.ofEpochMilli(row.getLong("composed_at")),
                            row.getInt("papers"),
                            row.getInt("silent"),
                            row.getString("reason")))
                    .list();
            List<String> keys = issues.stream().map(Issue::key).toList();
            Map<String, IssueMails> mails = Outbox.issues(handle, keys);
            Map<String, IssueMails> hooks = HookLog.issues(handle, keys);
            return issues.stream()
                    .map(issue -> new Issue.Sent(
                            issue,
                            mails.getOrDefault(issue.key(), IssueMails.none(issue.key())),
                            hooks.getOrDefault(issue.key(), IssueMails.none(issue.key()))))
                    .toList();
        });
    }

    /** Forgets what was sent so long ago that no list reaches back to it. */
    public void prune() {
        database.write(
                "forgetting what was sent long ago",
                handle -> handle.createUpdate("delete from delivered where at < :before")
                        .bind("before", clock.instant().minus(REMEMBERED).toEpochMilli())
                        .execute());
    }
}
