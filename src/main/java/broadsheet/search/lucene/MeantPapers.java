package broadsheet.search.lucene;

import broadsheet.paper.PaperId;
import broadsheet.paper.Vector;
import broadsheet.search.PaperIndex.Meant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** Which papers of an index have a vector, which have an estimate, and which have neither yet. */
final class MeantPapers {
    private static final Sort NEWEST = new Sort(
            new SortField(Field.SORT_DAY, SortField.Type.LONG, true),
            new SortField(Field.UPVOTES, SortField.Type.INT, true));

    private static final Sort MOST_UPVOTED = new Sort(
            new SortField(Field.UPVOTES, SortField.Type.INT, true),
            new SortField(Field.SORT_DAY, SortField.Type.LONG, true));

    private MeantPapers() {}

    static Meant count(IndexSearcher searcher, MeaningFields fields) throws IOException {
        // A field that no paper has yet counts none.
        return new Meant(
                encoded(searcher, fields),
                searcher.count(new FieldExistsQuery(fields.estimated())),
                searcher.getIndexReader().numDocs());
    }

    /** How many papers an encoder has encoded. */
    static long encoded(IndexSearcher searcher, MeaningFields fields) throws IOException {
        return searcher.count(new FieldExistsQuery(fields.encoded()));
    }

    /** What some papers mean, or are estimated to mean, as far as it is known. */
    static Map<PaperId, Vector> vectors(IndexSearcher searcher, MeaningFields fields, Collection<PaperId> papers)
            throws IOException {
        Map<PaperId, Vector> vectors = new HashMap<>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            SortedMap<Integer, PaperId> documents = documents(leaf.reader(), papers);
            for (String field : fields.all()) {
                FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
                if (values != null) {
                    DocIndexIterator iterator = values.iterator();
                    for (Map.Entry<Integer, PaperId> document : documents.entrySet()) {
                        if (Documents.reaches(iterator, document.getKey())) {
                            vectors.putIfAbsent(document.getValue(), Vector.of(values.vectorValue(iterator.index())));
                        }
                    }
                }
            }
        }
        return vectors;
    }

    /** Which of the papers a segment has, in the order of its documents. */
    private static SortedMap<Integer, PaperId> documents(LeafReader reader, Collection<PaperId> papers)
            throws IOException {
        SortedMap<Integer, PaperId> documents = new TreeMap<>();
        Terms ids = reader.terms(Field.ID);
        if (ids == null) {
            return documents;
        }
        TermsEnum id = ids.iterator();
        Bits live = reader.getLiveDocs();
        for (PaperId paper : papers) {
            if (id.seekExact(new BytesRef(paper.text()))) {
                PostingsEnum found = id.postings(null, PostingsEnum.NONE);
                for (int doc = found.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.nextDoc()) {
                    if (live == null || live.get(doc)) {
                        documents.put(doc, paper);
                    }
                }
            }
        }
        return documents;
    }

    /** Half of them the newest, half the most upvoted; where papers are both, more of the newest. */
    static List<PaperId> missing(IndexSearcher searcher, MeaningFields fields, int most) throws IOException {
        Query missing = unencoded(fields).build();
        int half = Math.ceilDiv(most, 2);
        List<PaperId> newest = first(searcher, missing, NEWEST, most);
        Set<PaperId> papers = new LinkedHashSet<>(newest.subList(0, Math.min(half, newest.size())));
        papers.addAll(first(searcher, missing, MOST_UPVOTED, half));
        papers.addAll(newest);
        return papers.stream().limit(most).toList();
    }

    /** Encoded ones, the newest first. */
    static List<PaperId> encoded(IndexSearcher searcher, MeaningFields fields, int most) throws IOException {
        return first(searcher, new FieldExistsQuery(fields.encoded()), NEWEST, most);
    }

    /** Those not encoded that were not estimated by what was learnt from so many texts. */
    static List<PaperId> unestimated(IndexSearcher searcher, MeaningFields fields, int learntFrom, int most)
            throws IOException {
        Query missing = unencoded(fields)
                .add(new TermQuery(estimatedBy(fields, learntFrom)), Occur.MUST_NOT)
                .build();
        return first(searcher, missing, NEWEST, most);
    }

    /** The term of papers that were estimated by what was learnt of an encoder, from so many texts. */
    static Term estimatedBy(MeaningFields fields, int learntFrom) {
        return new Term(Field.ESTIMATED, fields.estimated() + " " + learntFrom);
    }

    private static BooleanQuery.Builder unencoded(MeaningFields fields) {
        return new BooleanQuery.Builder()
                .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                .add(new FieldExistsQuery(fields.encoded()), Occur.MUST_NOT);
    }

    private static List<PaperId> first(IndexSearcher searcher, Query query, Sort order, int most) throws IOException {
        Documents documents = new Documents(searcher);
        List<PaperId> ids = new ArrayList<>();
        for (ScoreDoc one : searcher.search(query, new TopFieldCollectorManager(order, most, null, 1)).scoreDocs) {
            ids.add(documents.id(one.doc));
        }
        return ids;
    }
}
