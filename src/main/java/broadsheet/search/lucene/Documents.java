package broadsheet.search.lucene;

import broadsheet.paper.PaperId;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/** The documents of an index by their numbers, which mean something to one searcher alone. */
final class Documents {
    private final List<LeafReaderContext> leaves;

    Documents(IndexSearcher searcher) {
        this.leaves = searcher.getIndexReader().leaves();
    }

    /** The segment of a document. */
    LeafReaderContext leaf(int doc) {
        return leaves.get(ReaderUtil.subIndex(doc, leaves));
    }

    /** Looks at documents segment by segment, which is the order that all of Lucene's iterators want. */
    interface Visit {
        /** A segment begins. */
        void segment(LeafReaderContext leaf) throws IOException;

        /**
         * A document of it.
         *
         * @param index its place among those that are visited
         * @param doc its number in the segment, greater than the one before
         */
        void document(int index, int doc) throws IOException;
    }

    /** Visits documents, each of which is given once, in whatever order. */
    void visit(int[] docs, Visit visit) throws IOException {
        long[] byDocument = new long[docs.length];
        for (int i = 0; i < docs.length; i++) {
            byDocument[i] = (long) docs[i] << Integer.SIZE | i;
        }
        Arrays.sort(byDocument);
        LeafReaderContext leaf = null;
        for (long each : byDocument) {
            int doc = (int) (each >> Integer.SIZE);
            if (leaf == null || doc >= leaf.docBase + leaf.reader().maxDoc()) {
                leaf = leaf(doc);
                visit.segment(leaf);
            }
            visit.document((int) each, doc - leaf.docBase);
        }
    }

    /** The name a paper is filed under. */
    PaperId id(int doc) throws IOException {
        LeafReaderContext leaf = leaf(doc);
        BinaryDocValues ids = DocValues.getBinary(leaf.reader(), Field.ID);
        if (!ids.advanceExact(doc - leaf.docBase)) {
            throw new IOException("document " + doc + " has no identifier");
        }
        return PaperId.ofText(ids.binaryValue().utf8ToString());
    }

    /** A number that every document has, of each of some. */
    long[] numbers(int[] docs, String field) throws IOException {
        long[] numbers = new long[docs.length];
        visit(docs, new Visit() {
            private @Nullable NumericDocValues values;

            @Override
            public void segment(LeafReaderContext leaf) throws IOException {
                values = DocValues.getNumeric(leaf.reader(), field);
            }

            @Override
            public void document(int index, int doc) throws IOException {
                if (values == null || !values.advanceExact(doc)) {
                    throw new IOException("document " + docs[index] + " has no " + field);
                }
                numbers[index] = values.longValue();
            }
        });
        return numbers;
    }

    /** Whether an iterator that is never moved back is at a document when it is moved there. */
    static boolean reaches(DocIdSetIterator iterator, int doc) throws IOException {
        int at = iterator.docID();
        return (at < doc ? iterator.advance(doc) : at) == doc;
    }
}
