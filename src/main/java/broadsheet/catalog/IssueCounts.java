package broadsheet.catalog;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Counts what became of what was sent of issues: that which is kept, and that which is forgotten. */
final class IssueCounts {
    /** How many reasons of an issue are told. */
    private static final int MOST_REASONS = 5;

    /** By what an issue goes: the table where each sending is, and what counts of forgotten ones call it. */
    enum Means {
        MAIL("outbox"),
        WEBHOOK("hook_delivery");

        private final String table;

        Means(String table) {
            this.table = table;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private IssueCounts() {}

    /**
     * Adds up what is about to be forgotten: what was sent, or failed, before a moment.
     *
     * @param before the moment it was last tried
     */
    static void keep(Handle handle, Means means, Instant before) {
        handle.createUpdate("""
                        insert into issue_count (issue, means, sent, failed, uncertain)
                        select issue, :means, sum(case when state = 'sent' then 1 else 0 end),
                            sum(case when state = 'failed' then 1 else 0 end), sum(uncertain)
                        from <table> where state in ('sent', 'failed') and tried_at < :before and issue <> '' group by issue
                        on conflict (issue, means) do update set sent = issue_count.sent + excluded.sent,
                            failed = issue_count.failed + excluded.failed,
                            uncertain = issue_count.uncertain + excluded.uncertain""")
                .define("table", means.table)
                .bind("means", means.word())
                .bind("before", before.toEpochMilli())
                .execute();
    }

    /**
     * What became of it; issues without any are left out. Two queries, however many.
     *
     * @param means by what it went
     */
    static Map<String, IssueMails> of(Handle handle, Means means, Collection<String> issues) {
        Map<String, IssueMails> all = new HashMap<>();
        if (issues.isEmpty()) {
            return all;
        }
        handle.createQuery("""
                        select issue, sum(waiting) as waiting, sum(sent) as sent, sum(failed) as failed,
                            sum(uncertain) as uncertain
                        from (
                            select issue, case when state in ('waiting', 'sending') then 1 else 0 end as waiting,
                                case when state = 'sent' then 1 else 0 end as sent,
                                case when state = 'failed' then 1 else 0 end as failed, uncertain
                            from <table> where issue in (<issues>)
                            union all
                            select issue, 0, sent, failed, uncertain from issue_count
                            where means = :means and issue in (<issues>)) each_one
                        group by issue""")
                .define("table", means.table)
                .bind("means", means.word())
                .bindList("issues", List.copyOf(issues))
                .map((row, context) -> new IssueMails(
                        row.getString("issue"),
                        row.getLong("waiting"),
                        row.getLong("sent"),
                        row.getLong("failed"),
                        row.getLong("uncertain"),
                        List.of()))
                .forEach(one -> all.put(one.issue(), one));
        handle.createQuery("""
                        select issue, code, min(status) as status, count(*) as mails from <table>
                        where issue in (<issues>) and state in ('waiting', 'failed') and code <> ''
                        group by issue, code order by issue, mails desc, code""")
                .define("table", means.table)
                .bindList("issues", List.copyOf(issues))
                .map((row, context) -> Map.entry(
                        row.getString("issue"),
                        new IssueMails.Reason(
                                new MailStatus(row.getString("code"), row.getString("status")), row.getLong("mails"))))
                .forEach(one ->
                        all.computeIfPresent(one.getKey(), (_, mails) -> mails.with(one.getValue(), MOST_REASONS)));
        return all;
    }
}
