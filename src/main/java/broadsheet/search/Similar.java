package broadsheet.search;

import broadsheet.paper.PaperId;
import java.util.List;

/**
 * The papers most like some others.
 *
 * @param hits the most alike first, each with how near its meaning is
 * @param unknown those of the examples whose meaning is not known, so that they had no say
 */
public record Similar(List<Hit> hits, List<PaperId> unknown) {
    /** Nothing is like nothing. */
    public static final Similar NOTHING = new Similar(List.of(), List.of());

    public Similar {
        hits = List.copyOf(hits);
        unknown = List.copyOf(unknown);
    }
}
