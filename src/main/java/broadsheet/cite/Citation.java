package broadsheet.cite;

import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.Link;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.Provenance;
import broadsheet.paper.Publication;
import java.net.URI;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a citation knows of a paper; all formats, styles and marks of pages are written from this. All texts are one line,
 * without control characters.
 *
 * @param key by which texts cite it; ASCII, and no other paper's ({@link CitationKey})
 * @param kind how it appeared
 * @param title in Unicode, mathematics as {@code $…$}, another dollar as {@code \$}, not blank
 * @param authors in order, may be empty
 * @param date when it appeared there, as precisely as known; if only a preprint's date is known, its year
 * @param venue journal or meeting; empty for a preprint
 * @param doi of what is cited, or empty; arXiv's own for its preprints
 * @param arxiv its id at arXiv, or empty
 * @param arxivCategory the primary one there, or empty
 * @param url where it lives, or empty
 * @param pdf where it can be read, or empty
 * @param keywords the names of its categories at arXiv; the codes of others say little
 * @param abstractText the authors', or empty
 * @param licence its address, or empty
 * @param withdrawn whether it was withdrawn
 */
public record Citation(
        String key,
        Kind kind,
        String title,
        List<CitedName> authors,
        @Nullable PaperDate date,
        String venue,
        String doi,
        String arxiv,
        String arxivCategory,
        String url,
        String pdf,
        List<String> keywords,
        String abstractText,
        String licence,
        boolean withdrawn) {

    /** How a paper appeared. */
    public enum Kind {
        /** On a preprint server alone. */
        PREPRINT,
        /** In a journal. */
        ARTICLE,
        /** At a meeting, in its proceedings. */
        CONFERENCE_PAPER,
        /** Nobody tells where. */
        UNKNOWN
    }

    /** The name of the archive, where formats ask for a publisher of preprints. */
    static final String ARXIV = "arXiv";

    /** As DataCite spells it; the case of a DOI does not matter. */
    private static final String ARXIV_DOI = "10.48550/arXiv.";

    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Z}]+");

    public Citation {
        authors = List.copyOf(authors);
        keywords = List.copyOf(keywords);
        if (key.isEmpty() || title.isEmpty()) {
            throw new IllegalArgumentException("a citation without key or title: " + key + ", " + title);
        }
    }

    /** Whether arXiv is where it appeared, and not only where it can be read too. */
    boolean isArxivPreprint() {
        return kind == Kind.PREPRINT && !arxiv.isEmpty();
    }

    /** As arXiv wants to be cited: {@code arXiv:1706.03762}; empty if it is not there. */
    String arxivNumber() {
        return arxiv.isEmpty() ? "" : "arXiv:" + arxiv;
    }

    /** What a citation knows of a paper. */
    public static Citation of(Paper paper) {
        Publication publication = paper.publication();
        String venue = oneLine(publication.journalReference());
        String arxiv = idOf(paper, PaperId.ARXIV).map(PaperId::local).orElse("");
        Kind kind = kind(paper, venue, arxiv);
        PaperDate first = first(paper);
        String title = oneLine(paper.title());
        List<CitedName> authors = paper.authors().stream()
                .map(Author::name)
                .map(Citation::oneLine)
                .filter(name -> name.codePoints().anyMatch(Character::isLetterOrDigit))
                .map(CitedName::of)
                .toList();
        return new Citation(
                key(paper.id(), title, authors, first),
                kind,
                title.isEmpty() ? paper.id().text() : title,
                authors,
                date(first, venue, arxiv),
                venue,
                doi(paper, kind, arxiv),
                arxiv,
                arxiv.isEmpty() ? "" : arxivCategory(paper),
                url(paper),
                pdf(paper),
                paper.categories().stream()
                        .filter(Category::isArxiv)
                        .map(category -> oneLine(category.canonical().name()))
                        .distinct()
                        .toList(),
                paper.origin() == Provenance.Origin.SAMPLE ? "" : oneLine(paper.abstractText()),
                publication.licence().isKnown() ? publication.licence().url() : "",
                publication.withdrawn());
    }

    private static @Nullable PaperDate first(Paper paper) {
        Publication publication = paper.publication();
        if (publication.published() != null) {
            return publication.published();
        }
        return publication.announced() != null
                ? publication.announced()
                : paper.id()
                        .month()
                        .map(month -> PaperDate.ofMonth(month, PaperDate.FROM_ID))
                        .orElse(null);
    }

    /** A text for those who know no mathematics: a dollar that begins none needs no escape. */
    static String plain(String text) {
        return text.replace("\\$", "$");
    }

    /** A text as one line of what can be printed. */
    private static String oneLine(String text) {
        if (text.chars().allMatch(character -> character >= ' ' && character < 0x7F) && !text.contains("  ")) {
            return text.strip();
        }
        return NO_TEXT.matcher(text).replaceAll(" ").strip();
    }

    private static Optional<PaperId> idOf(Paper paper, String scheme) {
        return paper.ids().stream().filter(id -> id.scheme().equals(scheme)).findFirst();
    }

    private static Kind kind(Paper paper, String venue, String arxiv) {
        if (!venue.isEmpty()) {
            return Venue.kind(venue, paper.ids());
        }
        boolean isPreprint = !arxiv.isEmpty() || idOf(paper, PaperId.OPENREVIEW).isPresent();
        return isPreprint ? Kind.PREPRINT : Kind.UNKNOWN;
    }

    private static String key(PaperId id, String title, List<CitedName> authors, @Nullable PaperDate first) {
        String family = authors.isEmpty()
                ? ""
                : switch (authors.getFirst()) {
                    case CitedName.Person person -> person.wholeFamily();
                    case CitedName.Group group -> group.name();
                };
        String year = id.month()
                .map(month -> String.valueOf(month.getYear()))
                .orElse(first == null ? "" : String.valueOf(first.day().getYear()));
        return CitationKey.of(family, year, title, id);
    }

    /**
     * That of the venue, where there is one: its year, if the line tells it. The month of a preprint is not that of the
     * meeting or the journal.
     */
    private static @Nullable PaperDate date(@Nullable PaperDate first, String venue, String arxiv) {
        if (first == null || venue.isEmpty()) {
            return first;
        }
        int year = first.day().getYear();
        int appeared = Venue.year(venue, year).orElse(year);
        return appeared == year && arxiv.isEmpty() ? first : ofYear(appeared, first.source());
    }

    private static PaperDate ofYear(int year, String source) {
        return new PaperDate(
                Year.of(year).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(), PaperDate.Precision.YEAR, source);
    }

    /** That of the publisher; that of a preprint is arXiv's, which everybody knows without being told. */
    private static String doi(Paper paper, Kind kind, String arxiv) {
        Optional<PaperId> stated = paper.publication()
                .statedId()
                .filter(id -> id.scheme().equals(PaperId.DOI))
                .or(() -> idOf(paper, PaperId.DOI));
        String ofArxiv = kind == Kind.PREPRINT && !arxiv.isEmpty() ? ARXIV_DOI + arxiv : "";
        return stated.map(PaperId::local).orElse(ofArxiv);
    }

    private static String arxivCategory(Paper paper) {
        return paper.primaryCategory()
                .filter(Category::isArxiv)
                .map(Category::code)
                .orElse("");
    }

    private static String url(Paper paper) {
        return paper.ids().stream()
                .flatMap(id -> id.webAddress().stream())
                .findFirst()
                .or(() -> paper.link(Link.Kind.PAGE).map(Link::url).map(URI::toString))
                .orElse("");
    }

    private static String pdf(Paper paper) {
        return paper.ids().stream()
                .map(PaperId::pdf)
                .filter(pdf -> !pdf.isEmpty())
                .findFirst()
                .orElse("");
    }
}
