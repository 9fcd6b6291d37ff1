package broadsheet.search.lucene;

import broadsheet.search.SearchException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * The terms of one search, each looked up once in every segment: a word is counted, filtered by, scored and explained, and each
 * of these would look it up again. For one search.
 */
final class IndexTerms {
    private final IndexSearcher searcher;
    private final Map<Term, TermStates> states = new HashMap<>();

    IndexTerms(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    /** What has a term in a field. */
    Query query(String field, String text) {
        Term term = new Term(field, text);
        return new TermQuery(term, states(term));
    }

    /** How many papers have a term in a field. */
    int frequency(String field, String text) {
        return states(new Term(field, text)).docFreq();
    }

    private TermStates states(Term term) {
        return states.computeIfAbsent(term, one -> {
            try {
                return TermStates.build(searcher, one, true);
            } catch (IOException e) {
                throw new SearchException("The index could not be read while looking for “" + term.text() + "”.", e);
            }
        });
    }
}
