package broadsheet.catalog;

import broadsheet.paper.Author;
import broadsheet.paper.PaperId;
import broadsheet.rank.Signals;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Query;

/**
 * Papers by the day on which they first appeared, by listing or announcement, the sample left out: what may trend. Papers of
 * which something was counted are asked for apart from those of which nothing was; the latter are many, and all with the same
 * links are alike but for their day. A span of days is told by the day before it and its last one. Thread-safe.
 */
public final class Appearances {
    /** As the index {@code paper_counted} has it. */
    private static final String COUNTED = """
            p.appeared_day > :after and p.appeared_day <= :upTo and (p.upvotes > 0 or p.comments > 0 or p.stars > 0)""";

    /** As the index {@code paper_uncounted} has it. */
    private static final String UNCOUNTED = """
            p.linked = :linked and p.appeared_day > :after and p.appeared_day <= :upTo
            and p.upvotes = 0 and p.comments = 0 and p.stars = 0""";

    private static final String CANDIDATES = "select " + PaperLists.CANDIDATE_COLUMNS
            + ", p.appeared_day * 86400000 as moment, 0 as position from paper p";

    private final Database database;

    Appearances(Database database) {
        this.database = database;
    }

    /** How many there are of which something was counted: upvotes, comments or stars. */
    public int countOfCounted(LocalDate after, LocalDate upTo) {
        return count(COUNTED, query -> spanning(query, after, upTo));
    }

    /**
     * How many there are of which nothing was counted.
     *
     * @param signals what is linked from them; no counts
     */
    public int countOfUncounted(Signals signals, LocalDate after, LocalDate upTo) {
        return count(
                UNCOUNTED, query -> spanning(query, after, upTo).bind("linked", PaperRow.linked(uncounted(signals))));
    }

    private int count(String condition, UnaryOperator<Query> binding) {
        return database.read(
                "counting what appeared",
                handle -> binding.apply(handle.createQuery("select count(*) from paper p where " + condition))
                        .mapTo(Integer.class)
                        .one());
    }

    /**
     * Those of which something was counted, in no order: with some upvotes or more, or with some stars and as many upvotes as are
     * enough then.
     */
    public List<Candidate> counted(LocalDate after, LocalDate upTo, int upvotes, int stars, int upvotesOfStarred) {
        return candidates(
                CANDIDATES + " where " + COUNTED
                        + " and (p.upvotes >= :upvotes or p.stars >= :stars and p.upvotes >= :starred)",
                query -> spanning(query, after, upTo)
                        .bind("upvotes", upvotes)
                        .bind("stars", stars)
                        .bind("starred", upvotesOfStarred));
    }

    /**
     * Those with the most upvotes, in no order; which of several with as many upvotes is not told.
     *
     * @param most how many at most
     */
    public List<Candidate> mostUpvoted(LocalDate after, LocalDate upTo, int most) {
        return candidates(
                CANDIDATES + " join (select p.paper from paper p where " + COUNTED
                        + " order by p.upvotes desc limit :most) best on best.paper = p.paper",
                query -> spanning(query, after, upTo).bind("most", most));
    }

    /**
     * The latest of which nothing was counted, in no order.
     *
     * @param signals what is linked from them; no counts
     * @param atLeast how many, if there are so many; then the rest of the earliest of their days
     */
    public List<Candidate> latestUncounted(Signals signals, LocalDate after, LocalDate upTo, int atLeast) {
        return candidates(
                CANDIDATES + " where " + UNCOUNTED
                        + " and p.appeared_day >= coalesce((select p.appeared_day from paper p where " + UNCOUNTED
                        + " order by p.appeared_day desc limit 1 offset :others), :after)",
                query -> spanning(query, after, upTo)
                        .bind("linked", PaperRow.linked(uncounted(signals)))
                        .bind("others", atLeast - 1));
    }

    private static Signals uncounted(Signals signals) {
        if (!signals.counts().isNone()) {
            throw new IllegalArgumentException("of " + signals + " something was counted");
        }
        return signals;
    }

    private static Query spanning(Query query, LocalDate after, LocalDate upTo) {
        return query.bind("after", after.toEpochDay()).bind("upTo", upTo.toEpochDay());
    }

    private List<Candidate> candidates(String sql, UnaryOperator<Query> binding) {
        return database.read(
                "reading what appeared",
                handle -> binding.apply(handle.createQuery(sql))
                        .map((row, context) -> PaperRow.read(row, PaperLists::candidate))
                        .list());
    }

    /** The first and the last author of papers, once if that is the same or there is no other; a paper without has none. */
    public Map<PaperId, List<Author>> outerAuthors(Collection<PaperId> papers) {
        Map<PaperId, List<Author>> authors = new HashMap<>();
        for (List<String> some :
                PaperSql.inParts(papers.stream().map(PaperId::text).toList())) {
            database.read(
                            "reading authors",
                            handle -> handle.createQuery("""
                            select p.id, p.authors from paper p where p.id in (<ids>)""")
                                    .bindList("ids", some)
                                    .map((row, context) -> PaperRow.read(
                                            row, one -> Map.entry(PaperRow.id(one), PaperRow.outerAuthors(one))))
                                    .list())
                    .forEach(entry -> authors.put(entry.getKey(), entry.getValue()));
        }
        return authors;
    }
}
