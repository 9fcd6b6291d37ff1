package broadsheet.catalog;

import java.time.Instant;

/**
 * A record of a source that could not be read.
 *
 * @param source the name under which the source's runs are noted
 * @param record the record's own name; empty if it has none
 * @param kind what is wrong, one word of the source's
 * @param reason what is wrong, for a person
 * @param first when it was first met
 * @param last when it was last met
 * @param times how often, from 1
 */
public record BrokenRecord(
        String source, String record, String kind, String reason, Instant first, Instant last, int times) {}
