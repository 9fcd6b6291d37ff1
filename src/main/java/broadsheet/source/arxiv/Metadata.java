package broadsheet.source.arxiv;

import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.LatexText;
import broadsheet.paper.Licence;
import broadsheet.paper.Link;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.PaperReference;
import broadsheet.paper.Provenance;
import broadsheet.paper.Publication;
import broadsheet.paper.Reannouncement;
import broadsheet.paper.Version;
import broadsheet.source.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an answer of arXiv tells of one paper beside its dates: text as it stands there, white space, LaTeX and all. The one
 * way from arXiv's words to a {@link Paper}, whatever form they came in.
 *
 * @param id the paper
 * @param title may hold LaTeX
 * @param abstractText may hold LaTeX
 * @param authors in order
 * @param categories codes, the primary one first
 * @param comment the authors', or empty
 * @param journalReference or empty
 * @param doi or empty; of several, with blanks between them, the first counts
 * @param licence an address, or empty
 */
record Metadata(
        PaperId id,
        String title,
        String abstractText,
        List<Author> authors,
        List<Category> categories,
        String comment,
        String journalReference,
        String doi,
        String licence) {

    /**
     * A comment that says of this paper, not of another or an earlier version, that it was withdrawn. arXiv has no field
     * for it.
     */
    private static final Pattern WITHDRAWN = Pattern.compile(
            "^\\W*withdrawn\\b|\\b(?:paper|article|manuscript|submission|preprint|e-?print|work|letter|note|it)\\s+"
                    + "(?:(?:has|had|have|was|were|is|been|being|now|temporarily|hereby)\\s+){0,5}withdrawn\\b"
                    + "|\\bwithdrawn\\s+(?:by|from|due|because|for|pending|since|as)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OF_ANOTHER = Pattern.compile(
            "\\b(?:replaces|supersedes|previous|previously|earlier|former|first|old|older|original)\\b[^.;]{0,60}"
                    + "\\bwithdrawn\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BLANK = Pattern.compile("\\s+");

    /** Whether a comment says that the paper was withdrawn. */
    static boolean saysWithdrawn(String comment) {
        // Few comments hold the word at all.
        int word = indexOfWithdrawn(comment);
        return word >= 0
                && WITHDRAWN.matcher(comment).find()
                && !OF_ANOTHER.matcher(comment).find();
    }

    private static int indexOfWithdrawn(String comment) {
        String rest = "ithdrawn";
        int at = comment.indexOf(rest);
        return at >= 0 ? at : comment.indexOf("ITHDRAWN");
    }

    /**
     * Reads a paper's name in any form that an answer has.
     *
     * @throws BadRecord if it is none of arXiv's
     */
    static PaperReference reference(String text) throws BadRecord {
        return PaperReference.parse(text)
                .filter(reference -> reference.id().scheme().equals(PaperId.ARXIV))
                .orElseThrow(() -> new BadRecord(Fault.IDENTIFIER, "no arXiv identifier: \"" + shortened(text) + '"'));
    }

    /**
     * Reads codes of categories. Only the first one files the paper; an unknown one behind it harms nobody and is kept, as
     * some sources put classes of mathematics and computing there.
     *
     * @throws BadRecord if there is none, or arXiv has no such category as the first
     */
    static List<Category> categories(List<String> codes) throws BadRecord {
        if (codes.isEmpty()) {
            throw new BadRecord(Fault.CATEGORY, "no category");
        }
        List<Category> categories = Fields.categories(codes);
        if (!categories.getFirst().isArxiv()) {
            String code = categories.getFirst().code();
            throw new BadRecord(Fault.CATEGORY, "no category of arXiv's: \"" + shortened(code) + '"');
        }
        return categories;
    }

    /** What stands between blanks. */
    static List<String> words(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? List.of() : List.of(BLANK.split(stripped, -1));
    }

    /** As much of a text as a message needs. */
    static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    /** The announcement that follows from the moment of submission; nothing tells it. */
    static PaperDate announcedByRule(Instant submitted) {
        return PaperDate.ofDay(AnnouncementRule.dayOf(submitted), PaperDate.FROM_RULE);
    }

    /**
     * When a paper was submitted and announced.
     *
     * @param published the first submission; null if unknown, and the month that the id tells counts
     * @param announced when it was new, null if unknown
     */
    record Dates(
            @Nullable PaperDate published,
            @Nullable PaperDate announced,
            List<Version> versions,
            List<Reannouncement> reannouncements) {}

    /**
     * The paper.
     *
     * @param source the name under which this kind of answer is known
     * @param withdrawn whether the answer says so outside the comment
     * @throws BadRecord if it has no title
     */
    Paper paper(String source, Dates dates, boolean withdrawn) throws BadRecord {
        String shownTitle = LatexText.toUnicode(title);
        if (shownTitle.isEmpty()) {
            throw new BadRecord(Fault.TITLE, "no title");
        }
        String shownAbstract = LatexText.toUnicode(abstractText);
        String shownComment = LatexText.toUnicode(comment);
        PaperDate published = dates.published() == null
                ? id.month()
                        .map(month -> PaperDate.ofMonth(month, PaperDate.FROM_ID))
                        .orElseThrow()
                : dates.published();
        Publication publication = new Publication(
                published,
                dates.announced(),
                dates.versions(),
                dates.reannouncements(),
                withdrawn || saysWithdrawn(shownComment),
                shownComment,
                LatexText.toUnicode(journalReference),
                words(doi).stream().findFirst().orElse(""),
                new Licence(licence));
        Map<Link.Kind, String> page = Map.of(Link.Kind.PAGE, "https://arxiv.org/abs/" + id.path());
        return new Paper(
                id,
                List.of(),
                shownTitle,
                shownAbstract,
                authors,
                categories,
                publication,
                Fields.links(page, source, shownAbstract + " " + comment),
                List.of(),
                List.of(),
                null,
                "",
                List.of(new Provenance(source, Provenance.Origin.REGISTRY)));
    }
}
