package broadsheet.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import broadsheet.rank.Score.Signal;
import broadsheet.rank.Score.Term;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTest {
    @Test
    void aScoreIsTheSumOfItsTerms() {
        Score score = Score.of(List.of(new Term(Signal.UPVOTES, 3, 3), new Term(Signal.CODE, 1, 0.5)));

        assertThat(score.total()).isEqualTo(3.5);
    }

    @Test
    void aTotalThatIsNotTheSumIsRefused() {
        List<Term> terms = List.of(new Term(Signal.UPVOTES, 3, 3));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Score(terms, 4))
                .withMessage("the terms sum to 3.0, not to 4.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Score(terms, Double.NaN));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aTermThatIsNotFromZeroAndFiniteIsRefused(double points) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Term(Signal.STARS, 1, points));
    }
}
