package broadsheet.catalog;

import broadsheet.paper.Author;
import broadsheet.paper.Byline;
import broadsheet.paper.Category;
import broadsheet.paper.Counts;
import broadsheet.paper.Headline;
import broadsheet.paper.Licence;
import broadsheet.paper.Link;
import broadsheet.paper.Listing;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.Provenance;
import broadsheet.paper.Publication;
import broadsheet.rank.Signals;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Between a {@link Paper} and its row of the table {@code paper}: the one mapper of that aggregate, in both directions. */
final class PaperRow {
    /** Between the names and the codes that one column holds; occurs in neither. */
    private static final String SEPARATOR = "\n";

    /** The columns a {@link Headline} is made of; the abstract cut in the database, so that lists stay light. */
    static final String HEADLINE_COLUMNS = """
            p.paper, p.id, p.title, p.authors, p.author_count, p.categories, p.published_at, p.published_precision,
            p.published_source, p.announced_at, p.announced_precision, p.announced_source, p.venue, p.upvotes, p.comments,
            p.stars, p.code, p.page, p.withdrawn, p.origin, p.added_at, p.sort_day""";

    private PaperRow() {}

    /** All columns that tell of the paper itself, by name; the catalogue adds key, revision and its own moments. */
    static Map<String, @Nullable Object> columns(Paper paper) {
        Map<String, @Nullable Object> row = content(paper);
        Counts counts = paper.counts();
        row.put("appeared_day", appearedDay(paper));
        row.put("sort_day", sortDay(paper));
        row.put("primary_category", primaryCategory(paper));
        row.put("upvotes", counts.upvotes());
        row.put("comments", counts.comments());
        row.put("stars", counts.stars());
        row.put("origin", paper.origin().name());
        row.put("author_count", paper.authors().size());
        row.put("code", address(paper, Link.Kind.CODE));
        row.put("project", address(paper, Link.Kind.PROJECT));
        row.put("linked", linked(signals(paper)));
        row.put("page", address(paper, Link.Kind.PAGE));
        return row;
    }

    /** The columns from which {@link #paper} makes the paper again. */
    static Map<String, @Nullable Object> content(Paper paper) {
        Publication publication = paper.publication();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", paper.id().text());
        date(row, "published", publication.published());
        date(row, "announced", publication.announced());
        row.put("withdrawn", publication.withdrawn() ? 1 : 0);
        row.put("title", paper.title());
        row.put("authors", joined(paper.authors().stream().map(Author::name)));
        row.put("categories", joined(paper.categories().stream().map(Category::code)));
        row.put("venue", publication.journalReference());
        row.put("comment", publication.comment());
        row.put("doi", publication.doi());
        row.put("licence", publication.licence().url());
        row.put("organisation", paper.organisation());
        row.put("abstract", paper.abstractText());
        row.put("details", PaperDetails.of(paper).toJson());
        return row;
    }

    private static void date(Map<String, @Nullable Object> row, String name, @Nullable PaperDate date) {
        row.put(name + "_at", date == null ? null : date.at().toEpochMilli());
        row.put(name + "_precision", date == null ? null : date.precision().name());
        row.put(name + "_source", date == null ? null : date.source());
    }

    /**
     * The first day on which the paper was listed or announced, by which trending counts its age; nothing for one that only
     * the sample knows, or that never appeared on a day.
     */
    private static @Nullable Long appearedDay(Paper paper) {
        if (paper.origin() == Provenance.Origin.SAMPLE) {
            return null;
        }
        PaperDate announced = paper.publication().announced();
        Stream<LocalDate> days = paper.listings().stream()
                .filter(listing -> !isSample(paper, listing))
                .map(Listing::day);
        if (announced != null && announced.isToTheDay()) {
            days = Stream.concat(days, Stream.of(announced.day()));
        }
        return days.min(LocalDate::compareTo).map(LocalDate::toEpochDay).orElse(null);
    }

    /** Whether a listing comes from the sample edition. */
    static boolean isSample(Paper paper, Listing listing) {
        return paper.provenance().contains(new Provenance(listing.list(), Provenance.Origin.SAMPLE));
    }

    /** The day lists are sorted by: announcement, else first listing, else publication; year 1 if nothing is known. */
    static long sortDay(Paper paper) {
        PaperDate announced = paper.publication().announced();
        if (announced != null) {
            return announced.day().toEpochDay();
        }
        Long appeared = appearedDay(paper);
        if (appeared != null) {
            return appeared;
        }
        PaperDate published = paper.publication().published();
        return (published == null ? LocalDate.of(1, 1, 1) : published.day()).toEpochDay();
    }

