package broadsheet.source.arxiv;

import broadsheet.catalog.HarvestPosition;
import broadsheet.catalog.Papers;
import java.time.Duration;

/** Is told how a harvest gets on. */
public interface HarvestProgress {
    /** Tells nobody. */
    HarvestProgress NONE = new HarvestProgress() {
        @Override
        public void stored(HarvestPosition position, Papers.Stored total) {}

        @Override
        public void broken(OaiRecord.Broken record) {}

        @Override
        public void waiting(Duration duration, String why) {}
    };

    /**
     * A page is stored.
     *
     * @param position where the harvest stands
     * @param total what became of all papers so far
     */
    void stored(HarvestPosition position, Papers.Stored total);

    /** A record was skipped. */
    void broken(OaiRecord.Broken record);

    /**
     * The harvest waits before it asks again.
     *
     * @param duration how long
     * @param why what the server did, for a person
     */
    void waiting(Duration duration, String why);
}
