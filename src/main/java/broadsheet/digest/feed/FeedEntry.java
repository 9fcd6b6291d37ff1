package broadsheet.digest.feed;

import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.Link;
import broadsheet.paper.Listing;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.Provenance;
import broadsheet.paper.Publication;
import broadsheet.paper.Reannouncement;
import broadsheet.paper.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A paper in a feed. It tells nothing that changes from day to day, such as votes, and is the same in every feed.
 *
 * @param id its name for feed readers, which never changes: {@link #idOf}
 * @param title on one line, mathematics as {@code $…$}
 * @param html its abstract, escaped, and what belongs to it
 * @param page the whole address of its page here
 * @param source the address of its page where it lives, or empty
 * @param code the address of its code, or empty
 * @param authors in order
 * @param categories the primary one first
 * @param published when it could first be read
 * @param updated when its latest version came, not before {@code published}
 */
public record FeedEntry(
        String id,
        String title,
        String html,
        String page,
        String source,
        String code,
        List<String> authors,
        List<Category> categories,
        Instant published,
        Instant updated) {

    private static final String OURS = "broadsheet:paper:";

    public FeedEntry {
        title = FeedText.line(title);
        if (title.isEmpty()) {
            // Nothing of it is legible, and no format does without.
            title = id;
        }
        html = FeedText.legible(html);
        authors = authors.stream()
                .map(FeedText::line)
                .filter(name -> !name.isEmpty())
                .toList();
        categories = categories.stream()
                .filter(category -> !FeedText.line(category.code()).isEmpty())
                .toList();
        if (updated.isBefore(published)) {
            throw new IllegalArgumentException(id + ": updated " + updated + " is before published " + published);
        }
    }

    /**
     * A paper as an entry.
     *
     * @param page the whole address of its page here
     * @param orElse when it was published if nothing tells
     */
    public static FeedEntry of(Paper paper, String page, Instant orElse) {
        Instant published = published(paper).orElse(orElse);
        return new FeedEntry(
                idOf(paper.id()),
                paper.title(),
                html(paper),
                page,
                source(paper),
                address(paper, Link.Kind.CODE),
                paper.authors().stream().map(Author::name).toList(),
                paper.categories(),
                published,
                Stream.concat(Stream.of(published), revised(paper))
                        .max(Comparator.naturalOrder())
                        .orElse(published));
    }

    /**
     * The name of a paper for feed readers: the address where it lives, which is the same at every Broadsheet, whatever its
     * host; for a paper that only an import knows, a UUID made of its id.
     */
    public static String idOf(PaperId id) {
        return id.webAddress()
                .orElseGet(() ->
                        "urn:uuid:" + UUID.nameUUIDFromBytes((OURS + id.text()).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * When a paper could first be read: when it was announced or published, or else listed, the first of these that is known to
     * the day; else as precisely as anything is known. Nothing if nothing tells.
     */
    public static Optional<Instant> published(Paper paper) {
        Publication publication = paper.publication();
        List<PaperDate> dates = Stream.concat(
                        Stream.ofNullable(publication.announced()), Stream.ofNullable(publication.published()))
                .toList();
        return dates.stream()
                .filter(PaperDate::isToTheDay)
                .map(PaperDate::at)
                .findFirst()
                .or(() -> paper.listings().stream()
                        .map(Listing::day)
                        .min(Comparator.naturalOrder())
                        .map(FeedEntry::startOf))
                .or(() -> dates.stream().map(PaperDate::at).findFirst())
                .or(() -> paper.id().month().map(FeedEntry::startOf));
    }

    /** When versions of it came. */
    private static Stream<Instant> revised(Paper paper) {
        Publication publication = paper.publication();
        return Stream.concat(
                publication.versions().stream()
                        .map(Version::submitted)
                        .filter(PaperDate::isToTheDay)
                        .map(PaperDate::at),
                publication.reannouncements().stream()
                        .filter(again -> again.kind() == Reannouncement.Kind.REPLACEMENT)
                        .map(again -> startOf(again.day())));
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant startOf(YearMonth month) {
        return startOf(month.atDay(1));
    }

    private static String source(Paper paper) {
        return paper.id().webAddress().orElseGet(() -> address(paper, Link.Kind.PAGE));
    }

    private static String address(Paper paper, Link.Kind kind) {
        return paper.link(kind).map(link -> link.url().toASCIIString()).orElse("");
    }

    private static String html(Paper paper) {
        Publication publication = paper.publication();
        StringBuilder html = new StringBuilder();
        if (publication.withdrawn()) {
            html.append("<p><strong>Withdrawn.</strong></p>");
        }
        String text = FeedText.paragraphs(paper.abstractText());
        html.append(text.isEmpty() ? "<p><em>No source gave its abstract.</em></p>" : text);
        if (paper.origin() == Provenance.Origin.SAMPLE) {
            html.append("<p><em>A summary written for the sample edition.</em></p>");
        }
        if (!publication.comment().isBlank()) {
            html.append(FeedText.paragraphs("Authors’ comment: " + publication.comment()));
        }
        List<String> links = new ArrayList<>();
        link(links, source(paper), "The paper at its source");
        link(links, address(paper, Link.Kind.CODE), "Code");
        link(links, address(paper, Link.Kind.PROJECT), "Project");
        return links.isEmpty()
                ? html.toString()
                : html.append("<p>")
                        .append(String.join(" · ", links))
                        .append("</p>")
                        .toString();
    }

    private static void link(List<String> links, String address, String words) {
        if (!address.isEmpty()) {
            links.add("<a href=\"" + FeedText.escaped(address) + "\">" + words + "</a>");
        }
    }
}
