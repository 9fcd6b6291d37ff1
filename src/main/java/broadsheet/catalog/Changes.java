package broadsheet.catalog;

import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The papers in the order of their last change, for whoever keeps something made of them. Thread-safe.
 *
 * <p>Revisions are given out in the order in which changes become visible. Whoever has seen all papers up to a revision, and
 * removed those that {@link #removed} tells of, holds what the catalogue held then.
 */
public final class Changes {
    private final Database database;

    Changes(Database database) {
        this.database = database;
    }

    /**
     * How far the catalogue is.
     *
     * @param revision of its last change
     * @param reindex how often somebody asked that what is made of them be made anew
     */
    public record State(long revision, long reindex) {}

    /**
     * A place in the order of changes: just after a paper.
     *
     * @param revision of its last change
     * @param paper its number
     */
    public record Position(long revision, long paper) {
        /** Before the first. */
        public static final Position START = new Position(-1, -1);
    }

    /**
     * A paper as it is since its last change.
     *
     * @param at its place in the order of changes
     * @param paper as the catalogue has it
     * @param sortDay the day lists sort it by, days since 1970
     */
    public record Changed(Position at, Paper paper, long sortDay) {
        /** The catalogue's own number of the paper. */
        public long key() {
            return at.paper();
        }
    }

    /** How far the catalogue is. Costs some hundredths of a millisecond. */
    public State state() {
        return database.read("reading the catalogue's state", handle -> {
            List<Long> values = handle.createQuery("""
                            select value from catalogue_state where name in ('reindex', 'revision') order by name""").mapTo(Long.class).list();
            return new State(values.get(1), values.get(0));
        });
    }

    /**
     * The papers whose last change is after a place and not after a revision.
     *
     * @param limit how many at most
     */
    public List<Changed> after(Position position, long upTo, int limit) {
        return database.read(
                "reading what changed",
                handle -> handle.createQuery("""
                        select * from paper
                        where (revision > :revision or revision = :revision and paper > :paper) and revision <= :upTo
                        order by revision, paper limit :limit""")
                        .bind("revision", position.revision())
                        .bind("paper", position.paper())
                        .bind("upTo", upTo)
                        .bind("limit", limit)
                        .map((row, context) -> changed(row))
                        .list());
    }

    /** The same of some papers, whenever they changed; one that is not filed under its id is left out. */
    public List<Changed> of(Collection<PaperId> ids) {
        List<Changed> papers = new ArrayList<>();
        for (List<String> some :
                PaperSql.inParts(ids.stream().map(PaperId::text).toList())) {
            papers.addAll(database.read(
                    "reading papers",
                    handle -> handle.createQuery("select * from paper where id in (<ids>)")
                            .bindList("ids", some)
                            .map((row, context) -> changed(row))
                            .list()));
        }
        return papers;
    }

    private static Changed changed(ResultSet row) throws SQLException {
        return new Changed(
                new Position(row.getLong("revision"), row.getLong("paper")),
                PaperRow.paper(row),
                row.getLong("sort_day"));
    }

    /** The numbers of papers that were removed after a revision and not after another, and are not given to others since. */
    public List<Long> removed(long after, long upTo) {
        return database.read(
                "reading what was removed",
                handle -> handle.createQuery("select paper from removed_row where revision > ? and revision <= ?")
                        .bind(0, after)
                        .bind(1, upTo)
                        .mapTo(Long.class)
                        .list());
    }

    /** Asks whoever keeps the index to make it anew. */
    public void askForReindex() {
        database.write(
                "asking for a new index",
                handle -> handle.createUpdate("update catalogue_state set value = value + 1 where name = 'reindex'")
                        .execute());
    }
}
