package broadsheet.search.lucene;

import broadsheet.search.FacetCounts;
import broadsheet.search.Narrowing;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/**
 * Counts papers by the values of each facet, in one look at all that match the query alone: a paper counts for a facet if it
 * passes what was chosen of all others. For one search.
 */
final class FacetCounting implements Collector {
    /** No paper has a date before. */
    private static final int FIRST_YEAR = 1000;

    private final Narrowing narrowing;

    /** Whether nothing was chosen, so that each paper counts for all facets. */
    private final boolean isFree;

    private final int[] ofYears = new int[9_000];
    private final Map<String, Integer> categories = new HashMap<>();
    private final Map<String, Integer> sources = new HashMap<>();
    private int withCode;
    private int total;

    FacetCounting(Narrowing narrowing) {
        this.narrowing = narrowing;
        this.isFree = narrowing.isNone();
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        Leaf leaf = new Leaf(context);
        return leaf;
    }

    /** How many papers pass all that was chosen. */
    int total() {
        return total;
    }

    FacetCounts counts() {
        Map<Integer, Integer> years = new HashMap<>();
        for (int slot = 0; slot < ofYears.length; slot++) {
            if (ofYears[slot] > 0) {
                years.put(slot + FIRST_YEAR, ofYears[slot]);
            }
        }
        return new FacetCounts(years, categories, sources, withCode);
    }

    /** The counts of a facet with names, in one segment. */
    private static final class Tally {
        private final FacetColumns.Names names;
        private final int[] counts;
        private final boolean[] chosen;
        private final boolean isFree;

        Tally(FacetColumns.Names names, Set<String> chosenNames) {
            this.names = names;
            this.counts = new int[names.size()];
            this.isFree = chosenNames.isEmpty();
            this.chosen = new boolean[isFree ? 0 : names.size()];
            for (int ordinal = 0; ordinal < chosen.length; ordinal++) {
                chosen[ordinal] = chosenNames.contains(names.name(ordinal));
            }
        }

        boolean passes(int doc) {
            if (isFree) {
                return true;
            }
            int end = names.start(doc + 1);
            for (int place = names.start(doc); place < end; place++) {
                if (chosen[names.ordinal(place)]) {
                    return true;
                }
            }
            return false;
        }

        void count(int doc) {
            int end = names.start(doc + 1);
            for (int place = names.start(doc); place < end; place++) {
                counts[names.ordinal(place)]++;
            }
        }

        void addTo(Map<String, Integer> all) {
            for (int ordinal = 0; ordinal < counts.length; ordinal++) {
                if (counts[ordinal] > 0) {
                    all.merge(names.name(ordinal), counts[ordinal], Integer::sum);
                }
            }
        }
    }

    private final class Leaf implements LeafCollector {
        private final FacetColumns columns;
        private final Tally ofCategories;
        private final Tally ofSources;

        Leaf(LeafReaderContext context) throws IOException {
            columns = FacetColumns.of(context.reader());
            ofCategories = new Tally(columns.categories(), narrowing.categories());
            ofSources = new Tally(columns.sources(), narrowing.sources());
        }

        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) {
            short year = columns.year(doc);
            boolean hasCode = columns.hasCode(doc);
            if (isFree) {
                total++;
                if (year != FacetColumns.NO_YEAR) {
                    ofYears[year - FIRST_YEAR]++;
                }
                if (hasCode) {
                    withCode++;
                }
                ofCategories.count(doc);
                ofSources.count(doc);
                return;
            }
            boolean yearPasses =
                    narrowing.years().isEmpty() || narrowing.years().contains((int) year);
            boolean codePasses = !narrowing.code() || hasCode;
            boolean categoryPasses = ofCategories.passes(doc);
            boolean sourcePasses = ofSources.passes(doc);
            int failing =
                    (yearPasses ? 0 : 1) + (codePasses ? 0 : 1) + (categoryPasses ? 0 : 1) + (sourcePasses ? 0 : 1);
            if (failing > 1) {
                return;
            }
            boolean all = failing == 0;
            if (all) {
                total++;
            }
            if (year != FacetColumns.NO_YEAR && (all || !yearPasses)) {
                ofYears[year - FIRST_YEAR]++;
            }
            if (hasCode && (all || !codePasses)) {
                withCode++;
            }
            if (all || !categoryPasses) {
                ofCategories.count(doc);
            }
            if (all || !sourcePasses) {
                ofSources.count(doc);
            }
        }

        @Override
        public void finish() {
            ofCategories.addTo(categories);
            ofSources.addTo(sources);
        }
    }
}
