package broadsheet.search.lucene;

import broadsheet.search.FacetCounts;
import broadsheet.search.Narrowing;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.BytesRef;

/**
 * Counts papers by the values of each facet, in one look at all that match the query alone: a paper counts for a facet if it
 * passes what was chosen of all others. For one search.
 */
final class FacetCounting implements Collector {
    private final Narrowing narrowing;
    private final Map<Integer, Integer> years = new HashMap<>();
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
        Leaf leaf = new Leaf(context);
        return leaf;
    }

    /** How many papers pass all that was chosen. */
    int total() {
        return total;
    }

    FacetCounts counts() {
        return new FacetCounts(years, categories, sources, withCode);
    }

    /** The values of a facet with names, in one segment. */
    private static final class Named {
        private final SortedSetDocValues values;
        private final int[] counts;
        private final Set<Integer> chosen = new HashSet<>();
        private final boolean isFree;
        private final int[] ords = new int[64];
        private int size;

        Named(LeafReaderContext context, String field, Set<String> chosenNames) throws IOException {
            this.values = DocValues.getSortedSet(context.reader(), field);
            this.counts = new int[Math.toIntExact(values.getValueCount())];
            this.isFree = chosenNames.isEmpty();
            for (String name : chosenNames) {
                long ord = values.lookupTerm(new BytesRef(name));
                if (ord >= 0) {
                    chosen.add((int) ord);
                }
            }
        }

        /** Reads a paper's values, and tells whether it passes. */
        boolean read(int doc) throws IOException {
            size = 0;
            boolean passes = isFree;
            if (values.advanceExact(doc)) {
                int most = Math.min(values.docValueCount(), ords.length);
                for (int i = 0; i < most; i++) {
                    int ord = (int) values.nextOrd();
                    ords[size++] = ord;
                    passes |= chosen.contains(ord);
                }
            }
            return passes;
        }

        void count() {
            for (int i = 0; i < size; i++) {
                counts[ords[i]]++;
            }
        }

        void addTo(Map<String, Integer> all) throws IOException {
            for (int ord = 0; ord < counts.length; ord++) {
                if (counts[ord] > 0) {
                    all.merge(values.lookupOrd(ord).utf8ToString(), counts[ord], Integer::sum);
                }
            }
        }
    }

    private final class Leaf implements LeafCollector {
        private final Named ofCategories;
        private final Named ofSources;
        private final NumericDocValues ofYears;
        private final NumericDocValues ofCode;
        private final int[] recentYears = new int[300];

        Leaf(LeafReaderContext context) throws IOException {
            ofCategories = new Named(context, Field.CATEGORY, narrowing.categories());
            ofSources = new Named(context, Field.SOURCE, narrowing.sources());
            ofYears = DocValues.getNumeric(context.reader(), Field.YEAR);
            ofCode = DocValues.getNumeric(context.reader(), Field.CODE);
        }

        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) throws IOException {
            int year = ofYears.advanceExact(doc) ? (int) ofYears.longValue() : Integer.MIN_VALUE;
            boolean hasCode = ofCode.advanceExact(doc);
            boolean yearPasses =
                    narrowing.years().isEmpty() || narrowing.years().contains(year);
            boolean codePasses = !narrowing.code() || hasCode;
            boolean categoryPasses = ofCategories.read(doc);
            boolean sourcePasses = ofSources.read(doc);
            int failing =
                    (yearPasses ? 0 : 1) + (codePasses ? 0 : 1) + (categoryPasses ? 0 : 1) + (sourcePasses ? 0 : 1);
            if (failing > 1) {
                return;
            }
            if (failing == 0) {
                total++;
            }
            if (year != Integer.MIN_VALUE && (failing == 0 || !yearPasses)) {
                countYear(year);
            }
            if (hasCode && (failing == 0 || !codePasses)) {
                withCode++;
            }
            if (failing == 0 || !categoryPasses) {
                ofCategories.count();
            }
            if (failing == 0 || !sourcePasses) {
                ofSources.count();
            }
        }

        private void countYear(int year) {
            int slot = year - 1800;
            if (slot >= 0 && slot < recentYears.length) {
                recentYears[slot]++;
            } else {
                years.merge(year, 1, Integer::sum);
            }
        }

        @Override
        public void finish() throws IOException {
            ofCategories.addTo(categories);
            ofSources.addTo(sources);
            for (int slot = 0; slot < recentYears.length; slot++) {
                if (recentYears[slot] > 0) {
                    years.merge(slot + 1800, recentYears[slot], Integer::sum);
                }
            }
        }
    }
}
