package broadsheet.cite;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A citation in a style, as it is printed.
 *
 * @param runs its text in pieces of one slant, in order
 */
public record StyledCitation(List<Run> runs) {
    /**
     * A piece of text.
     *
     * @param text not empty; a dollar that is no mathematics is escaped
     * @param italic whether it slants, as titles of journals do
     */
    public record Run(String text, boolean italic) {}

    public StyledCitation {
        runs = List.copyOf(runs);
    }

    /** The text alone, a dollar as a dollar. */
    public String text() {
        return Citation.plain(runs.stream().map(Run::text).collect(Collectors.joining()));
    }
}
