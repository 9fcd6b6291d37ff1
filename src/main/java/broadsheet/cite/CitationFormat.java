package broadsheet.cite;

import broadsheet.paper.Paper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A format in which reference managers take citations. */
public enum CitationFormat {
    /** For LaTeX: read by BibTeX and biber, ASCII as far as Latin letters go. */
    BIBTEX("bibtex", "BibTeX", "application/x-bibtex", "bib"),
    /** Read by EndNote, Zotero, Mendeley and nearly everything else; UTF-8. */
    RIS("ris", "RIS", "application/x-research-info-systems", "ris"),
    /** Read by pandoc, Zotero and citeproc; UTF-8. */
    CSL_JSON("csl", "CSL-JSON", "application/vnd.citationstyles.csl+json", "json");

    /** How many papers of a list one export holds at most, lest one request keep a server busy for minutes. */
    public static final int MOST_PAPERS = 10_000;

    private final String word;
    private final String title;
    private final String mediaType;
    private final String ending;

    CitationFormat(String word, String title, String mediaType, String ending) {
        this.word = word;
        this.title = title;
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /** The format of a word, or nothing if there is none such. */
    public static Optional<CitationFormat> parse(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst();
    }

    /** All their words, in order. */
    public static List<String> words() {
        return Stream.of(values()).map(CitationFormat::word).toList();
    }

    /** What it is called in addresses and on the command line. */
    public String word() {
        return word;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** What HTTP calls it, with the encoding of {@link #write}'s characters. */
    public String mediaType() {
        return mediaType + "; charset=utf-8";
    }

    /** Of a file of one paper, or of a list by that name: {@code vaswani2017attention-1706.03762.bib}. */
    public String fileName(String name) {
        return name.replace('/', '.').replace(':', '.') + "." + ending;
    }

    /**
     * Writes citations of papers one after the other; none is kept. Flushes, and does not close.
     *
     * @param papers taken until there are no more; whoever asks bounds them ({@link #MOST_PAPERS})
     * @param out characters, to be encoded in UTF-8
     * @return how many were written
     * @throws IOException if {@code out} cannot be written to
     */
    public long write(Iterator<Paper> papers, Writer out) throws IOException {
        CitationWriter writer = writer(out);
        long written = 0;
        while (papers.hasNext()) {
            writer.write(Citation.of(papers.next()));
            written++;
        }
        writer.end();
        out.flush();
        return written;
    }

    private CitationWriter writer(Writer out) throws IOException {
        return switch (this) {
            case BIBTEX -> new BibtexWriter(out);
            case RIS -> new RisWriter(out);
            case CSL_JSON -> new CslJsonWriter(out);
        };
    }

    /** A file of one citation. */
    public String of(Citation citation) {
        StringWriter text = new StringWriter();
        try {
            CitationWriter writer = writer(text);
            writer.write(citation);
            writer.end();
        } catch (IOException e) {
            throw new UncheckedIOException("writing in memory", e);
        }
        return text.toString();
    }
}
