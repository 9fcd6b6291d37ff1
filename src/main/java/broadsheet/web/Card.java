package broadsheet.web;

import broadsheet.edition.Placing;
import broadsheet.paper.Headline;
import broadsheet.rank.Score;
import java.util.List;

/**
 * A paper in a list on a page.
 *
 * @param headline the paper
 * @param place where it stands, from 1, or 0 where the list has no ranks
 * @param score what put it there; of no parts where nothing ranks
 * @param opening as much of its abstract as the page shows
 */
public record Card(Headline headline, int place, Score score, String opening) {
    /** A paper that was ranked. */
    static Card of(Placing placing, Headline headline, int mostCharacters) {
        return new Card(
                headline,
                placing.place(),
                placing.score(),
                Wording.opening(headline.opening(), headline.openingIsWhole(), mostCharacters));
    }

    /** A paper of a list without ranks. */
    static Card of(Headline headline, int mostCharacters) {
        return new Card(
                headline,
                0,
                Score.of(List.of()),
                Wording.opening(headline.opening(), headline.openingIsWhole(), mostCharacters));
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
