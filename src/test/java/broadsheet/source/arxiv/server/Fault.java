package broadsheet.source.arxiv.server;

import java.util.List;

/** What can be wrong with a single record. Each is done to the XML of a good one. */
public enum Fault {
    /** No identifier in the header, no id in the record. */
    WITHOUT_ID,
    /** Dates that no calendar has. */
    BAD_DATE,
    /** A title of nothing. */
    WITHOUT_TITLE,
    /** A category that arXiv does not have. */
    UNKNOWN_CATEGORY,
    /** A character in the title that XML forbids, so that a strict reader gives up the whole page. */
    CONTROL_CHARACTER,
    /** A header that says that the record was deleted, and nothing else. */
    DELETED;

    /** Those that leave nothing of a paper; the others leave something that a reader may take. */
    static final List<Fault> FATAL = List.of(WITHOUT_ID, BAD_DATE, WITHOUT_TITLE);

    /** Does it to a record. */
    String in(String record) {
        return switch (this) {
            case WITHOUT_ID ->
                record.replaceAll("<id>.*?</id>", "<id/>")
                        .replaceAll("<identifier>.*?</identifier>", "<identifier>oai:arXiv.org:</identifier>");
            case BAD_DATE ->
                record.replaceAll("<date>.*?</date>", "<date>Mon, 31 Feb 2026 25:61:00 GMT</date>")
                        .replaceAll("<datestamp>.*?</datestamp>", "<datestamp>2026-02-31</datestamp>");
            case WITHOUT_TITLE -> record.replaceAll("(?s)<title>.*?</title>", "<title>  </title>");
            case UNKNOWN_CATEGORY ->
                record.replaceAll("<categories>.*?</categories>", "<categories>cs.ZZ</categories>")
                        .replaceAll("<setSpec>.*?</setSpec>", "<setSpec>cs:cs:ZZ</setSpec>");
            case CONTROL_CHARACTER -> record.replace("<title>", "<title>\u0001");
            case DELETED ->
                record.replace("<header>", "<header status=\"deleted\">")
                        .replaceAll("(?s) *<metadata>.*</metadata>\n", "");
        };
    }
}
