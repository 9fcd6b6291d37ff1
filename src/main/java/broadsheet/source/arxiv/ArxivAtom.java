package broadsheet.source.arxiv;

import broadsheet.paper.Category;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperReference;
import broadsheet.paper.Version;
import broadsheet.source.Fields;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;

/**
 * Reads an answer of arXiv's query interface: papers by id or by search, in Atom. It tells the dates of a paper's first
 * version and of its newest one, no licence, and no announcement, so that one follows from the rule.
 */
public final class ArxivAtom {
    private static final String ERRORS = "/api/errors";

    private final XmlCursor xml;
    private final Consumer<ArxivRecord> taker;
    private int total;
    private int start;
    private int records;
    private String refusal = "";

    /** What became of an answer, once its records were handed out. */
    public sealed interface Outcome {
        /**
         * What was found.
         *
         * @param total how many papers there are, on this page and others
         * @param start how many of them stand before this page
         * @param records how many were handed out
         */
        record Found(int total, int start, int records) implements Outcome {}

        /**
         * A page that says that there are papers but holds none, which arXiv sends now and then; the same request later
         * gives them.
         *
         * @param total how many papers there are
         * @param start how many of them stand before this page
         */
        record Missing(int total, int start) implements Outcome {}

        /**
         * arXiv refuses the request.
         *
         * @param message arXiv's own words
         */
        record Refused(String message) implements Outcome {}

        /**
         * An answer that breaks off, or that is none. The records handed out before it broke are whole and good.
         *
         * @param reason what was found instead, for a person
         */
        record Torn(int records, String reason) implements Outcome {}
    }

    /** One entry, read to its end before anything is made of it. */
    private static final class Entry {
        private String identifier = "";
        private String title = "";
        private String summary = "";
        private String published = "";
        private String updated = "";
        private String comment = "";
        private String journalReference = "";
        private String doi = "";
        private String primary = "";
        private final List<String> categories = new ArrayList<>();
        private final List<String> authors = new ArrayList<>();
    }

    private ArxivAtom(XmlCursor xml, Consumer<ArxivRecord> taker) {
        this.xml = xml;
        this.taker = taker;
    }

    /**
     * Reads an answer to its end, or to where it breaks off or the stream fails.
     *
     * @param answer in UTF-8; not closed
     * @param taker gets every record, in order, as soon as it is whole
     */
    public static Outcome read(InputStream answer, Consumer<ArxivRecord> taker) {
        int records = 0;
        try {
            ArxivAtom reader = new ArxivAtom(new XmlCursor(answer), taker);
            try {
                return reader.readFeed();
            } finally {
                records = reader.records;
            }
        } catch (XMLStreamException e) {
            return new Outcome.Torn(records, XmlCursor.reason(e));
        }
    }

    private Outcome readFeed() throws XMLStreamException {
        xml.enterRoot("feed");
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "totalResults" -> total = count(xml.text());
                case "startIndex" -> start = count(xml.text());
                case "entry" -> readRecord();
                default -> xml.skip();
            }
        }
        if (!refusal.isEmpty()) {
            return new Outcome.Refused(refusal);
        }
        return records == 0 && total > start
                ? new Outcome.Missing(total, start)
                : new Outcome.Found(total, start, records);
    }

    private static int count(String text) throws XMLStreamException {
        try {
            return Integer.parseUnsignedInt(text.strip());
        } catch (NumberFormatException e) {
            throw new XMLStreamException("no count: " + Metadata.shortened(text), e);
        }
    }

    private void readRecord() throws XMLStreamException {
        xml.beginRecord();
        Entry entry = new Entry();
        while (xml.nextChild()) {
            readField(entry);
        }
        if (entry.identifier.contains(ERRORS)) {
            refusal = (entry.summary.isBlank() ? entry.title : entry.summary).strip();
            return;
        }
        records++;
        taker.accept(record(entry));
    }

    private void readField(Entry entry) throws XMLStreamException {
        switch (xml.name()) {
            case "id" -> entry.identifier = xml.text().strip();
            case "title" -> entry.title = xml.text();
            case "summary" -> entry.summary = xml.text();
            case "published" -> entry.published = xml.text();
            case "updated" -> entry.updated = xml.text();
            case "comment" -> entry.comment = xml.text();
            case "journal_ref" -> entry.journalReference = xml.text();
            case "doi" -> entry.doi = xml.text();
            case "primary_category" -> {
                entry.primary = xml.attribute("term");
                xml.skip();
            }
            case "category" -> {
                entry.categories.add(xml.attribute("term"));
                xml.skip();
            }
            case "author" -> entry.authors.add(readName());
            default -> xml.skip();
        }
    }

    private String readName() throws XMLStreamException {
        String name = "";
        while (xml.nextChild()) {
            if (xml.name().equals("name")) {
                name = xml.text();
            } else {
                xml.skip();
            }
        }
        return name;
    }

    private ArxivRecord record(Entry entry) {
        try {
            xml.checkRecord();
            PaperReference reference = Metadata.reference(entry.identifier);
            Metadata metadata = new Metadata(
                    reference.id(),
                    entry.title,
                    entry.summary,
                    Fields.authors(entry.authors),
                    categories(entry),
                    entry.comment,
                    entry.journalReference,
                    entry.doi,
                    "");
            return new ArxivRecord.Read(metadata.paper(PaperDate.FROM_ARXIV_QUERY, dates(reference, entry), false));
        } catch (BadRecord e) {
            return new ArxivRecord.Broken(Metadata.shortened(entry.identifier), e.fault(), e.reason());
        }
    }

    /** The primary one first. Among the others stand classes of mathematics and of computing, which are not arXiv's. */
    private static List<Category> categories(Entry entry) throws BadRecord {
        Set<String> codes = new LinkedHashSet<>();
        if (!entry.primary.isBlank()) {
            codes.add(entry.primary);
        }
        entry.categories.stream()
                .filter(code -> !code.isBlank() && new Category(code).isArxiv())
                .forEach(codes::add);
        return Metadata.categories(List.copyOf(codes));
    }

    /** The update is that of the version that was found. */
    private static Metadata.Dates dates(PaperReference reference, Entry entry) throws BadRecord {
        PaperDate published = date(entry.published);
        List<Version> versions = new ArrayList<>(List.of(new Version(1, published)));
        int newest = reference.version().orElse(1);
        if (newest > 1) {
            versions.add(new Version(newest, date(entry.updated)));
        }
        return new Metadata.Dates(published, Metadata.announcedByRule(published.at()), versions, List.of());
    }

    private static PaperDate date(String text) throws BadRecord {
        return PaperDate.parse(text, PaperDate.FROM_ARXIV_QUERY)
                .filter(PaperDate::isToTheDay)
                .orElseThrow(() -> new BadRecord(Fault.DATE, "no date: \"" + Metadata.shortened(text) + '"'));
    }
}
