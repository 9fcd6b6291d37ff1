package broadsheet.search.lucene;

import broadsheet.paper.Vector;
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
import broadsheet.search.Wanted.Mode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/** One search, from a query to its results. */
final class Finding {
    private final IndexSearcher searcher;
    private final broadsheet.search.query.Query asked;
    private final Wanted wanted;
    private final Weights weights;
    private final Meanings meanings;

    Finding(
            IndexSearcher searcher,
            broadsheet.search.query.Query asked,
            Wanted wanted,
            Weights weights,
            Meanings meanings) {
        this.searcher = searcher;
        this.asked = asked;
        this.wanted = wanted;
        this.weights = weights;
        this.meanings = meanings;
    }

    Results find() throws IOException {
        boolean forgiving = wanted.manner() == Manner.FORGIVING;
        IndexTerms terms = new IndexTerms(searcher);
        Spelling spelling = new Spelling(searcher.getIndexReader(), terms, wanted.manner() != Manner.EXACT);
        QueryPlan plan = QueryPlan.of(asked, spelling, terms, weights);
        List<Query> filters = filters(wanted.narrowing());
        boolean means = forgiving && wanted.mode() != Mode.WORDS && wanted.order() == Order.RELEVANCE;
        CompletableFuture<Optional<Vector>> meaning =
                means ? meanings.queryAhead(plan.text()) : CompletableFuture.completedFuture(Optional.empty());
        int words = plan.words().size();
        boolean mayMiss = forgiving && words > 1;
        int missing = 0;
        FacetCounting counting = new FacetCounting(wanted.narrowing());
        // By meaning alone nobody asks how many have the words.
        boolean wordsMatter = wanted.mode() != Mode.MEANING || meaning.join().isEmpty();
        if (wordsMatter && wanted.counts()) {
            counting = count(plan, 0);
            if (mayMiss && counting.total() < enough(words)) {
                missing = mostMissing(words);
                counting = count(plan, missing);
            }
        } else if (wordsMatter && mayMiss && !isEnough(plan, filters, enough(words))) {
            missing = mostMissing(words);
        }
        Treatment treatment = new Treatment(spelling.corrections(), missing > 0);
        WordTop top = new WordTop(searcher, plan, filters, missing, wanted.order());
        // Found while the query is still being encoded.
        Optional<FusedTop.Best> best = means && wanted.mode() == Mode.BOTH && mayHaveMeaning(meaning)
                ? Optional.of(FusedTop.Best.of(top, wanted.limit()))
                : Optional.empty();
        Optional<Vector> vector = meaning.join();
        return vector.isPresent()
                ? fused(plan, top, best, vector.get(), counting, treatment)
                : byWords(plan, top, counting, treatment);
    }

    private static boolean mayHaveMeaning(CompletableFuture<Optional<Vector>> meaning) {
        return !meaning.isDone() || meaning.join().isPresent();
    }

    private Results byWords(QueryPlan plan, WordTop top, FacetCounting counting, Treatment treatment)
            throws IOException {
        ScoreDoc[] found = top.first(wanted.limit() + 1, wanted.after()).scoreDocs;
        boolean more = found.length > wanted.limit();
        ScoreDoc[] shown = more ? Arrays.copyOf(found, wanted.limit()) : found;
        return results(
                plan,
                hits(plan, shown),
                more ? Optional.of(WordTop.place((FieldDoc) shown[shown.length - 1])) : Optional.empty(),
                counting,
                treatment);
    }

    private Results fused(
            QueryPlan plan,
            WordTop words,
            Optional<FusedTop.Best> best,
            Vector vector,
            FacetCounting counting,
            Treatment treatment)
            throws IOException {
        MeaningFields fields = switch (wanted.basis()) {
            case ENCODED -> meanings.fields().withoutEstimates();
            case ALSO_ESTIMATED -> meanings.fields();
        };
        Neighbours neighbours = new Neighbours(searcher, fields, vector);
        FusedTop top = new FusedTop(words, best, neighbours, meanings, wanted.limit());
        if (wanted.counts()) {
            top.countOthers(counting);
        }
        FusedTop.Page page = top.page(wanted.limit(), wanted.after());
        Documents documents = new Documents(searcher);
        List<Hit> hits = new ArrayList<>();
        for (FusedTop.Weighed paper : page.papers()) {
            hits.add(new Hit(documents.id(paper.doc()), paper.relevance()));
        }
        return results(plan, hits, page.next(), counting, treatment);
    }

    private Results results(
            QueryPlan plan, List<Hit> hits, Optional<Place> next, FacetCounting counting, Treatment treatment) {
        return new Results(
                hits,
                wanted.counts() ? OptionalLong.of(counting.total()) : OptionalLong.empty(),
                next,
                wanted.counts() ? counting.counts() : FacetCounts.NONE,
                new Treatment(treatment.corrections(), treatment.someWordsMissing() && !hits.isEmpty()),
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
        Documents documents = new Documents(searcher);
        int[] papers = Arrays.stream(found).mapToInt(one -> one.doc).toArray();
        List<List<Relevance.Part>> points = new WordPoints(searcher).of(plan, papers);
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < papers.length; i++) {
            hits.add(new Hit(documents.id(papers[i]), new Relevance(points.get(i))));
        }
        return hits;
    }
}
