package broadsheet.source;

import broadsheet.paper.Paper;

/** What became of one record of a source. */
public sealed interface Parsed {
    /**
     * A paper.
     *
     * @param paper as this source alone tells it
     */
    record Read(Paper paper) implements Parsed {}

    /**
     * A record that is no paper; it is counted, reported and skipped.
     *
     * @param line where it stands: the line, or the place in a list, from 1
     * @param reason what is wrong with it, for a person
     */
    record Broken(long line, String reason) implements Parsed {}
}
