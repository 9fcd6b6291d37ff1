package broadsheet.cite;

import broadsheet.paper.PaperDate;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * BibTeX: {@code @article}, {@code @inproceedings} or {@code @misc}, with arXiv's own fields {@code eprint, archiveprefix,
 * primaryclass}. The format has no standard place for an abstract.
 */
final class BibtexWriter implements CitationWriter {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /** BibTeX separates names at this word, whatever its case, and at commas their parts. */
    private static final Pattern SEPARATING = Pattern.compile("(?i)(?:^|.*\\s)and(?:\\s.*|$)|.*,.*");

    /** What would end an address early, or be no character of one. */
    private static final Pattern NOT_IN_ADDRESSES = Pattern.compile("[{}\\\\\\s]");

    private final Writer out;
    private boolean first = true;

    BibtexWriter(Writer out) {
        this.out = out;
    }

    @Override
    public void write(Citation citation) throws IOException {
        out.write(first ? "@" : "\n@");
        first = false;
        out.write(
                switch (citation.kind()) {
                    case ARTICLE -> "article";
                    case CONFERENCE_PAPER -> "inproceedings";
                    case PREPRINT, UNKNOWN -> "misc";
                });
        out.write("{" + citation.key());
        field("title", BibtexText.title(citation.title()));
        field("author", citation.authors().stream().map(BibtexWriter::name).collect(Collectors.joining(" and ")));
        String venue = BibtexText.plain(citation.venue());
        switch (citation.kind()) {
            case ARTICLE -> field("journal", venue);
            case CONFERENCE_PAPER -> field("booktitle", venue);
            case PREPRINT, UNKNOWN -> {}
        }
        date(citation);
        field("doi", address(citation.doi()));
        if (!citation.arxiv().isEmpty()) {
            field("eprint", citation.arxiv());
            field("archiveprefix", Citation.ARXIV);
            field("primaryclass", citation.arxivCategory());
        }
        field("url", address(citation.url()));
        field("note", citation.withdrawn() ? "Withdrawn" : "");
        out.write("\n}\n");
    }

    @Override
    public void end() {
        // An entry ends itself.
    }

    private void field(String name, String value) throws IOException {
        if (!value.isEmpty()) {
            out.write(",\n  " + name + " = {" + value + "}");
        }
    }

    private void date(Citation citation) throws IOException {
        PaperDate date = citation.date();
        if (date == null) {
            return;
        }
        field("year", String.valueOf(date.day().getYear()));
        if (date.precision() != PaperDate.Precision.YEAR) {
            // A word that styles translate, and so without braces.
            out.write(",\n  month = " + MONTHS.get(date.day().getMonthValue() - 1));
        }
    }

    /** Addresses are taken as they are, by LaTeX's {@code url} and {@code hyperref}. */
    private static String address(String text) {
        return NOT_IN_ADDRESSES
                .matcher(text)
                .replaceAll(found ->
                        String.format(Locale.ROOT, "%%%02X", (int) found.group().charAt(0)));
    }

    private static String name(CitedName name) {
        return switch (name) {
            case CitedName.Group group -> "{" + BibtexText.plain(group.name()) + "}";
            case CitedName.Person person -> {
                String family = part(person.family());
                String whole = person.particle().isEmpty() ? family : person.particle() + " " + family;
                String suffix = person.suffix().isEmpty() ? "" : ", " + part(person.suffix());
                // Without a given name BibTeX would take the last word of the family alone.
                yield person.given().isEmpty() && suffix.isEmpty()
                        ? "{" + BibtexText.plain(person.wholeFamily()) + "}"
                        : whole + suffix + ", " + part(person.given());
            }
        };
    }

    private static String part(String text) {
        String encoded = BibtexText.plain(text);
        return SEPARATING.matcher(text).matches() ? "{" + encoded + "}" : encoded;
    }
}
