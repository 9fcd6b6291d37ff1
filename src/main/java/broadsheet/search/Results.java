package broadsheet.search;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was found.
 *
 * @param hits the page
 * @param total how many papers in all, if they were counted
 * @param next where the next page starts, empty on the last
 * @param facets how the papers spread over the values of each facet; empty if not asked for
 * @param treatment what was done with the words so that something was found
 * @param marks the words that were looked for
 */
public record Results(
        List<Hit> hits,
        OptionalLong total,
        Optional<Place> next,
        FacetCounts facets,
        Treatment treatment,
        WordMarks marks) {

    /** One paper that was found by its identifier. */
    static final Results ONE = new Results(
            List.of(), OptionalLong.of(1), Optional.empty(), FacetCounts.NONE, Treatment.NONE, WordMarks.NONE);

    public Results {
        hits = List.copyOf(hits);
    }

    /**
     * What was done with the words of a query so that something was found.
     *
     * @param corrections words that no paper has, and those that were taken for them
     * @param someWordsMissing whether papers are shown that have not all of the words
     */
    public record Treatment(List<Correction> corrections, boolean someWordsMissing) {
        /** They were taken as they are. */
        public static final Treatment NONE = new Treatment(List.of(), false);

        public Treatment {
            corrections = List.copyOf(corrections);
        }
    }

    /**
     * A word that no paper has.
     *
     * @param typed as it was typed
     * @param taken the word that was looked for instead
     */
    public record Correction(String typed, String taken) {}
}
