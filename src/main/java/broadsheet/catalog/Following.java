package broadsheet.catalog;

import broadsheet.paper.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What of arXiv is followed, and how far its first days are read. Thread-safe. */
public final class Following {
    private final Database database;

    Following(Database database) {
        this.database = database;
    }

    /** What is followed, in the order of the codes; empty as long as nobody chose and the server took nothing. */
    public List<Followed> list() {
        return database.read("reading what is followed", Following::list);
    }

    private static List<Followed> list(Handle handle) {
        return handle.createQuery("select * from followed order by subject")
                .map((row, context) -> PaperRow.read(row, Following::followed))
                .list();
    }

    /** Whether somebody chose what is followed. */
    public boolean isChosen() {
        return list().stream().anyMatch(Followed::chosen);
    }

    /**
     * Follows these subjects and no others. What is followed already goes on as it is; papers of what is not followed any
     * more stay.
     *
     * @param subjects at least one
     * @return what is followed now: the subjects, without those that another one covers
     */
    public List<Followed> choose(Collection<Subject> subjects) {
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException("nothing is chosen; all of arXiv is a choice too");
        }
        Set<String> codes = subjects.stream()
                .filter(subject ->
                        subjects.stream().noneMatch(other -> !other.equals(subject) && other.covers(subject)))
                .map(Subject::code)
                .collect(Collectors.toSet());
        return database.write("choosing what to follow", handle -> {
            handle.createUpdate("delete from followed where subject not in (<codes>)")
                    .bindList("codes", List.copyOf(codes))
                    .execute();
            codes.forEach(code -> add(handle, code, true));
            return list(handle);
        });
    }

    /** Follows everything if nothing is followed. */
    public List<Followed> orEverything() {
        List<Followed> followed = list();
        if (!followed.isEmpty()) {
            return followed;
        }
        return database.write("following all of arXiv", handle -> {
            if (list(handle).isEmpty()) {
                add(handle, Subject.EVERYTHING.code(), false);
            }
            return list(handle);
        });
    }

    private static void add(Handle handle, String code, boolean chosen) {
        handle.createUpdate("""
                        insert into followed (subject, chosen, filled) values (:code, :chosen, 0)
                        on conflict (subject) do update set chosen = excluded.chosen""")
                .bind("code", code)
                .bind("chosen", chosen ? 1 : 0)
                .execute();
    }

    /** Notes which days before a subject's first harvest are to be read. */
    public void fill(Subject subject, Followed.Days days) {
        database.write(
                "noting the first days of " + subject,
                handle -> handle.createUpdate("""
                        update followed set fill_from = :from, fill_until = :until where subject = :code""")
                        .bind("from", days.from().toEpochDay())
                        .bind("until", days.until().toEpochDay())
                        .bind("code", subject.code())
                        .execute());
    }

    /** Notes that those days are read. */
    public void filled(Subject subject) {
        database.write(
                "noting that the first days of " + subject + " are read",
                handle -> handle.createUpdate("update followed set filled = 1 where subject = :code")
                        .bind("code", subject.code())
                        .execute());
    }

    private static Followed followed(ResultSet row) throws SQLException {
        long from = row.getLong("fill_from");
        boolean unknown = row.wasNull();
        return new Followed(
                new Subject(row.getString("subject")),
                row.getInt("chosen") == 1,
                unknown
                        ? null
                        : new Followed.Days(
                                LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(row.getLong("fill_until"))),
                row.getInt("filled") == 1);
    }
}
