package broadsheet.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * The values of all facets of a segment, by document, in arrays: a search that finds half of the catalogue counts it in a
 * millisecond or two. Some ten bytes a paper, made when a segment is first counted, and let go with it.
 */
final class FacetColumns {
    /** Stands for a year that is not known; no paper is of it. */
    static final short NO_YEAR = Short.MIN_VALUE;

    private static final ConcurrentHashMap<IndexReader.CacheKey, FacetColumns> KEPT = new ConcurrentHashMap<>();

    private final short[] years;
    private final FixedBitSet withCode;
    private final Names categories;
    private final Names sources;

    private FacetColumns(LeafReader reader) throws IOException {
        int documents = reader.maxDoc();
        years = new short[documents];
        Arrays.fill(years, NO_YEAR);
        NumericDocValues ofYears = DocValues.getNumeric(reader, Field.YEAR);
        for (int doc = ofYears.nextDoc(); doc < documents; doc = ofYears.nextDoc()) {
            years[doc] = (short) ofYears.longValue();
        }
        withCode = new FixedBitSet(Math.max(1, documents));
        NumericDocValues ofCode = DocValues.getNumeric(reader, Field.CODE);
        for (int doc = ofCode.nextDoc(); doc < documents; doc = ofCode.nextDoc()) {
            withCode.set(doc);
        }
        categories = new Names(reader, Field.CATEGORY);
        sources = new Names(reader, Field.SOURCE);
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

    /** The year of a document, or {@link #NO_YEAR}. */
    short year(int doc) {
        return years[doc];
    }

    /** Whether there is code. */
    boolean hasCode(int doc) {
        return withCode.get(doc);
    }

    Names categories() {
        return categories;
    }

    Names sources() {
        return sources;
    }

    /** A facet whose values have names, of which a document may have several. */
    static final class Names {
        private final String[] names;
        private final int[] starts;
        private final int[] ordinals;

        Names(LeafReader reader, String field) throws IOException {
            SortedSetDocValues values = DocValues.getSortedSet(reader, field);
            names = new String[Math.toIntExact(values.getValueCount())];
            for (int ordinal = 0; ordinal < names.length; ordinal++) {
                BytesRef name = values.lookupOrd(ordinal);
                names[ordinal] = name.utf8ToString();
            }
            starts = new int[reader.maxDoc() + 1];
            int[] all = new int[Math.max(16, reader.maxDoc() * 2)];
            int size = 0;
            int filled = 0;
            for (int doc = values.nextDoc(); doc < reader.maxDoc(); doc = values.nextDoc()) {
                while (filled <= doc) {
                    starts[filled++] = size;
                }
                for (int i = 0; i < values.docValueCount(); i++) {
                    if (size == all.length) {
                        all = Arrays.copyOf(all, size * 2);
                    }
                    all[size++] = (int) values.nextOrd();
                }
            }
            while (filled < starts.length) {
                starts[filled++] = size;
            }
            ordinals = Arrays.copyOf(all, size);
        }

        /** How many different names there are. */
        int size() {
            return names.length;
        }

        String name(int ordinal) {
            return names[ordinal];
        }

        /** Where the values of a document begin; they end where those of the next begin. */
        int start(int doc) {
            return starts[doc];
        }

        int ordinal(int place) {
            return ordinals[place];
        }
    }
}
