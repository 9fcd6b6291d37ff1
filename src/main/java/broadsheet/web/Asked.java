package broadsheet.web;

import broadsheet.search.Narrowing;
import broadsheet.search.Order;
import broadsheet.search.Place;
import broadsheet.search.Wanted;
import broadsheet.search.Wanted.Manner;
import broadsheet.search.Wanted.Mode;
import broadsheet.search.query.Query;
import broadsheet.search.query.QueryParser;
import broadsheet.search.query.QueryText;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a search page was asked, as its address says it.
 *
 * @param query as it was typed
 * @param narrowing what was chosen of the facets
 * @param order in what order
 * @param exact whether the words are taken as they are
 * @param mode by what papers are found, where the best stand first
 * @param after where the page starts
 */
public record Asked(String query, Narrowing narrowing, Order order, boolean exact, Mode mode, Optional<Place> after) {
    /** Longer queries are cut; the query language reads no more. */
    static final int LONGEST_QUERY = 4_096;

    /** More values of a facet are not chosen by hand. */
    private static final int MOST_VALUES = 100;

    /** Nothing asked yet. */
    public static final Asked NOTHING = of("");

    /** A query alone. */
    public static Asked of(String query) {
        return new Asked(query, Narrowing.NONE, Order.RELEVANCE, false, Mode.BOTH, Optional.empty());
    }

    /**
     * Reads an address.
     *
     * @throws PageProblem if it holds an order, a mode or a place that there is not
     */
    static Asked of(Context context) {
        String typed = Optional.ofNullable(context.queryParam("q")).orElse("").strip();
        String order = Optional.ofNullable(context.queryParam("order")).orElse("");
        String mode = Optional.ofNullable(context.queryParam("mode")).orElse("");
        String after = Optional.ofNullable(context.queryParam("after")).orElse("");
        return new Asked(
                typed.substring(0, Math.min(typed.length(), LONGEST_QUERY)),
                new Narrowing(years(context), values(context, "cat"), values(context, "source"), yes(context, "code")),
                order.isEmpty()
                        ? Order.RELEVANCE
                        : Order.parse(order)
                                .orElseThrow(() -> PageProblem.bad(
                                        "“" + order + "” is no order",
                                        "Papers are listed by relevance, date or upvotes.")),
                yes(context, "exact"),
                mode.isEmpty()
                        ? Mode.BOTH
                        : Mode.parse(mode)
                                .orElseThrow(() -> PageProblem.bad(
                                        "“" + mode + "” is no mode",
                                        "Papers are found by words, by meaning or by both.")),
                after.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Place.parse(after)
                                .orElseThrow(() -> PageProblem.bad(
                                        "“" + after + "” is no place in this list", "Begin at its first page."))));
    }

    private static boolean yes(Context context, String name) {
        return "yes".equals(context.queryParam(name));
    }

    private static Set<String> values(Context context, String name) {
        Set<String> values = new LinkedHashSet<>();
        context.queryParams(name).stream()
                .filter(value -> !value.isBlank())
                .limit(MOST_VALUES)
                .forEach(values::add);
        return values;
    }

    private static Set<Integer> years(Context context) {
        Set<Integer> years = new LinkedHashSet<>();
        for (String value : values(context, "year")) {
            try {
                int year = Integer.parseInt(value);
                years.add(LocalDate.of(Math.clamp(year, 1, 9_999), 1, 1).getYear());
            } catch (NumberFormatException e) {
                throw PageProblem.bad("“" + value + "” is no year", "Write it as 2025.");
            }
        }
        return years;
    }

    /** What of the papers found is wanted. */
    Wanted wanted(int limit) {
        return new Wanted(narrowing, order, after, limit, exact ? Manner.EXACT : Manner.FORGIVING, true, mode);
    }

    /** Whether nothing is asked. */
    boolean isNothing() {
        return query.isEmpty() && narrowing.isNone();
    }

    /** What was asked and what was chosen of it as one query, by which it can be followed and exported. */
    public String asQuery() {
        if (narrowing.isNone()) {
            return query;
        }
        List<Query> parts = new ArrayList<>();
        if (!narrowing.years().isEmpty()) {
            parts.add(Query.any(narrowing.yearsInOrder().stream()
                    .map(year -> (Query) new Query.Appeared(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
                    .toList()));
        }
        if (!narrowing.categories().isEmpty()) {
            parts.add(Query.any(new TreeSet<>(narrowing.categories())
                    .stream()
                            .map(code -> (Query) new Query.InCategory(code, false))
                            .toList()));
        }
        if (!narrowing.sources().isEmpty()) {
            parts.add(Query.any(new TreeSet<>(narrowing.sources())
                    .stream().map(source -> (Query) new Query.Source(source)).toList()));
        }
        if (narrowing.code()) {
            parts.add(new Query.Code(true));
        }
        // What was chosen stands first: the language reads so many words and no more.
        parts.add(QueryParser.parse(query).query());
        return QueryText.of(Query.all(parts));
    }

    /** The same in another order, from the beginning. */
    public Asked in(Order other) {
        return new Asked(query, narrowing, other, exact, mode, Optional.empty());
    }

    /** The same found by something else, from the beginning. */
    public Asked by(Mode other) {
        return new Asked(query, narrowing, order, exact, other, Optional.empty());
    }

    /** Whether it is asked so that meaning can count: the best first, and words not as they are. */
    public boolean canMean() {
        return order == Order.RELEVANCE && !exact;
    }

    /** The same with all words taken as they are, from the beginning. */
    public Asked asTyped() {
        return new Asked(query, narrowing, order, true, mode, Optional.empty());
    }

    /** The same, without what was chosen of the facets. */
    public Asked unnarrowed() {
        return new Asked(query, Narrowing.NONE, order, exact, mode, Optional.empty());
    }

    /** The same from a place on. */
    public Asked from(Optional<Place> place) {
        return new Asked(query, narrowing, order, exact, mode, place);
    }

    /** Its parameters as an address has them, in one order, each only where it says something. */
    String parameters() {
        StringBuilder text = new StringBuilder("?q=").append(Site.encoded(query));
        narrowing.yearsInOrder().forEach(year -> add(text, "year", String.valueOf(year)));
        new TreeSet<>(narrowing.categories()).forEach(code -> add(text, "cat", code));
        new TreeSet<>(narrowing.sources()).forEach(source -> add(text, "source", source));
        if (narrowing.code()) {
            add(text, "code", "yes");
        }
        if (order != Order.RELEVANCE) {
            add(text, "order", order.word());
        }
        if (exact) {
            add(text, "exact", "yes");
        }
        if (mode != Mode.BOTH) {
            add(text, "mode", mode.word());
        }
        after.ifPresent(place -> add(text, "after", place.text()));
        return text.toString();
    }

    private static void add(StringBuilder text, String name, String value) {
        text.append('&').append(name).append('=').append(Site.encoded(value));
    }

    /** The orders there are, for links to them. */
    public static List<Order> orders() {
        return List.of(Order.values());
    }

    /** The modes there are, for links to them: both first, which is what nobody has to ask for. */
    public static List<Mode> modes() {
        return List.of(Mode.BOTH, Mode.WORDS, Mode.MEANING);
    }
}
