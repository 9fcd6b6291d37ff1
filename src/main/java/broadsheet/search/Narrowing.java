package broadsheet.search;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of the papers found is wanted, chosen by facets: any of the values of each facet that has some.
 *
 * @param years of the date that lists show
 * @param categories canonical codes
 * @param sources who told of the paper
 * @param code whether only papers with code are wanted
 */
public record Narrowing(Set<Integer> years, Set<String> categories, Set<String> sources, boolean code) {
    /** Everything. */
    public static final Narrowing NONE = new Narrowing(Set.of(), Set.of(), Set.of(), false);

    public Narrowing {
        years = Set.copyOf(years);
        categories = Set.copyOf(categories);
        sources = Set.copyOf(sources);
    }

    /** Whether nothing is chosen. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** The chosen years in order. */
    public List<Integer> yearsInOrder() {
        return List.copyOf(new TreeSet<>(years));
    }
}
