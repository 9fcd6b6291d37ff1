package broadsheet.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Counts what became of what was sent of issues. */
final class IssueCounts {
    /** How many reasons of an issue are told. */
    private static final int MOST_REASONS = 5;

    private IssueCounts() {}

    /**
     * What became of it; issues without any are left out. Two queries, however many.
     *
     * @param table of mails, or of what goes to webhooks
     */
    static Map<String, IssueMails> of(Handle handle, String table, Collection<String> issues) {
        Map<String, IssueMails> all = new HashMap<>();
        if (issues.isEmpty()) {
            return all;
        }
        handle.createQuery("""
                        select issue,
                            sum(case when state in ('waiting', 'sending') then 1 else 0 end) as waiting,
                            sum(case when state = 'sent' then 1 else 0 end) as sent,
                            sum(case when state = 'failed' then 1 else 0 end) as failed,
                            sum(uncertain) as uncertain
                        from <table> where issue in (<issues>) group by issue""")
                .define("table", table)
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
                .define("table", table)
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
