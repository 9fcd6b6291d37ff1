package broadsheet.rank;

import java.util.List;

/**
 * The order of a day's list as its readers left it: by upvotes alone. Ties fall to the smaller id, so that pages are
 * stable.
 */
public final class Votes {
    private Votes() {}

    /** A paper's upvotes as a score of one part, or of none if it has no vote. */
    public static Score score(Signals signals) {
        int upvotes = signals.counts().upvotes();
        return Score.of(upvotes == 0 ? List.of() : List.of(new Score.Term(Score.Signal.UPVOTES, upvotes, upvotes)));
    }
}
