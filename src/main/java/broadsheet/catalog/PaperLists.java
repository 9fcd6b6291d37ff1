package broadsheet.catalog;

import broadsheet.paper.Category;
import broadsheet.paper.Counts;
import broadsheet.paper.Headline;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.Reannouncement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Papers as lists want them: first as {@link Candidate}s to rank, then as {@link Headline}s to print. Each list costs one
 * query for the candidates and one for the headlines, however long it is. Thread-safe.
 */
public final class PaperLists {
    static final String CANDIDATE_COLUMNS = "p.id, p.primary_category, p.upvotes, p.comments, p.stars, p.linked";

    private final Database database;

    PaperLists(Database database) {
        this.database = database;
    }

    /**
     * What daily lists held from one day until before another, each paper once, on its first day within and at the best place
     * that any list gave it within. The sample counts only where nothing real was listed or announced.
     *
     * @param sample whether the sample's listings are asked for, or the real ones
     */
    public List<Candidate> listed(LocalDate from, LocalDate until, boolean sample) {
        return candidates(
                "reading what was listed",
                """
                select %s, l.day * 86400000 as moment, coalesce(l.position, 0) as position
                from (select paper, min(day) as day, min(nullif(position, 0)) as position from listing
                      where day >= :from and day < :until and sample = :sample group by paper) l
                join paper p on p.paper = l.paper""".formatted(CANDIDATE_COLUMNS),
                query -> query.bind("from", from.toEpochDay())
                        .bind("until", until.toEpochDay())
                        .bind("sample", sample ? 1 : 0));
    }

    /**
     * What was announced from one day until before another.
     *
     * @param coarsest the least precision an announcement must have to count
     */
    public List<Candidate> announced(LocalDate from, LocalDate until, PaperDate.Precision coarsest) {
        return candidates(
                "reading what was announced",
                """
                select %s, p.announced_at as moment, 0 as position
                from paper p
                where p.announced_precision in (<precisions>) and p.announced_at >= :from and p.announced_at < :until""".formatted(CANDIDATE_COLUMNS),
                query -> query.bindList("precisions", atLeast(coarsest))
                        .bind("from", millis(from))
                        .bind("until", millis(until)));
    }

    /**
     * What was announced again from one day until before another, each paper once for each kind, however often it was; in no
     * order.
     */
    public List<Again> announcedAgain(LocalDate from, LocalDate until) {
        return database.read(
                "reading what was announced again",
                handle -> handle.createQuery("""
                        select p.id, p.primary_category, r.kind
                        from (select distinct kind, paper from reannouncement where day >= :from and day < :until) r
                        join paper p on p.paper = r.paper""")
                        .bind("from", from.toEpochDay())
                        .bind("until", until.toEpochDay())
                        .map((row, context) -> PaperRow.read(
                                row,
                                one -> new Again(
                                        PaperRow.id(one),
                                        new Category(one.getString("primary_category")),
                                        Reannouncement.Kind.valueOf(one.getString("kind")))))
                        .list());
    }

    private List<Candidate> candidates(String doing, String sql, UnaryOperator<Query> binding) {
        return database.read(
                doing,
                handle -> binding.apply(handle.createQuery(sql))
                        .map((row, context) -> PaperRow.read(row, PaperLists::candidate))
                        .list());
    }

    static Candidate candidate(ResultSet row) throws SQLException {
        Counts counts = new Counts(row.getInt("upvotes"), row.getInt("comments"), row.getInt("stars"));
        return new Candidate(
                PaperRow.id(row),
                new Category(row.getString("primary_category")),
                day(row),
                row.getInt("position"),
                PaperRow.signals(counts, row.getInt("linked")));
    }

