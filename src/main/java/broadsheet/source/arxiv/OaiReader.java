package broadsheet.source.arxiv;

import broadsheet.paper.PaperId;
import broadsheet.paper.PaperReference;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer of arXiv's harvesting protocol (Open Archives Initiative, OAI-PMH 2.0: {@code ListRecords} or {@code
 * GetRecord} in the form {@code arXivRaw}, or {@code ListIdentifiers}), one record in memory at a time. A record with something wrong in it is handed
 * out as broken and the reading goes on; an answer that breaks off ends it.
 */
public final class OaiReader {
    private static final Set<String> OF_RECORDS = Set.of("ListRecords", "GetRecord");
    private static final Set<String> OF_NAMES = Set.of("ListIdentifiers");

    private final XmlCursor xml;
    private final Set<String> lists;
    private final Consumer<OaiRecord> taker;
    private final Consumer<PaperId> namesTaker;
    private @Nullable Instant responseDate;
    private @Nullable String errorCode;
    private String errorMessage = "";
    private String token = "";
    private boolean isList;
    private int records;

    private OaiReader(XmlCursor xml, Set<String> lists, Consumer<OaiRecord> taker, Consumer<PaperId> namesTaker) {
        this.xml = xml;
        this.lists = lists;
        this.taker = taker;
        this.namesTaker = namesTaker;
    }

    /**
     * Reads an answer to its end, or to where it breaks off or the stream fails.
     *
     * @param answer in UTF-8; not closed
     * @param taker gets every record, in order, as soon as it is whole
     */
    public static OaiPage read(InputStream answer, Consumer<OaiRecord> taker) {
        return read(answer, OF_RECORDS, taker, _ -> {});
    }

    /**
     * Reads an answer that lists names alone ({@code ListIdentifiers}), as {@link #read} does one with records. A name that is
     * none of arXiv's, or that of a paper it no longer has, is left out.
     *
     * @param taker gets every name, in order
     */
    static OaiPage readIdentifiers(InputStream answer, Consumer<PaperId> taker) {
        return read(answer, OF_NAMES, _ -> {}, taker);
    }

    private static OaiPage read(
            InputStream answer, Set<String> lists, Consumer<OaiRecord> taker, Consumer<PaperId> namesTaker) {
        int records = 0;
        try {
            OaiReader reader = new OaiReader(new XmlCursor(answer), lists, taker, namesTaker);
            try {
                return reader.readPage();
            } finally {
                records = reader.records;
            }
        } catch (XMLStreamException e) {
            return new OaiPage.Torn(records, XmlCursor.reason(e));
        }
    }

    private OaiPage readPage() throws XMLStreamException {
        xml.enterRoot("OAI-PMH");
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "responseDate" -> responseDate = moment(xml.text().strip());
                case "error" -> readError();
                default -> {
                    if (lists.contains(xml.name())) {
                        readRecords();
                    } else {
                        xml.skip();
                    }
                }
            }
        }
        if (responseDate == null) {
            return new OaiPage.Torn(records, "an answer without a date");
        }
        if (errorCode != null && !errorCode.equals("noRecordsMatch")) {
            return new OaiPage.Refused(responseDate, errorCode, errorMessage);
        }
        if (errorCode == null && !isList) {
            return new OaiPage.Torn(records, "an answer with neither records nor an error");
        }
        return token.isBlank()
                ? new OaiPage.Last(responseDate, records)
                : new OaiPage.More(responseDate, records, new ResumptionToken(token));
    }

    private static @Nullable Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Of several errors the first that is one. */
    private void readError() throws XMLStreamException {
        String code = xml.attribute("code").strip();
        String message = xml.text().strip();
        if (errorCode == null || errorCode.equals("noRecordsMatch")) {
            errorCode = code;
            errorMessage = message;
        }
    }

    private void readRecords() throws XMLStreamException {
        isList = true;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "record" -> readRecord();
                case "header" -> readName();
                case "resumptionToken" -> {
                    xml.beginRecord();
                    token = xml.text();
                }
                default -> xml.skip();
            }
        }
    }

    private void readName() throws XMLStreamException {
        xml.beginRecord();
        Header header = readHeader();
        records++;
        if (!header.deleted()) {
            PaperReference.parse(header.identifier())
                    .map(PaperReference::id)
                    .filter(id -> id.scheme().equals(PaperId.ARXIV))
                    .ifPresent(namesTaker);
        }
    }

    private void readRecord() throws XMLStreamException {
        xml.beginRecord();
        Header header = new Header("", "", false);
        ArxivRaw raw = null;
        String form = "none";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "header" -> header = readHeader();
                case "metadata" -> {
                    while (xml.nextChild()) {
                        form = xml.name();
                        if (form.equals(ArxivRaw.FORM)) {
                            raw = ArxivRaw.read(xml);
                        } else {
                            xml.skip();
                        }
                    }
                }
                default -> xml.skip();
            }
        }
        records++;
        taker.accept(record(header, raw, form));
    }

    private record Header(String identifier, String datestamp, boolean deleted) {}

    private Header readHeader() throws XMLStreamException {
        boolean deleted = xml.attribute("status").equals("deleted");
        String identifier = "";
        String datestamp = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "identifier" -> identifier = xml.text().strip();
                case "datestamp" -> datestamp = xml.text().strip();
                default -> xml.skip();
            }
        }
        return new Header(identifier, datestamp, deleted);
    }

    private OaiRecord record(Header header, @Nullable ArxivRaw raw, String form) {
        String identifier = header.identifier();
        try {
            xml.checkRecord();
            if (header.deleted()) {
                PaperId id = Metadata.reference(identifier).id();
                return new OaiRecord.Deleted(identifier, day(header.datestamp()), id);
            }
            if (raw == null) {
                throw new BadRecord(Fault.FORM, "metadata in the form " + form + ", not " + ArxivRaw.FORM);
            }
            return new OaiRecord.Read(identifier, day(header.datestamp()), raw.paper());
        } catch (BadRecord e) {
            return new OaiRecord.Broken(
                    Metadata.shortened(identifier), dayIfAny(header.datestamp()), e.fault(), e.reason());
        }
    }

    private static LocalDate day(String text) throws BadRecord {
        LocalDate day = dayIfAny(text);
        if (day == null) {
            throw new BadRecord(Fault.DATE, "no datestamp: \"" + Metadata.shortened(text) + '"');
        }
        return day;
    }

    private static @Nullable LocalDate dayIfAny(String text) {
        try {
            // Other servers of the protocol give a moment.
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
