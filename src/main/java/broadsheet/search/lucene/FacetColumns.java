package broadsheet.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;

/**
 * The values of all facets of a segment. Papers that agree in all of them are of one kind: of 150,000 papers there are some six
 * thousand kinds, so that a search counts kinds, one addition a paper, and looks at the values of each kind once. Four bytes a
 * paper, made when a segment is first counted, and let go with it.
 */
final class FacetColumns {
    /** Stands for a year that is not known; no paper is of it. */
    static final int NO_YEAR = Integer.MIN_VALUE;

    private static final ConcurrentHashMap<IndexReader.CacheKey, FacetColumns> KEPT = new ConcurrentHashMap<>();

    private final int[] kindOf;
    private final List<Kind> kinds;
    private final List<String> categories;
    private final List<String> sources;

    /**
     * What papers agree in.
     *
     * @param year of the paper, or {@link #NO_YEAR}
     * @param hasCode whether there is code
     * @param categories as places in {@link #categories}
     * @param sources as places in {@link #sources}
     */
    record Kind(int year, boolean hasCode, Ordinals categories, Ordinals sources) {}

    /** Places in a list of names, in ascending order, without the boxes of a list: each search looks at thousands. */
    static final class Ordinals {
        private final int[] ordinals;

        private Ordinals(int[] ordinals) {
            this.ordinals = ordinals;
        }

        int size() {
            return ordinals.length;
        }

        int at(int place) {
            return ordinals[place];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Ordinals that && Arrays.equals(ordinals, that.ordinals);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(ordinals);
        }
    }

    private FacetColumns(LeafReader reader) throws IOException {
        NumericDocValues years = DocValues.getNumeric(reader, Field.YEAR);
        NumericDocValues code = DocValues.getNumeric(reader, Field.CODE);
        SortedSetDocValues ofCategories = DocValues.getSortedSet(reader, Field.CATEGORY);
        SortedSetDocValues ofSources = DocValues.getSortedSet(reader, Field.SOURCE);
        categories = names(ofCategories);
        sources = names(ofSources);
        kindOf = new int[reader.maxDoc()];
        Map<Kind, Integer> known = new HashMap<>();
        for (int doc = 0; doc < kindOf.length; doc++) {
            Kind kind = new Kind(
                    years.advanceExact(doc) ? (int) years.longValue() : NO_YEAR,
                    code.advanceExact(doc),
                    values(ofCategories, doc),
                    values(ofSources, doc));
            Integer place = known.putIfAbsent(kind, known.size());
            kindOf[doc] = place == null ? known.size() - 1 : place;
        }
        Kind[] inOrder = new Kind[known.size()];
        known.forEach((kind, place) -> inOrder[place] = kind);
        kinds = List.of(inOrder);
    }

    private static List<String> names(SortedSetDocValues values) throws IOException {
        String[] names = new String[Math.toIntExact(values.getValueCount())];
        for (int ordinal = 0; ordinal < names.length; ordinal++) {
            names[ordinal] = values.lookupOrd(ordinal).utf8ToString();
        }
        return List.of(names);
    }

    private static Ordinals values(SortedSetDocValues values, int doc) throws IOException {
        int[] ordinals = new int[values.advanceExact(doc) ? values.docValueCount() : 0];
        for (int i = 0; i < ordinals.length; i++) {
            ordinals[i] = (int) values.nextOrd();
        }
        return new Ordinals(ordinals);
    }

    /** The columns of a segment. */
    static FacetColumns of(LeafReader reader) throws IOException {
        IndexReader.CacheHelper helper = reader.getCoreCacheHelper();
        if (helper == null) {
            return new FacetColumns(reader);
        }
        try {
            return KEPT.computeIfAbsent(helper.getKey(), key -> {
                helper.addClosedListener(KEPT::remove);
                try {
                    return new FacetColumns(reader);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Of which kind a document is, as a place in {@link #kinds}. */
    int kind(int doc) {
        return kindOf[doc];
    }

    List<Kind> kinds() {
        return kinds;
    }

    /** The names of the categories. */
    List<String> categories() {
        return categories;
    }

    /** The names of the sources. */
    List<String> sources() {
        return sources;
    }
}
