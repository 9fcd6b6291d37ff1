package broadsheet.web;

import broadsheet.paper.Category;
import broadsheet.search.FacetCounts;
import broadsheet.search.Narrowing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;

/**
 * A facet of what was found, as the page shows it.
 *
 * @param name its parameter in addresses
 * @param legend what it is called
 * @param options its values
 */
public record Facet(String name, String legend, List<Option> options) {
    private static final int MOST_CATEGORIES = 8;
    private static final int MOST_YEARS = 10;
    private static final int MOST_SOURCES = 6;

    public Facet {
        options = List.copyOf(options);
    }

    /**
     * A value of a facet.
     *
     * @param value as addresses have it
     * @param label as people read it
     * @param papers how many papers have it
     * @param share of the most frequent value of the facet, percent, 0 to 100
     * @param chosen whether it is chosen
     */
    public record Option(String value, String label, int papers, int share, boolean chosen) {}

    /** The facets that have something to choose, or that something was chosen of. */
    static List<Facet> of(FacetCounts counts, Narrowing chosen) {
        List<Facet> facets = new ArrayList<>();
        facets.add(new Facet(
                "cat",
                "Section",
                options(
                        counts.categories(),
                        chosen.categories(),
                        code -> code,
                        code -> new Category(code).name(),
                        MOST_CATEGORIES,
                        false)));
        facets.add(new Facet(
                "year",
                "Year",
                options(counts.years(), chosen.years(), String::valueOf, String::valueOf, MOST_YEARS, true)));
        facets.add(new Facet(
                "source",
                "Source",
                options(counts.sources(), chosen.sources(), source -> source, source -> source, MOST_SOURCES, false)));
        if (counts.withCode() > 0 || chosen.code()) {
            facets.add(new Facet(
                    "code", "With", List.of(new Option("yes", "Code", counts.withCode(), 100, chosen.code()))));
        }
        facets.removeIf(facet -> facet.options().isEmpty()
                || facet.name().equals("source")
                        && facet.options().size() == 1
                        && !facet.options().getFirst().chosen());
        return facets;
    }

    /** The first of many, without bringing all others in order. */
    private static <T> List<Map.Entry<T, Integer>> first(
            Map<T, Integer> counts, Comparator<Map.Entry<T, Integer>> order, int most) {
        PriorityQueue<Map.Entry<T, Integer>> lastFirst = new PriorityQueue<>(most + 1, order.reversed());
        for (Map.Entry<T, Integer> entry : counts.entrySet()) {
            lastFirst.add(entry);
            if (lastFirst.size() > most) {
                lastFirst.remove();
            }
        }
        return new ArrayList<>(lastFirst);
    }

    private static <T extends Comparable<T>> List<Option> options(
            Map<T, Integer> counts,
            Set<T> chosen,
            Function<T, String> value,
            Function<T, String> label,
            int most,
            boolean latestFirst) {
        Comparator<Map.Entry<T, Integer>> order = latestFirst
                ? Map.Entry.<T, Integer>comparingByKey().reversed()
                : Map.Entry.<T, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());
        List<Map.Entry<T, Integer>> shown = first(counts, order, most);
        for (T one : chosen) {
            if (shown.stream().noneMatch(entry -> entry.getKey().equals(one))) {
                shown.add(Map.entry(one, counts.getOrDefault(one, 0)));
            }
        }
        shown.sort(order);
        int largest = shown.stream().mapToInt(Map.Entry::getValue).max().orElse(1);
        return shown.stream()
                .map(entry -> new Option(
                        value.apply(entry.getKey()),
                        label.apply(entry.getKey()),
                        entry.getValue(),
                        Math.round(100f * entry.getValue() / Math.max(1, largest)),
                        chosen.contains(entry.getKey())))
                .toList();
    }
}
