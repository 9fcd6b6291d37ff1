package broadsheet.search.lucene;

import broadsheet.paper.PaperId;
import broadsheet.search.FacetCounts;
import broadsheet.search.Hit;
import broadsheet.search.Narrowing;
import broadsheet.search.Order;
import broadsheet.search.Place;
import broadsheet.search.Relevance;
import broadsheet.search.Results;
import broadsheet.search.Results.Treatment;
import broadsheet.search.Wanted;
import broadsheet.search.Wanted.Manner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** One search, from a query to its results. */
final class Finding {
    private final IndexSearcher searcher;
    private final broadsheet.search.query.Query asked;
    private final Wanted wanted;
    private final Weights weights;

    Finding(IndexSearcher searcher, broadsheet.search.query.Query asked, Wanted wanted, Weights weights) {
        this.searcher = searcher;
        this.asked = asked;
        this.wanted = wanted;
        this.weights = weights;
    }

    Results find() throws IOException {
        boolean forgiving = wanted.manner() == Manner.FORGIVING;
        IndexTerms terms = new IndexTerms(searcher);
        Spelling spelling = new Spelling(searcher.getIndexReader(), terms, wanted.manner() != Manner.EXACT);
        QueryPlan plan = QueryPlan.of(asked, spelling, terms, weights);
        List<Query> filters = filters(wanted.narrowing());
        int words = plan.words().size();
        boolean mayMiss = forgiving && words > 1;
        int missing = 0;
        FacetCounts facets = FacetCounts.NONE;
        OptionalLong total = OptionalLong.empty();
        if (wanted.counts()) {
            FacetCounting counting = count(plan, 0);
            if (mayMiss && counting.total() < enough(words)) {
                missing = mostMissing(words);
                counting = count(plan, missing);
            }
            facets = counting.counts();
            total = OptionalLong.of(counting.total());
        } else if (mayMiss && !isEnough(plan, filters, enough(words))) {
            missing = mostMissing(words);
        }
        TopFieldDocs top = top(plan, filters, missing);
        boolean more = top.scoreDocs.length > wanted.limit();
        ScoreDoc[] shown = more ? Arrays.copyOf(top.scoreDocs, wanted.limit()) : top.scoreDocs;
        return new Results(
                hits(plan, shown),
                total,
                more ? Optional.of(place((FieldDoc) shown[shown.length - 1])) : Optional.empty(),
                facets,
                new Treatment(spelling.corrections(), missing > 0 && shown.length > 0),
                StemMarks.of(plan.marks()));
    }

    /**
     * How many of the words of a query may be missing, where no page of papers has them all: one of two or three, and of more
     * all but one. Whoever types a sentence has words in it that no paper needs; what matters of them the score tells.
     */
    static int mostMissing(int words) {
        return words < 2 ? 0 : words <= 3 ? 1 : words - 1;
    }

    /** How many papers must have all of the words, lest others be shown: a page of them, or one if there are but two words. */
    private int enough(int words) {
        return words == 2 ? 1 : wanted.limit();
    }

    private FacetCounting count(QueryPlan plan, int missing) throws IOException {
        FacetCounting counting = new FacetCounting(wanted.narrowing());
        searcher.search(plan.query(missing, List.of(), false), new Alone<>(counting));
        return counting;
    }

    /** Whether so many papers have all of the words; takes little to find out. */
    private boolean isEnough(QueryPlan plan, List<Query> filters, int least) throws IOException {
        AtLeast counting = new AtLeast(least);
        searcher.search(plan.query(0, filters, false), new Alone<>(counting));
        return counting.isReached();
    }

    private TopFieldDocs top(QueryPlan plan, List<Query> filters, int missing) throws IOException {
        boolean ranked = wanted.order() == Order.RELEVANCE && plan.isRanked();
        Sort sort = sort(ranked);
        int size = wanted.limit() + 1;
        FieldDoc after = wanted.after().map(place -> after(place, ranked)).orElse(null);
        Optional<Query> rewarded = ranked && after == null ? plan.rewarded() : Optional.empty();
        if (rewarded.isEmpty()) {
            return top(plan.query(missing, filters, ranked), sort, size, after);
        }
        // Hardly any paper has a reward, but to look whether it has takes longer than all else. So the best by words
        // alone are found, and the best of those that have one: a paper without one that is among the best is among
        // the best by words, since rewards only push others up.
        List<Query> among = new ArrayList<>(filters);
        among.add(rewarded.get());
        return best(
                top(plan.query(missing, among, true), sort, size, null),
                top(plan.withoutRewards().query(missing, filters, true), sort, size, null),
                size);
    }

