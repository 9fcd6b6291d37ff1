package broadsheet.rank;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.Counts;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class VotesTest {
    @Property
    void theScoreIsTheNumberOfUpvotesAndNothingElse(
            @ForAll @IntRange(min = 1) int upvotes, @ForAll @IntRange int comments, @ForAll @IntRange int stars) {
        Score score = Votes.score(new Signals(new Counts(upvotes, comments, stars), true, true));

        assertThat(score.terms()).containsExactly(new Score.Term(Score.Signal.UPVOTES, upvotes, upvotes));
        assertThat(score.total()).isEqualTo(upvotes);
    }

    @Test
    void aPaperWithoutVotesScoresZeroWithoutATerm() {
        assertThat(Votes.score(new Signals(new Counts(0, 7, 7), true, true))).isEqualTo(new Score(List.of(), 0));
    }
}
