package broadsheet.source.arxiv.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * One change of a paper's record that the world gets to see.
 *
 * @param shown from when on arXiv's doors show it
 * @param kind what happened
 * @param versions how many versions the paper has from then on, at least 1
 */
public record Change(Instant shown, Kind kind, int versions) {
    /** What happened to a paper. The first two are announced in the feeds; the third only moves the datestamp. */
    public enum Kind {
        ANNOUNCED,
        REPLACED,
        AMENDED
    }

    /** @throws IllegalArgumentException if there is no version */
    public Change {
        if (versions < 1) {
            throw new IllegalArgumentException(versions + " versions, not 1 or more");
        }
    }

    /** The day, in UTC, that the record bears from then on. */
    public LocalDate datestamp() {
        return LocalDate.ofInstant(shown, ZoneOffset.UTC);
    }
}
