package broadsheet.source.arxiv;

import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.Version;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * A paper in arXiv's raw form, the only one that tells the dates of all versions. First all of the element is read, then a
 * paper is made of it: what is wrong with a record must not leave the cursor in its middle.
 *
 * <p>The field {@code acm-class} is passed over, since arXiv fills it with another field or with the word None.
 */
final class ArxivRaw {
    /** The name of the element, and of the form when it is asked for. */
    static final String FORM = "arXivRaw";

    private static final Pattern NUMBER = Pattern.compile("v?([1-9]\\d{0,3})");

    /** Among the flags of a version's source, the one that says that there is none any more. */
    private static final String WITHDRAWN = "I";

    private String id = "";
    private String title = "";
    private String authors = "";
    private String categories = "";
    private String comment = "";
    private String journalReference = "";
    private String doi = "";
    private String licence = "";
    private String abstractText = "";
    private final List<VersionElement> versions = new ArrayList<>();

    private record VersionElement(String number, String date, String flags) {}

    /** Reads the element that was just entered, to its end. */
    static ArxivRaw read(XmlCursor xml) throws XMLStreamException {
        ArxivRaw raw = new ArxivRaw();
        while (xml.nextChild()) {
            raw.readField(xml);
        }
        return raw;
    }

    private void readField(XmlCursor xml) throws XMLStreamException {
        switch (xml.name()) {
            case "id" -> id = xml.text().strip();
            case "version" -> versions.add(readVersion(xml));
            case "title" -> title = xml.text();
            case "authors" -> authors = xml.text();
            case "categories" -> categories = xml.text();
            case "comments" -> comment = xml.text();
            case "journal-ref" -> journalReference = xml.text();
            case "doi" -> doi = xml.text();
            case "license" -> licence = xml.text();
            case "abstract" -> abstractText = xml.text();
            default -> xml.skip();
        }
    }

    private static VersionElement readVersion(XmlCursor xml) throws XMLStreamException {
        String number = xml.attribute("version");
        String date = "";
        String flags = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "date" -> date = xml.text().strip();
                case "source_type" -> flags = xml.text();
                default -> xml.skip();
            }
        }
        return new VersionElement(number, date, flags);
    }

    /**
     * The paper.
     *
     * @throws BadRecord if there is something wrong with it
     */
    Paper paper() throws BadRecord {
        Metadata metadata = new Metadata(
                paperId(),
                title,
                abstractText,
                AuthorString.split(authors),
                Metadata.categories(Metadata.words(categories)),
                comment,
                journalReference,
                doi,
                licence);
        List<Version> dated = datedVersions();
        PaperDate first = dated.getFirst().submitted();
        boolean withdrawn = versions.getLast().flags().contains(WITHDRAWN);
        Metadata.Dates dates = new Metadata.Dates(first, Metadata.announcedByRule(first.at()), dated, List.of());
        return metadata.paper(PaperDate.FROM_ARXIV, dates, withdrawn);
    }

    private PaperId paperId() throws BadRecord {
        try {
            return PaperId.of(PaperId.ARXIV, id);
        } catch (IllegalArgumentException e) {
            throw new BadRecord(Fault.IDENTIFIER, "no arXiv identifier: \"" + Metadata.shortened(id) + '"');
        }
    }

    /** By number, the first one there. */
    private List<Version> datedVersions() throws BadRecord {
        List<Version> dated = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        for (VersionElement version : versions) {
            Matcher number = NUMBER.matcher(version.number());
            if (!number.matches() || !numbers.add(Integer.valueOf(number.group(1)))) {
                throw new BadRecord(
                        Fault.VERSIONS,
                        "a version without a number of its own: \"" + Metadata.shortened(version.number()) + '"');
            }
            PaperDate date = new PaperDate(moment(version.date()), PaperDate.Precision.DAY, PaperDate.FROM_ARXIV);
            dated.add(new Version(Integer.parseInt(number.group(1)), date));
        }
        dated.sort((one, other) -> Integer.compare(one.number(), other.number()));
        if (dated.isEmpty() || dated.getFirst().number() != 1) {
            throw new BadRecord(Fault.VERSIONS, "no first version");
        }
        return dated;
    }

    /**
     * Reads a moment as mail writes it (RFC 1123): {@code Wed, 25 Jun 2008 15:29:38 GMT}, {@code Wed, 20 Aug 2025 00:00:00
     * -0400}.
     *
     * @throws BadRecord if it is none, its weekday is that of another day, or its year has not four digits
     */
    static Instant moment(String text) throws BadRecord {
        try {
            String zoned = text.endsWith(" UTC") ? text.substring(0, text.length() - 3) + "GMT" : text;
            Instant moment = DateTimeFormatter.RFC_1123_DATE_TIME
                    .parse(zoned, ZonedDateTime::from)
                    .toInstant();
            // The legal range is that of a paper's date.
            return new PaperDate(moment, PaperDate.Precision.DAY, PaperDate.FROM_ARXIV).at();
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new BadRecord(Fault.DATE, "no date: \"" + Metadata.shortened(text) + '"');
        }
    }
}
