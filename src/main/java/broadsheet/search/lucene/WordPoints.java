package broadsheet.search.lucene;

import broadsheet.search.Relevance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

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
        for (QueryPlan.Part part : plan.parts()) {
            Weight weight = searcher.createWeight(searcher.rewrite(part.query()), ScoreMode.COMPLETE, 1);
            scores(documents, weight, papers, (index, score) -> {
                if (score > 0) {
                    points.get(index).add(new Relevance.Part(part.kind(), part.text(), score));
                }
            });
        }
        return points;
    }

    /** Takes what a query gives to a paper. */
    @FunctionalInterface
    interface Scored {
        /**
         * A paper that the query finds.
         *
         * @param index its place among those that were asked for
         */
        void score(int index, float score);
    }

    /** Tells the scores of those of some papers that a query finds. */
    static void scores(Documents documents, Weight weight, int[] papers, Scored scored) throws IOException {
        documents.visit(papers, new Documents.Visit() {
            private @Nullable Scorer scorer;

            @Override
            public void segment(LeafReaderContext leaf) throws IOException {
                scorer = weight.scorer(leaf);
            }

            @Override
            public void document(int index, int doc) throws IOException {
                if (scorer != null && Documents.reaches(scorer.iterator(), doc)) {
                    scored.score(index, scorer.score());
                }
            }
        });
    }
}
