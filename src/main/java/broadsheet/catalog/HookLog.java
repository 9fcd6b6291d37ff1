package broadsheet.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What was posted to webhooks, and what became of it. Thread-safe. */
public final class HookLog {
    private final Database database;

    HookLog(Database database) {
        this.database = database;
    }

    /** What was made last, the latest first. */
    public List<LoggedHook> latest(int most) {
        return database.read(
                "reading what was posted",
                handle -> handle.createQuery("select * from hook_delivery order by id desc limit :most")
                        .bind("most", most)
                        .map((row, context) -> logged(row))
                        .list());
    }

    /** The same of one subscription. */
    public List<LoggedHook> of(String subscription, int most) {
        return database.read(
                "reading what was posted",
                handle -> handle.createQuery(
                                "select * from hook_delivery where subscription = :subscription order by id desc limit :most")
                        .bind("subscription", subscription)
                        .bind("most", most)
                        .map((row, context) -> logged(row))
                        .list());
    }

    /** What was made last for each subscription that anything was made for. */
    public Map<String, LoggedHook> last() {
        return database.read("reading what was posted last", handle -> {
            Map<String, LoggedHook> last = new HashMap<>();
            handle.createQuery("""
                            select * from hook_delivery where id in
                                (select max(id) from hook_delivery where subscription <> '' group by subscription)""")
                    .map((row, context) -> logged(row))
                    .forEach(one -> last.put(one.subscription(), one));
            return last;
        });
    }

    private static LoggedHook logged(ResultSet row) throws SQLException {
        return new LoggedHook(
                row.getString("hook_id"),
                HookKind.ofWord(row.getString("kind")),
                row.getString("issue"),
                row.getString("subscription"),
                row.getString("place"),
                LoggedHook.State.ofWord(row.getString("state")),
                row.getInt("attempts"),
                row.getInt("uncertain"),
                Instant.ofEpochMilli(row.getLong("made_at")),
                Instant.ofEpochMilli(row.getLong("tried_at")),
                Instant.ofEpochMilli(row.getLong("next_at")),
                new MailStatus(row.getString("code"), row.getString("status")));
    }

    /** What became of what was posted of issues; those without any are left out. Two queries, however many. */
    static Map<String, IssueMails> issues(Handle handle, Collection<String> issues) {
        return IssueCounts.of(handle, IssueCounts.Means.WEBHOOK, issues);
    }
}
