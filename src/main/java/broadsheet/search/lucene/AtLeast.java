package broadsheet.search.lucene;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Finds out whether there are so many papers, and no more. For one search. */
final class AtLeast implements Collector {
    private final int wanted;
    private int found;

    AtLeast(int wanted) {
        this.wanted = wanted;
    }

    boolean isReached() {
        return found >= wanted;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) {
        if (isReached()) {
            throw new CollectionTerminatedException();
        }
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int doc) {
                found++;
                if (isReached()) {
                    throw new CollectionTerminatedException();
                }
            }
        };
    }
}
