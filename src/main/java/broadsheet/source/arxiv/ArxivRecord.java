package broadsheet.source.arxiv;

import broadsheet.catalog.BrokenRecords;
import broadsheet.paper.Paper;

/** What became of one record of a feed or of an answer to a query. */
public sealed interface ArxivRecord {
    /**
     * A paper.
     *
     * @param paper as this answer alone tells it
     */
    record Read(Paper paper) implements ArxivRecord {}

    /**
     * A record that is no paper; it is counted, reported and skipped.
     *
     * @param identifier what it calls itself, perhaps empty
     * @param fault the kind of what is wrong
     * @param reason what is wrong, for a person
     */
    record Broken(String identifier, Fault fault, String reason) implements ArxivRecord {
        /** As it is kept. */
        BrokenRecords.Met met() {
            return new BrokenRecords.Met(identifier, fault.word(), reason);
        }
    }
}
