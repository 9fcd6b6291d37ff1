package broadsheet.source;

import broadsheet.catalog.Papers;
import java.time.Duration;

/** Is told how it gets on when papers are fetched, page by page. */
public interface FetchProgress extends Patience.Told {
    /** Tells nobody. */
    FetchProgress NONE = new FetchProgress() {
        @Override
        public void stored(String page, Papers.Stored total) {}

        @Override
        public void broken(String identifier, String reason) {}

        @Override
        public void waiting(Duration duration, String why) {}
    };

    /**
     * A page is stored.
     *
     * @param page what it is called, such as the name of a feed, or a day
     * @param total what became of all papers so far
     */
    void stored(String page, Papers.Stored total);

    /**
     * A record was skipped.
     *
     * @param identifier what it calls itself, perhaps empty
     * @param reason what is wrong with it, for a person
     */
    void broken(String identifier, String reason);
}