    /** The division is done here, as those of databases do not floor what is before 1970. */
    private static LocalDate day(ResultSet row) throws SQLException {
        return LocalDate.ofEpochDay(Math.floorDiv(row.getLong("moment"), 86_400_000L));
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /**
     * The headlines of papers.
     *
     * @param ids which papers; one that is unknown has no headline
     * @param openingLength how many characters of the abstract are wanted
     */
    public Map<PaperId, Headline> headlines(Collection<PaperId> ids, int openingLength) {
        Map<PaperId, Headline> headlines = new HashMap<>();
        for (List<String> some :
                PaperSql.inParts(ids.stream().map(PaperId::text).toList())) {
            headlines("p.id in (<ids>)", openingLength, query -> query.bindList("ids", some))
                    .forEach(headline -> headlines.put(headline.id(), headline));
        }
        return headlines;
    }

    private List<Headline> headlines(String condition, int openingLength, UnaryOperator<Query> binding) {
        return database.read(
                "reading headlines",
                handle -> binding.apply(handle.createQuery("""
                        select %s, substr(p.abstract, 1, :length) as opening,
                               case when length(p.abstract) <= :length then 1 else 0 end as whole
                        from paper p where %s""".formatted(PaperRow.HEADLINE_COLUMNS, condition)))
                        .bind("length", openingLength)
                        .map((row, context) -> PaperRow.headline(row))
                        .list());
    }

    /**
     * A page of a list that is sorted by day, the newest first, and by filing within a day.
     *
     * @param headlines the page
     * @param next where the next page starts, empty on the last
     */
    public record Page(List<Headline> headlines, Optional<Cursor> next) {}

    /**
     * A place in a list sorted by day: just after the paper that stands there.
     *
     * @param day days since 1970
     * @param paper the catalogue's own number of the paper, of no meaning elsewhere
     */
    public record Cursor(long day, long paper) {
        /** Before the first paper of any list. */
        public static final Cursor START = new Cursor(Long.MAX_VALUE, Long.MAX_VALUE);

        /** As a word for a URL. */
        public String text() {
            return day + "_" + paper;
        }

        /** Reads {@link #text()}. */
        public static Optional<Cursor> parse(String text) {
            int at = text.indexOf('_');
            try {
                return Optional.of(new Cursor(
                        Long.parseLong(text, 0, Math.max(at, 0), 10), Long.parseLong(text, at + 1, text.length(), 10)));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    /** A row's place and its headline. */
    private record Placed(Cursor cursor, Headline headline) {}

    /** The papers filed under a category, cross-listed ones included. */
    public Page inCategory(Category category, Cursor after, int limit, int openingLength) {
        return page("""
                (select paper, sort_day from paper_category
                 where category = :category and (sort_day < :day or sort_day = :day and paper < :paper)
                 order by sort_day desc, paper desc limit :limit)""", Map.of("category", category.canonical().code()), after, limit, openingLength);
    }

    /** The papers of all authors whose names have one key ({@link broadsheet.paper.Author#key()}). */
    public Page byAuthor(String key, Cursor after, int limit, int openingLength) {
        return page("""
                (select a.paper, w.sort_day from paper_author a join paper_words w on w.paper = a.paper
                 where a.author_key = :author and (w.sort_day < :day or w.sort_day = :day and a.paper < :paper)
                 order by w.sort_day desc, a.paper desc limit :limit)""", Map.of("author", key), after, limit, openingLength);
    }

    /**
     * @param rows a query in parentheses for the columns {@code paper} and {@code sort_day} of the page
     * @param values what it binds, by name, besides the place and length of the page
     */
    private Page page(String rows, Map<String, String> values, Cursor after, int limit, int openingLength) {
        List<Placed> placed = database.read(
                "reading a list",
                handle -> handle.createQuery("""
                        select %s, substr(p.abstract, 1, :length) as opening,
                               case when length(p.abstract) <= :length then 1 else 0 end as whole
                        from %s r join paper p on p.paper = r.paper
                        order by r.sort_day desc, r.paper desc""".formatted(PaperRow.HEADLINE_COLUMNS, rows))
                        .bindMap(values)
                        .bind("day", after.day())
                        .bind("paper", after.paper())
                        .bind("limit", limit + 1)
                        .bind("length", openingLength)
                        .map((row, context) -> new Placed(
                                new Cursor(row.getLong("sort_day"), row.getLong("paper")), PaperRow.headline(row)))
                        .list());
        boolean more = placed.size() > limit;
        List<Placed> shown = more ? placed.subList(0, limit) : placed;
        return new Page(
                shown.stream().map(Placed::headline).toList(),
                more ? Optional.of(shown.getLast().cursor()) : Optional.empty());
    }

    /** All categories under which papers are filed, by code. Costs a look at the index for each, however many papers there are. */
    public List<Category> categories() {
        return database
                .read(
                        "reading the categories",
                        handle -> handle.createQuery("""
                        with recursive code (category) as (
                          select min(category) from paper_category
                          union all
                          select (select min(c.category) from paper_category c where c.category > code.category)
                          from code where code.category is not null)
                        select category from code where category is not null""").mapTo(String.class).list())
                .stream()
                .map(Category::new)
                .sorted(Comparator.comparing(Category::code))
                .toList();
    }

    /** How many papers are filed under a category. */
    public long countInCategory(Category category) {
        return count(
                "select count(*) from paper_category where category = ?",
                category.canonical().code());
    }

    /** How many papers have an author of this key. */
    public long countByAuthor(String key) {
        return count("select count(*) from paper_author where author_key = ?", key);
    }

    private long count(String sql, String value) {
        return database.read(
                "counting papers",
                handle ->
                        handle.createQuery(sql).bind(0, value).mapTo(Long.class).one());
    }

    /** The nearest day before one on which anything was listed or announced. */
    public Optional<LocalDate> dayBefore(LocalDate day, boolean sample) {
        return nearest(day, sample, "max", "<");
    }

    /** The nearest day, from one on, on which anything was listed or announced. */
    public Optional<LocalDate> dayFrom(LocalDate day, boolean sample) {
        return nearest(day, sample, "min", ">=");
    }

    private Optional<LocalDate> nearest(LocalDate day, boolean sample, String side, String comparison) {
        String listings = "select %s(day) * 86400000 as moment from listing where sample = :sample and day %s :day"
                .formatted(side, comparison);
        String announcements = """
                select %s(announced_at) as moment from paper
                where announced_precision = 'DAY' and announced_at %s :millis""".formatted(side, comparison);
        String both = sample ? listings : listings + " union all " + announcements;
        return database.read("looking for an edition", handle -> {
            Query query = handle.createQuery("select %s(moment) as moment from (%s) d".formatted(side, both))
                    .bind("sample", sample ? 1 : 0)
                    .bind("day", day.toEpochDay());
            return nearest(sample ? query : query.bind("millis", millis(day)));
        });
    }

    private static Optional<LocalDate> nearest(Query query) {
        return query.map((row, context) ->
                        row.getObject("moment") == null ? Optional.<LocalDate>empty() : Optional.of(day(row)))
                .one();
    }

    /** The nearest first day of a month before a day for which an announcement is known only to the month. */
    public Optional<LocalDate> monthBefore(LocalDate day) {
        return nearestMonth(day, "max", "<");
    }

    /** The nearest first day of a month, from a day on, for which an announcement is known only to the month. */
    public Optional<LocalDate> monthFrom(LocalDate day) {
        return nearestMonth(day, "min", ">=");
    }

    private Optional<LocalDate> nearestMonth(LocalDate day, String side, String comparison) {
        return database.read(
                "looking for an edition",
                handle -> nearest(
                        handle.createQuery("""
                        select %s(announced_at) as moment from paper
                        where announced_precision = 'MONTH' and announced_at %s :millis""".formatted(side, comparison)).bind("millis", millis(day))));
    }

    private static List<String> atLeast(PaperDate.Precision coarsest) {
        return Arrays.stream(PaperDate.Precision.values())
                .filter(precision -> precision.compareTo(coarsest) >= 0)
                .map(Enum::name)
                .toList();
    }

    /**
     * The sources that told of the papers listed or announced from one day until before another.
     *
     * @param coarsest the least precision an announcement must have to count
     */
    public List<String> sourcesOf(LocalDate from, LocalDate until, PaperDate.Precision coarsest) {
        return database.read("reading the sources of an edition", handle -> sourcesOf(handle, from, until, coarsest));
    }

    private static List<String> sourcesOf(
            Handle handle, LocalDate from, LocalDate until, PaperDate.Precision coarsest) {
        return handle.createQuery("""
                select distinct source from (
                  select list as source from listing where day >= :from and day < :until and sample = 0
                  union all
                  select announced_source as source from paper
                  where announced_precision in (<precisions>) and announced_at >= :fromMillis and announced_at < :untilMillis
                ) s order by source""")
                .bindList("precisions", atLeast(coarsest))
                .bind("from", from.toEpochDay())
                .bind("until", until.toEpochDay())
                .bind("fromMillis", millis(from))
                .bind("untilMillis", millis(until))
                .mapTo(String.class)
                .list();
    }

    /** The names of all papers, in the order in which they came in. */
    public List<PaperId> names() {
        return database.read(
                "reading the names of papers",
                handle -> handle.createQuery("select id from paper order by paper")
                        .map((row, context) -> PaperRow.read(row, PaperRow::id))
                        .list());
    }

    /**
     * The names of some papers, evenly spread over the order in which they came in, and always the same ones of the same papers.
     *
     * @param most how many at most; all if there are fewer
     */
    public List<PaperId> sample(int most) {
        return database.read("sampling papers", handle -> {
            long size = handle.createQuery(Catalogue.SIZE).mapTo(Long.class).one();
            return handle.createQuery("select id from paper where paper % :step = 0 order by paper limit :most")
                    .bind("step", Math.max(1, Math.ceilDiv(size, (long) most)))
                    .bind("most", most)
                    .map((row, context) -> PaperRow.read(row, PaperRow::id))
                    .list();
        });
    }
}
