package broadsheet.web;

import broadsheet.edition.Placing;
import broadsheet.edition.Wording;
import broadsheet.paper.Headline;
import java.util.List;

/**
 * A paper in a list on a page.
 *
 * @param headline the paper
 * @param place where it stands, from 1, or 0 where the list has no ranks
 * @param why why it stands there, or empty where nothing ranked it
 * @param opening as much of its abstract as the page shows
 * @param verdict what of the reason is told at once, or empty
 */
public record Card(Headline headline, int place, String why, String opening, String verdict) {
    /** A paper that was ranked. */
    static Card of(Placing placing, String why, Headline headline, int mostCharacters) {
        return new Card(headline, placing.place(), why, opening(headline, mostCharacters), "");
    }

    /** A paper of a list without ranks. */
    static Card of(Headline headline, int mostCharacters) {
        return new Card(headline, 0, "", opening(headline, mostCharacters), "");
    }

    /** A paper that was found. */
    static Card found(Headline headline, String why, String passage) {
        return new Card(headline, 0, why, passage, "");
    }

    /** A paper that a beat wants, or nearly. */
    static Card wanted(Headline headline, String verdict, String why, String opening) {
        return new Card(headline, 0, why, opening, verdict);
    }

    private static String opening(Headline headline, int mostCharacters) {
        return Wording.opening(headline.opening(), headline.openingIsWhole(), mostCharacters);
    }

    /** Whether any of some papers has votes, so that their list keeps a gutter for them. */
    public static boolean anyVotes(List<Card> cards) {
        return cards.stream().anyMatch(Card::hasVotes);
    }

    /** Whether it has imported votes to show. */
    public boolean hasVotes() {
        return headline.counts().upvotes() > 0;
    }
}
