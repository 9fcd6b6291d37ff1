package broadsheet.source.huggingface;

import broadsheet.catalog.BrokenRecords;
import broadsheet.paper.Paper;

/** What became of one entry of a daily list. */
public sealed interface DailyEntry {
    /**
     * A paper.
     *
     * @param paper as this answer alone tells it
     */
    record Read(Paper paper) implements DailyEntry {}

    /**
     * An entry that is no paper; it is counted, reported and skipped.
     *
     * @param number its place in the list, from 1
     * @param identifier what it calls itself, perhaps empty
     * @param fault the kind of what is wrong
     * @param reason what is wrong, for a person
     */
    record Broken(long number, String identifier, EntryFault fault, String reason) implements DailyEntry {
        /** As it is kept. */
        BrokenRecords.Met met() {
            return new BrokenRecords.Met(identifier, fault.word(), reason);
        }
    }
}
