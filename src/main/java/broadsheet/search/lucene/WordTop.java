package broadsheet.search.lucene;

import broadsheet.search.Order;
import broadsheet.search.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.jspecify.annotations.Nullable;

/**
 * The first of the papers that the words of a query find.
 *
 * @param searcher of the index
 * @param plan of the query
 * @param filters what must hold besides
 * @param missing how many of the words may be missing
 * @param order in what order; by day where a plan gives no points
 */
record WordTop(IndexSearcher searcher, QueryPlan plan, List<Query> filters, int missing, Order order) {

    private boolean isRanked() {
        return order == Order.RELEVANCE && plan.isRanked();
    }

    /** The first so many after a place. */
    TopFieldDocs first(int size, Optional<Place> place) throws IOException {
        boolean ranked = isRanked();
        FieldDoc after = place.map(this::after).orElse(null);
        Optional<Query> rewarded = ranked && after == null ? plan.rewarded() : Optional.empty();
        if (rewarded.isEmpty()) {
            return first(plan.query(missing, filters, ranked), size, after);
        }
        // Hardly any paper has a reward, but to look whether it has takes longer than all else. So the best by words
        // alone are found, and the best of those that have one: a paper without one that is among the best is among
        // the best by words, since rewards only push others up.
        List<Query> among = new ArrayList<>(filters);
        among.add(rewarded.get());
        return best(
                first(plan.query(missing, among, true), size, null),
                first(plan.withoutRewards().query(missing, filters, true), size, null),
                size);
    }

    private TopFieldDocs first(Query query, int size, @Nullable FieldDoc after) throws IOException {
        // Without a count, Lucene passes over what cannot get among the first.
        return searcher.search(query, new TopFieldCollectorManager(sort(), size, after, 1));
    }

    /** The best of both, each once; of those in both the former tell the score. */
    private static TopFieldDocs best(TopFieldDocs rewarded, TopFieldDocs byWords, int size) {
        Map<Integer, FieldDoc> each = new HashMap<>();
        for (TopFieldDocs some : List.of(rewarded, byWords)) {
            for (ScoreDoc one : some.scoreDocs) {
                each.putIfAbsent(one.doc, (FieldDoc) one);
            }
        }
        FieldDoc[] best =
                each.values().stream().sorted(WordTop::compare).limit(size).toArray(FieldDoc[]::new);
        return new TopFieldDocs(rewarded.totalHits, best, rewarded.fields);
    }

    /** By score, then day, then paper, the greatest first: the order of {@link #sort} by relevance. */
    private static int compare(FieldDoc one, FieldDoc other) {
        int order = Float.compare((Float) other.fields[0], (Float) one.fields[0]);
        for (int field = 1; order == 0 && field < one.fields.length; field++) {
            order = Long.compare((Long) other.fields[field], (Long) one.fields[field]);
        }
        return order;
    }

    private Sort sort() {
        SortField day = new SortField(Field.SORT_DAY, SortField.Type.LONG, true);
        SortField paper = new SortField(Field.PAPER, SortField.Type.LONG, true);
        if (isRanked()) {
            return new Sort(SortField.FIELD_SCORE, day, paper);
        }
        return order == Order.UPVOTES
                ? new Sort(new SortField(Field.UPVOTES, SortField.Type.INT, true), day, paper)
                : new Sort(day, paper);
    }

    private FieldDoc after(Place place) {
        Object[] fields;
        if (isRanked()) {
            fields = new Object[] {(float) place.value(), place.day(), place.paper()};
        } else if (order == Order.UPVOTES) {
            fields = new Object[] {(int) place.value(), place.day(), place.paper()};
        } else {
            fields = new Object[] {place.day(), place.paper()};
        }
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, fields);
    }

    /** The place just after one of the papers. */
    static Place place(FieldDoc last) {
        Object[] fields = last.fields;
        int from = fields.length - 2;
        double value = from > 0 ? ((Number) fields[0]).doubleValue() : 0;
        return new Place(value, (Long) fields[from], (Long) fields[from + 1]);
    }
}
