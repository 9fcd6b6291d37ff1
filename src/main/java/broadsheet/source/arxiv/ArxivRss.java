package broadsheet.source.arxiv;

import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperReference;
import broadsheet.paper.Reannouncement;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads arXiv's feed of the day, as RSS 2.0 or as Atom. A paper announced as new is announced on the day of the feed; one
 * shown again, to another field or in a new version, is announced again, and its first announcement is not known here. The
 * identifiers name a version, but nothing tells its date, so papers have none.
 *
 * <p>Read with the same cursor as all else of arXiv's, not with a library for feeds: the words that matter here stand in
 * arXiv's own elements, which such a library hands on as a tree of everything, and what comes from outside should be read
 * in one place with one set of limits.
 */
public final class ArxivRss {
    private static final String REFUSAL = "Feed error";
    private static final String TYPE_MARK = "Announce Type:";
    private static final String ABSTRACT_MARK = "Abstract:";

    private final XmlCursor xml;
    private final Consumer<ArxivRecord> taker;
    private String title = "";
    private String description = "";
    private @Nullable LocalDate feedDay;
    private @Nullable LocalDate newestDay;
    private int records;

    /** What became of a feed, once its records were handed out. */
    public sealed interface Outcome {
        /**
         * A day's announcements.
         *
         * @param day by Eastern time
         * @param records how many were handed out
         */
        record Announced(LocalDate day, int records) implements Outcome {}

        /** Nothing was announced, as on weekends and holidays, or in a small field. */
        record Empty() implements Outcome {}

        /**
         * arXiv knows no such feed.
         *
         * @param message arXiv's own words
         */
        record Refused(String message) implements Outcome {}

        /**
         * A feed that breaks off, or that is none. The records handed out before it broke are whole and good.
         *
         * @param reason what was found instead, for a person
         */
        record Torn(int records, String reason) implements Outcome {}
    }

    /** One entry, read to its end before anything is made of it. */
    private static final class Item {
        private String identifier = "";
        private String title = "";
        private String description = "";
        private String date = "";
        private String type = "";
        private String authors = "";
        private String licence = "";
        private String doi = "";
        private String journalReference = "";
        private final List<String> categories = new ArrayList<>();
    }

    private ArxivRss(XmlCursor xml, Consumer<ArxivRecord> taker) {
        this.xml = xml;
        this.taker = taker;
    }

