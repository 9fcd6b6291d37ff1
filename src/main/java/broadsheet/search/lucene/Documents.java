package broadsheet.search.lucene;

import broadsheet.paper.PaperId;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;

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

    /** The name a paper is filed under. */
    PaperId id(int doc) throws IOException {
        LeafReaderContext leaf = leaf(doc);
        BinaryDocValues ids = DocValues.getBinary(leaf.reader(), Field.ID);
        if (!ids.advanceExact(doc - leaf.docBase)) {
            throw new IOException("document " + doc + " has no identifier");
        }
        return PaperId.ofText(ids.binaryValue().utf8ToString());
    }

    /** A number that every document has. */
    long number(int doc, String field) throws IOException {
        LeafReaderContext leaf = leaf(doc);
        NumericDocValues values = DocValues.getNumeric(leaf.reader(), field);
        if (!values.advanceExact(doc - leaf.docBase)) {
            throw new IOException("document " + doc + " has no " + field);
        }
        return values.longValue();
    }
}
