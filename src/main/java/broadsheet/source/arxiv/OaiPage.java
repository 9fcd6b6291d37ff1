package broadsheet.source.arxiv;

import java.time.Instant;

/** What became of one answer of the harvesting protocol, once its records were handed out. */
public sealed interface OaiPage {
    /** How many records were handed out. */
    int records();

    /**
     * A whole page, and others follow.
     *
     * @param responseDate when arXiv answered, by its clock
     * @param token what to ask for the next one with
     */
    record More(Instant responseDate, int records, ResumptionToken token) implements OaiPage {}

    /**
     * The last page, or the only one. A window in which nothing changed ({@code noRecordsMatch}) is one without records.
     *
     * @param responseDate when arXiv answered, by its clock; a later harvest may begin there
     */
    record Last(Instant responseDate, int records) implements OaiPage {}

    /**
     * arXiv refuses the request.
     *
     * @param responseDate when arXiv answered, by its clock
     * @param code such as {@code badResumptionToken}, {@code badArgument}, {@code idDoesNotExist}
     * @param message arXiv's own words
     */
    record Refused(Instant responseDate, String code, String message) implements OaiPage {
        @Override
        public int records() {
            return 0;
        }
    }

    /**
     * An answer that breaks off, or that is none. The records handed out before it broke are whole and good, but the page
     * must be asked for again.
     *
     * @param reason what was found instead, for a person
     */
    record Torn(int records, String reason) implements OaiPage {}
}
