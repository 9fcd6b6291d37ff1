package broadsheet.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarksTest {
    private static final Judgements JUDGEMENTS =
            new Judgements(Map.of("1", Map.of("a", 1, "b", 1), "2", Map.of("a", 1), "3", Map.of("c", 2)));
    private static final Map<String, Ranking> RUN = Map.of(
            "1", Ranking.inOrder("1", List.of("x", "a")),
            "3", Ranking.inOrder("3", List.of("c")),
            "elsewhere", Ranking.inOrder("elsewhere", List.of("a")));

    @Test
    void aQueryThatIsNotAnsweredCountsAsZeroAndOneThatIsNotJudgedNotAtAll() {
        Marks marks = Marks.of(JUDGEMENTS, List.of("1", "2", "3"), RUN);

        assertThat(marks.of(new Measure.ReciprocalRank(10))).containsExactly(0.5, 0, 1);
        assertThat(marks.of(new Measure.Recall(100))).containsExactly(0.5, 0, 1);
        assertThat(marks.answered()).isEqualTo(2);
        assertThat(marks.queries()).containsExactly("1", "2", "3");
    }

    @Test
    void onlyTheQueriesAskedForAreMeasured() {
        Marks marks = Marks.of(JUDGEMENTS, List.of("3"), RUN);

        assertThat(marks.of(new Measure.Ndcg(10))).containsExactly(1);
        assertThat(marks.answered()).isEqualTo(1);
    }

    @Test
    void aMeasureThatWasNotTakenIsRefused() {
        Marks marks = Marks.of(JUDGEMENTS, List.of("3"), RUN);

        assertThatIllegalArgumentException().isThrownBy(() -> marks.of(new Measure.Ndcg(11)));
    }
}
