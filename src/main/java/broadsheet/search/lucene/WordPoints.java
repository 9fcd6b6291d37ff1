package broadsheet.search.lucene;

import broadsheet.search.Relevance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;

/** What each part of a plan gives to some papers: the scorers are asked for them alone, which costs next to nothing. */
final class WordPoints {
    private final IndexSearcher searcher;
    private final Documents documents;

    WordPoints(IndexSearcher searcher) {
        this.searcher = searcher;
        this.documents = new Documents(searcher);
    }

    /** The parts that give points to each paper, in their order; nothing for one that has none of the words. */
    List<List<Relevance.Part>> of(QueryPlan plan, int[] papers) throws IOException {
        List<List<Relevance.Part>> points = new ArrayList<>();
        for (int i = 0; i < papers.length; i++) {
            points.add(new ArrayList<>());
        }
        Integer[] byDocument = new Integer[papers.length];
        Arrays.setAll(byDocument, i -> i);
        Arrays.sort(byDocument, Comparator.comparingInt(i -> papers[i]));
        for (QueryPlan.Part part : plan.parts()) {
            Weight weight = searcher.createWeight(searcher.rewrite(part.query()), ScoreMode.COMPLETE, 1);
            Scorer scorer = null;
            LeafReaderContext at = null;
            for (int i : byDocument) {
                LeafReaderContext leaf = documents.leaf(papers[i]);
                if (leaf != at) {
                    at = leaf;
                    scorer = weight.scorer(leaf);
                }
                if (scorer != null && reaches(scorer, papers[i] - leaf.docBase)) {
                    float score = scorer.score();
                    if (score > 0) {
                        points.get(i).add(new Relevance.Part(part.kind(), part.text(), score));
                    }
                }
            }
        }
        return points;
    }

    private static boolean reaches(Scorer scorer, int doc) throws IOException {
        int at = scorer.docID();
        return (at < doc ? scorer.iterator().advance(doc) : at) == doc;
    }
}
