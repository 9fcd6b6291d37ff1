package broadsheet.cite;

import broadsheet.paper.PaperDate;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Locale;

/** RIS: tags of two letters, one value a line, lines that end as on Windows. */
final class RisWriter implements CitationWriter {
    private final Writer out;

    RisWriter(Writer out) {
        this.out = out;
    }

    @Override
    public void write(Citation citation) throws IOException {
        line(
                "TY",
                switch (citation.kind()) {
                    case ARTICLE -> "JOUR";
                    case CONFERENCE_PAPER -> "CPAPER";
                    case PREPRINT -> "UNPB";
                    case UNKNOWN -> "GEN";
                });
        line("ID", citation.key());
        line("TI", Citation.plain(citation.title()));
        for (CitedName author : citation.authors()) {
            line("AU", author.inverted());
        }
        PaperDate date = citation.date();
        if (date != null) {
            line("PY", String.valueOf(date.day().getYear()));
            line("DA", date(date));
        }
        line("T2", citation.venue());
        line("PB", citation.isArxivPreprint() ? Citation.ARXIV : "");
        line("DO", citation.doi());
        line("AN", citation.arxivNumber());
        line("UR", citation.url());
        line("L1", citation.pdf());
        for (String keyword : citation.keywords()) {
            line("KW", keyword);
        }
        line("AB", Citation.plain(citation.abstractText()));
        line("N1", citation.withdrawn() ? "Withdrawn" : "");
        out.write("ER  - \r\n\r\n");
    }

    @Override
    public void end() {
        // An entry ends itself.
    }

    private void line(String tag, String value) throws IOException {
        if (!value.isEmpty()) {
            out.write(tag + "  - " + value + "\r\n");
        }
    }

    /** {@code 2025/03/18/}, with what is not known left empty between its slashes. */
    private static String date(PaperDate date) {
        LocalDate day = date.day();
        return switch (date.precision()) {
            case YEAR -> day.getYear() + "///";
            case MONTH -> String.format(Locale.ROOT, "%d/%02d//", day.getYear(), day.getMonthValue());
            case DAY ->
                String.format(Locale.ROOT, "%d/%02d/%02d/", day.getYear(), day.getMonthValue(), day.getDayOfMonth());
        };
    }
}
