package broadsheet.search.lucene;

import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.Shingles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/** Papers whose abstracts are likely to overlap, by the bands they have in common ({@link Shingles#bands}). */
final class SharedBands {
    private SharedBands() {}

    private static BytesRef term(int band) {
        byte[] bytes = new byte[Integer.BYTES];
        NumericUtils.intToSortableBytes(band, bytes, 0);
        return new BytesRef(bytes);
    }

    /** Adds the bands of a paper to its document. */
    static void add(Document document, Paper paper) {
        for (int band : Shingles.of(paper.abstractText()).bands()) {
            document.add(new StringField(Field.BANDS, term(band), Store.NO));
        }
    }

    /**
     * The papers that share a band with one, which need not be in the index itself; those that share most first.
     *
     * @param most how many at most; of more that share as many, those are left out that were indexed last
     */
    static List<PaperId> find(IndexSearcher searcher, Paper paper, int most) throws IOException {
        BooleanQuery.Builder shared = new BooleanQuery.Builder();
        for (int band : Shingles.of(paper.abstractText()).bands()) {
            // A point for each, however rare it is.
            shared.add(new ConstantScoreQuery(new TermQuery(new Term(Field.BANDS, term(band)))), Occur.SHOULD);
        }
        for (PaperId id : paper.ids()) {
            shared.add(new TermQuery(new Term(Field.ID, id.text())), Occur.MUST_NOT);
        }
        Documents documents = new Documents(searcher);
        List<PaperId> found = new ArrayList<>();
        for (ScoreDoc one : searcher.search(shared.build(), most).scoreDocs) {
            found.add(documents.id(one.doc));
        }
        return found;
    }
}
