package broadsheet.search.lucene;

import broadsheet.search.FacetCounts;
import broadsheet.search.Narrowing;
import broadsheet.search.lucene.FacetColumns.Ordinals;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
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
    /** Dates have years of four digits. */
    private static final int LAST_YEAR = 9_999;

    private final Narrowing narrowing;
    private final int[] years = new int[LAST_YEAR + 1];
    private final Map<String, Integer> categories = new HashMap<>();
    private final Map<String, Integer> sources = new HashMap<>();
    private int withCode;
    private int total;

    FacetCounting(Narrowing narrowing) {
        this.narrowing = narrowing;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        return new Leaf(FacetColumns.of(context.reader()));
    }

    /** How many papers pass all that was chosen. */
    int total() {
        return total;
    }

    FacetCounts counts() {
        Map<Integer, Integer> ofYears = new HashMap<>();
        for (int year = 0; year <= LAST_YEAR; year++) {
            if (years[year] > 0) {
                ofYears.put(year, years[year]);
            }
        }
        return new FacetCounts(ofYears, categories, sources, withCode);
    }

    /** The counts of a facet with names, in one segment. */
    private static final class Tally {
        private final List<String> names;
        private final Set<String> chosen;
        private final int[] counts;

        Tally(List<String> names, Set<String> chosen) {
            this.names = names;
            this.chosen = chosen;
            this.counts = new int[names.size()];
        }

        boolean passes(Ordinals values) {
            boolean passes = chosen.isEmpty();
            for (int i = 0; !passes && i < values.size(); i++) {
                passes = chosen.contains(names.get(values.at(i)));
            }
            return passes;
        }

        void count(Ordinals values, int papers) {
            for (int i = 0; i < values.size(); i++) {
                counts[values.at(i)] += papers;
            }
        }

        void addTo(Map<String, Integer> all) {
            for (int value = 0; value < counts.length; value++) {
                if (counts[value] > 0) {
                    all.merge(names.get(value), counts[value], Integer::sum);
                }
            }
        }
    }

    private final class Leaf implements LeafCollector {
        private final FacetColumns columns;
        private final int[] ofKinds;
        private final int[] seen;
        private int seenKinds;

        Leaf(FacetColumns columns) {
            this.columns = columns;
            this.ofKinds = new int[columns.kinds().size()];
            this.seen = new int[ofKinds.length];
        }

        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) {
            int kind = columns.kind(doc);
            if (ofKinds[kind]++ == 0) {
                seen[seenKinds++] = kind;
            }
        }

        @Override
        public void finish() {
            Tally ofCategories = new Tally(columns.categories(), narrowing.categories());
            Tally ofSources = new Tally(columns.sources(), narrowing.sources());
            for (int i = 0; i < seenKinds; i++) {
                int kind = seen[i];
                add(columns.kinds().get(kind), ofKinds[kind], ofCategories, ofSources);
            }
            ofCategories.addTo(categories);
            ofSources.addTo(sources);
        }

        private void add(FacetColumns.Kind kind, int papers, Tally ofCategories, Tally ofSources) {
            boolean yearPasses =
                    narrowing.years().isEmpty() || narrowing.years().contains(kind.year());
            boolean codePasses = !narrowing.code() || kind.hasCode();
            boolean categoryPasses = ofCategories.passes(kind.categories());
            boolean sourcePasses = ofSources.passes(kind.sources());
            int failing =
                    (yearPasses ? 0 : 1) + (codePasses ? 0 : 1) + (categoryPasses ? 0 : 1) + (sourcePasses ? 0 : 1);
            boolean all = failing == 0;
            if (failing > 1) {
                return;
            }
            if (all) {
                total += papers;
            }
            if (kind.year() != FacetColumns.NO_YEAR && (all || !yearPasses)) {
                years[kind.year()] += papers;
            }
            if (kind.hasCode() && (all || !codePasses)) {
                withCode += papers;
            }
            if (all || !categoryPasses) {
                ofCategories.count(kind.categories(), papers);
            }
            if (all || !sourcePasses) {
                ofSources.count(kind.sources(), papers);
            }
        }
    }
}
