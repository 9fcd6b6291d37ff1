package broadsheet.search;

import java.util.Map;

/**
 * How the papers found spread over the values of each facet. The counts of one facet obey what was chosen of all others.
 *
 * @param years papers by year, of those whose date is known
 * @param categories papers by canonical code
 * @param sources papers by who told of them
 * @param withCode papers with code
 */
public record FacetCounts(
        Map<Integer, Integer> years, Map<String, Integer> categories, Map<String, Integer> sources, int withCode) {
    /** Nothing counted. */
    public static final FacetCounts NONE = new FacetCounts(Map.of(), Map.of(), Map.of(), 0);

    public FacetCounts {
        years = Map.copyOf(years);
        categories = Map.copyOf(categories);
        sources = Map.copyOf(sources);
    }
}