    private TopFieldDocs top(Query query, Sort sort, int size, @Nullable FieldDoc after) throws IOException {
        // Without a count, Lucene passes over what cannot get among the first.
        return searcher.search(query, new TopFieldCollectorManager(sort, size, after, 1));
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
                each.values().stream().sorted(Finding::compare).limit(size).toArray(FieldDoc[]::new);
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

    private Sort sort(boolean ranked) {
        SortField day = new SortField(Field.SORT_DAY, SortField.Type.LONG, true);
        SortField paper = new SortField(Field.PAPER, SortField.Type.LONG, true);
        if (ranked) {
            return new Sort(SortField.FIELD_SCORE, day, paper);
        }
        return wanted.order() == Order.UPVOTES
                ? new Sort(new SortField(Field.UPVOTES, SortField.Type.INT, true), day, paper)
                : new Sort(day, paper);
    }

    private FieldDoc after(Place place, boolean ranked) {
        Object[] fields;
        if (ranked) {
            fields = new Object[] {(float) place.value(), place.day(), place.paper()};
        } else if (wanted.order() == Order.UPVOTES) {
            fields = new Object[] {(int) place.value(), place.day(), place.paper()};
        } else {
            fields = new Object[] {place.day(), place.paper()};
        }
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, fields);
    }

    private static Place place(FieldDoc last) {
        Object[] fields = last.fields;
        int from = fields.length - 2;
        double value = from > 0 ? ((Number) fields[0]).doubleValue() : 0;
        return new Place(value, (Long) fields[from], (Long) fields[from + 1]);
    }

    private static List<Query> filters(Narrowing narrowing) {
        List<Query> filters = new ArrayList<>();
        if (!narrowing.years().isEmpty()) {
            filters.add(any(narrowing.years().stream()
                    .map(year -> org.apache.lucene.document.NumericDocValuesField.newSlowExactQuery(Field.YEAR, year))
                    .toList()));
        }
        addTerms(filters, Field.CATEGORY, narrowing.categories());
        addTerms(filters, Field.SOURCE, narrowing.sources());
        if (narrowing.code()) {
            filters.add(new TermQuery(new Term(Field.CODE, "yes")));
        }
        return filters;
    }

    private static void addTerms(List<Query> filters, String field, Set<String> values) {
        if (!values.isEmpty()) {
            filters.add(any(values.stream()
                    .map(value -> (Query) new TermQuery(new Term(field, PaperDocument.lower(value))))
                    .toList()));
        }
    }

    private static Query any(List<Query> queries) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        queries.forEach(query -> any.add(query, Occur.SHOULD));
        return any.build();
    }

    private List<Hit> hits(QueryPlan plan, ScoreDoc[] found) throws IOException {
        List<List<Relevance.Part>> points = points(plan, found);
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            hits.add(new Hit(id(found[i].doc), new Relevance(points.get(i))));
        }
        return hits;
    }

    private PaperId id(int doc) throws IOException {
        LeafReaderContext leaf = leaf(doc);
        BinaryDocValues ids = DocValues.getBinary(leaf.reader(), Field.ID);
        if (!ids.advanceExact(doc - leaf.docBase)) {
            throw new IOException("document " + doc + " has no identifier");
        }
        return PaperId.ofText(ids.binaryValue().utf8ToString());
    }

    private LeafReaderContext leaf(int doc) {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        return leaves.get(ReaderUtil.subIndex(doc, leaves));
    }

    /** What each part of the plan gave to each paper; the scorers are asked again, which for one page costs next to nothing. */
    private List<List<Relevance.Part>> points(QueryPlan plan, ScoreDoc[] found) throws IOException {
        List<List<Relevance.Part>> points = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            points.add(new ArrayList<>());
        }
        Integer[] byDocument = new Integer[found.length];
        Arrays.setAll(byDocument, i -> i);
        Arrays.sort(byDocument, Comparator.comparingInt(i -> found[i].doc));
        for (QueryPlan.Part part : plan.parts()) {
            Weight weight = searcher.createWeight(searcher.rewrite(part.query()), ScoreMode.COMPLETE, 1);
            Scorer scorer = null;
            LeafReaderContext at = null;
            for (int i : byDocument) {
                LeafReaderContext leaf = leaf(found[i].doc);
                if (leaf != at) {
                    at = leaf;
                    scorer = weight.scorer(leaf);
                }
                int doc = found[i].doc - leaf.docBase;
                if (scorer != null && reaches(scorer, doc)) {
                    float score = scorer.score();
                    if (score > 0) {
                        points.get(i).add(new Relevance.Part(part.kind(), part.text(), score));
                    }
                }
            }
        }
        return points;
    }

    private static boolean reaches(Scorer scorer, int doc) throws IOException {
        int at = scorer.docID();
        return (at < doc ? scorer.iterator().advance(doc) : at) == doc;
    }
}
