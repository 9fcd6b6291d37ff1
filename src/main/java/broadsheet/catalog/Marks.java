package broadsheet.catalog;

import broadsheet.paper.PaperId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What whoever keeps the home said of papers. Thread-safe. */
public final class Marks {
    private final Database database;

    Marks(Database database) {
        this.database = database;
    }

    /** All of it, under the names by which these papers are filed now. */
    public Marked list() {
        return database.read(
                "reading the marks",
                handle -> new Marked(handle.createQuery("""
                                select coalesce(p.id, m.paper) as paper, m.wish
                                from mark m
                                left join paper_id i on i.id = m.paper
                                left join paper p on p.paper = i.paper
                                order by m.place""")
                        .map((row, context) -> new Mark(
                                PaperId.ofText(row.getString("paper")),
                                Mark.Wish.valueOf(row.getString("wish").toUpperCase(Locale.ROOT))))
                        .list()));
    }

    /**
     * Keeps what was said of papers, in place of what was said before; all or nothing.
     *
     * @return all of it, as it is now
     */
    public Marked say(List<Mark> said) {
        Marked last = Marked.NONE.saying(said);
        if (!last.marks().isEmpty()) {
            database.write("marking papers", handle -> {
                remove(handle, last.marks().stream().map(Mark::paper).toList());
                long place = handle.createQuery("select coalesce(max(place), 0) from mark")
                        .mapTo(Long.class)
                        .one();
                PreparedBatch rows =
                        handle.prepareBatch("insert into mark (paper, wish, place) values (:paper, :wish, :place)");
                for (Mark mark : last.marks()) {
                    place++;
                    rows.bind("paper", mark.paper().text())
                            .bind("wish", mark.wish().name().toLowerCase(Locale.ROOT))
                            .bind("place", place)
                            .add();
                }
                return rows.execute();
            });
        }
        return list();
    }

    /**
     * Forgets what was said of papers.
     *
     * @return of how many something was
     */
    public int forget(Collection<PaperId> papers) {
        return papers.isEmpty() ? 0 : database.write("forgetting marks", handle -> remove(handle, papers));
    }

    private static int remove(Handle handle, Collection<PaperId> papers) {
        int removed = 0;
        for (List<String> some :
                PaperSql.inParts(papers.stream().map(PaperId::text).toList())) {
            removed += handle.createUpdate("""
                            delete from mark where paper in (<papers>) or paper in (
                                select other.id from paper_id named join paper_id other on other.paper = named.paper
                                where named.id in (<papers>))""").bindList("papers", some).execute();
        }
        return removed;
    }
}