    /** What is linked, as the column of that name has it: 1 for code, and 2 more for a project page. */
    static int linked(Signals signals) {
        return (signals.hasCode() ? 1 : 0) + (signals.hasProject() ? 2 : 0);
    }

    /** What {@link #linked} said, read back. */
    static Signals signals(Counts counts, int linked) {
        return new Signals(counts, (linked & 1) != 0, (linked & 2) != 0);
    }

    private static Signals signals(Paper paper) {
        return new Signals(
                paper.counts(),
                paper.link(Link.Kind.CODE).isPresent(),
                paper.link(Link.Kind.PROJECT).isPresent());
    }

    private static String primaryCategory(Paper paper) {
        return paper.primaryCategory().orElse(Category.UNFILED).canonical().code();
    }

    private static String address(Paper paper, Link.Kind kind) {
        return paper.link(kind).map(link -> link.url().toString()).orElse("");
    }

    /** By what records of one paper are found: keys of title and authors, each word with a space before it. */
    static String words(Paper paper) {
        return Byline.words(paper);
    }

    private static String joined(Stream<String> values) {
        return values.collect(Collectors.joining(SEPARATOR));
    }

    private static List<String> split(String column) {
        return column.isEmpty() ? List.of() : List.of(column.split(SEPARATOR, -1));
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /**
     * Reads a row.
     *
     * @throws SQLDataException if no value can be made of it, as when its file was damaged
     */
    static <T> T read(ResultSet row, Reading<T> reading) throws SQLException {
        try {
            return reading.of(row);
        } catch (IllegalArgumentException | NullPointerException | NoSuchElementException | DateTimeException e) {
            throw new SQLDataException("a row cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads a row with the columns of {@link #content}. */
    static Paper paper(ResultSet row) throws SQLException {
        return read(row, PaperRow::readPaper);
    }

    private static Paper readPaper(ResultSet row) throws SQLException {
        PaperDetails details = PaperDetails.fromJson(row.getString("details"));
        Publication publication = new Publication(
                date(row, "published"),
                date(row, "announced"),
                details.paperVersions(),
                details.reannouncements(),
                row.getInt("withdrawn") != 0,
                row.getString("comment"),
                row.getString("venue"),
                row.getString("doi"),
                new Licence(row.getString("licence")));
        return new Paper(
                id(row),
                details.otherIds(),
                row.getString("title"),
                row.getString("abstract"),
                split(row.getString("authors")).stream().map(Author::new).toList(),
                split(row.getString("categories")).stream().map(Category::new).toList(),
                publication,
                details.paperLinks(),
                details.paperListings(),
                details.snapshots(),
                details.machineSummary(),
                row.getString("organisation"),
                details.provenance());
    }

    /** Reads a row with {@link #HEADLINE_COLUMNS} and the columns {@code opening} and {@code whole}. */
    static Headline headline(ResultSet row) throws SQLException {
        return read(row, PaperRow::readHeadline);
    }

    private static Headline readHeadline(ResultSet row) throws SQLException {
        List<String> authors = split(row.getString("authors"));
        PaperDate published = date(row, "published");
        PaperDate announced = date(row, "announced");
        boolean publishedIsBetter = published != null && (published.isToTheDay() || announced == null);
        return new Headline(
                id(row),
                row.getString("title"),
                authors.stream().limit(Headline.SHOWN_AUTHORS).map(Author::new).toList(),
                authors.size(),
                row.getString("opening"),
                row.getInt("whole") != 0,
                split(row.getString("categories")).stream().map(Category::new).toList(),
                publishedIsBetter ? published : announced,
                row.getString("venue"),
                new Counts(row.getInt("upvotes"), row.getInt("comments"), row.getInt("stars")),
                row.getString("code"),
                row.getString("page"),
                row.getInt("withdrawn") != 0,
                row.getString("origin").equals(Provenance.Origin.SAMPLE.name()),
                Instant.ofEpochMilli(row.getLong("added_at")));
    }

    /** The first and the last name of the column {@code authors}, once if it has one alone. */
    static List<Author> outerAuthors(ResultSet row) throws SQLException {
        List<String> authors = split(row.getString("authors"));
        return authors.isEmpty()
                ? List.of()
                : Stream.of(authors.getFirst(), authors.getLast())
                        .distinct()
                        .map(Author::new)
                        .toList();
    }

    static PaperId id(ResultSet row) throws SQLException {
        return PaperId.ofText(row.getString("id"));
    }

    private static @Nullable PaperDate date(ResultSet row, String name) throws SQLException {
        String precision = row.getString(name + "_precision");
        return precision == null
                ? null
                : new PaperDate(
                        Instant.ofEpochMilli(row.getLong(name + "_at")),
                        PaperDate.Precision.valueOf(precision),
                        row.getString(name + "_source"));
    }
}
