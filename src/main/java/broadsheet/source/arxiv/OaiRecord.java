package broadsheet.source.arxiv;

import broadsheet.catalog.BrokenRecords;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What became of one record of a harvested page. */
public sealed interface OaiRecord {
    /** What the record calls itself, {@code oai:arXiv.org:0806.4129}; empty if it has no name. */
    String identifier();

    /**
     * A paper.
     *
     * @param datestamp the day of its last change at arXiv
     * @param paper as this record alone tells it
     */
    record Read(String identifier, LocalDate datestamp, Paper paper) implements OaiRecord {}

    /**
     * A record that is no paper; it is counted, reported and skipped.
     *
     * @param datestamp the day of its last change at arXiv; null if it tells none
     * @param fault the kind of what is wrong
     * @param reason what is wrong, for a person
     */
    record Broken(String identifier, @Nullable LocalDate datestamp, Fault fault, String reason) implements OaiRecord {
        /** As it is kept. */
        BrokenRecords.Met met() {
            return new BrokenRecords.Met(identifier, fault.word(), reason);
        }
    }

    /**
     * arXiv no longer has the paper.
     *
     * @param datestamp the day of its removal
     * @param id which it was
     */
    record Deleted(String identifier, LocalDate datestamp, PaperId id) implements OaiRecord {}
}