    /**
     * Reads a feed to its end, or to where it breaks off or the stream fails.
     *
     * @param feed in UTF-8; not closed
     * @param taker gets every record, in order, as soon as it is whole
     */
    public static Outcome read(InputStream feed, Consumer<ArxivRecord> taker) {
        int records = 0;
        try {
            ArxivRss reader = new ArxivRss(new XmlCursor(feed), taker);
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
        if (xml.enterRoot("feed", "rss").equals("feed")) {
            readChannel();
        } else {
            while (xml.nextChild()) {
                if (xml.name().equals("channel")) {
                    readChannel();
                } else {
                    xml.skip();
                }
            }
        }
        if (title.startsWith(REFUSAL)) {
            return new Outcome.Refused(description.isEmpty() ? title : title + " " + description);
        }
        LocalDate day = newestDay == null ? feedDay : newestDay;
        return records == 0 || day == null ? new Outcome.Empty() : new Outcome.Announced(day, records);
    }

    private void readChannel() throws XMLStreamException {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "title" -> title = xml.text().strip();
                case "description", "subtitle" -> description = xml.text().strip();
                case "pubDate", "updated" -> feedDay = findDay(xml.text().strip());
                case "item", "entry" -> readRecord();
                default -> xml.skip();
            }
        }
    }

    private void readRecord() throws XMLStreamException {
        xml.beginRecord();
        Item item = new Item();
        while (xml.nextChild()) {
            readField(item);
        }
        // The only entry of such a feed tells what was wrong with the request.
        if (title.startsWith(REFUSAL)) {
            description = item.description.isBlank() ? item.title : item.description;
            return;
        }
        records++;
        taker.accept(record(item));
    }

    private void readField(Item item) throws XMLStreamException {
        switch (xml.name()) {
            case "guid", "id" -> item.identifier = xml.text().strip();
            case "title" -> item.title = xml.text();
            case "description", "summary" -> item.description = xml.text();
            case "pubDate", "published" -> item.date = xml.text().strip();
            case "announce_type" -> item.type = xml.text().strip();
            case "creator" -> item.authors = xml.text();
            case "rights" -> item.licence = xml.text();
            case "DOI", "doi" -> item.doi = xml.text();
            case "journal_reference" -> item.journalReference = xml.text();
            case "category" -> {
                String term = xml.attribute("term");
                String text = xml.text();
                item.categories.add((term.isEmpty() ? text : term).strip());
            }
            default -> xml.skip();
        }
    }

    private ArxivRecord record(Item item) {
        try {
            xml.checkRecord();
            PaperReference reference = Metadata.reference(item.identifier);
            Metadata metadata = new Metadata(
                    reference.id(),
                    item.title,
                    abstractText(item.description),
                    AuthorString.split(item.authors),
                    Metadata.categories(item.categories),
                    "",
                    item.journalReference,
                    item.doi,
                    item.licence);
            LocalDate day = day(item.date);
            ArxivRecord.Read read =
                    new ArxivRecord.Read(metadata.paper(PaperDate.FROM_ARXIV_FEED, dates(type(item), day), false));
            newestDay = newestDay == null || day.isAfter(newestDay) ? day : newestDay;
            return read;
        } catch (BadRecord e) {
            return new ArxivRecord.Broken(Metadata.shortened(item.identifier), e.fault(), e.reason());
        }
    }

    /** The description begins with a line of the feed's own. */
    private static String abstractText(String description) {
        int mark = description.indexOf(ABSTRACT_MARK);
        return mark < 0 ? description : description.substring(mark + ABSTRACT_MARK.length());
    }

    private static String type(Item item) {
        int mark = item.description.indexOf(TYPE_MARK);
        if (!item.type.isEmpty() || mark < 0) {
            return item.type;
        }
        String rest = item.description.substring(mark + TYPE_MARK.length()).strip();
        return Metadata.words(Metadata.shortened(rest)).stream().findFirst().orElse("");
    }

    private static Metadata.Dates dates(String type, LocalDate day) throws BadRecord {
        return switch (type) {
            case "new" ->
                new Metadata.Dates(null, PaperDate.ofDay(day, PaperDate.FROM_ARXIV_FEED), List.of(), List.of());
            case "cross" -> again(Reannouncement.Kind.CROSS, day);
            case "replace", "replace-cross" -> again(Reannouncement.Kind.REPLACEMENT, day);
            default -> throw new BadRecord(Fault.ANNOUNCEMENT, "no announcement: \"" + Metadata.shortened(type) + '"');
        };
    }

    private static Metadata.Dates again(Reannouncement.Kind kind, LocalDate day) {
        return new Metadata.Dates(
                null, null, List.of(), List.of(new Reannouncement(kind, day, PaperDate.FROM_ARXIV_FEED)));
    }

    private LocalDate day(String text) throws BadRecord {
        LocalDate day = text.isEmpty() ? feedDay : findDay(text);
        if (day == null) {
            throw new BadRecord(Fault.DATE, "no day: \"" + Metadata.shortened(text) + '"');
        }
        return day;
    }

    /** Atom writes moments by ISO 8601, RSS as mail does. */
    private static @Nullable LocalDate findDay(String text) {
        try {
            boolean iso = !text.isEmpty() && Character.isDigit(text.charAt(0)) && text.indexOf('T') > 0;
            return (iso ? OffsetDateTime.parse(text).toInstant() : ArxivRaw.moment(text))
                    .atZone(AnnouncementRule.EASTERN)
                    .toLocalDate();
        } catch (DateTimeException | BadRecord noDate) {
            return null;
        }
    }
}
