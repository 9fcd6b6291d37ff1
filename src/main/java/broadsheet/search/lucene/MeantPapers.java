package broadsheet.search.lucene;

import broadsheet.paper.PaperId;
import broadsheet.search.PaperIndex.Meant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;

/** Which papers of an index have a vector, and which have none yet. */
final class MeantPapers {
    private MeantPapers() {}

    static Meant count(IndexSearcher searcher, String field) throws IOException {
        // A field that no paper has yet counts none.
        return new Meant(
                searcher.count(new FieldExistsQuery(field)),
                searcher.getIndexReader().numDocs());
    }

    /** Half of them the newest, half the most upvoted, in turns; fewer where papers are both. */
    static List<PaperId> missing(IndexSearcher searcher, String field, int most) throws IOException {
        Query missing = new BooleanQuery.Builder()
                .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                .add(new FieldExistsQuery(field), Occur.MUST_NOT)
                .build();
        SortField day = new SortField(Field.SORT_DAY, SortField.Type.LONG, true);
        SortField upvotes = new SortField(Field.UPVOTES, SortField.Type.INT, true);
        Set<Integer> papers = new LinkedHashSet<>();
        int half = Math.ceilDiv(most, 2);
        for (Sort order : List.of(new Sort(day, upvotes), new Sort(upvotes, day))) {
            for (ScoreDoc one :
                    searcher.search(missing, new TopFieldCollectorManager(order, half, null, 1)).scoreDocs) {
                papers.add(one.doc);
            }
        }
        Documents documents = new Documents(searcher);
        List<PaperId> ids = new ArrayList<>();
        for (int paper : papers) {
            ids.add(documents.id(paper));
        }
        return ids;
    }
}
