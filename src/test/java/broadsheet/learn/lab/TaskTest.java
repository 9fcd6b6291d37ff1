package broadsheet.learn.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.learn.BagOfWords;
import broadsheet.learn.Instruction;
import broadsheet.learn.lab.Example.Origin;
import broadsheet.measure.Measure.AveragePrecision;
import broadsheet.measure.Ranking;
import broadsheet.paper.PaperId;
import broadsheet.paper.Vector;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskTest {
    private static final PaperId ONE = PaperId.ofText("arxiv:2501.00001");
    private static final PaperId OTHER = PaperId.ofText("arxiv:2501.00002");

    private static Task task(PaperId example, List<PaperId> wanted) {
        return new Task(
                "cats",
                new Instruction("cats", Vector.of(1, 0), BagOfWords.NONE),
                List.of(new Example(example, new Origin.Written(1))),
                wanted,
                new AveragePrecision());
    }

    @Test
    void itsTestIsOpenedOnce() {
        Task task = task(ONE, List.of(OTHER));
        Ranking good = Ranking.inOrder("cats", List.of(OTHER.text(), ONE.text()));
        Ranking bad = Ranking.inOrder("cats", List.of(ONE.text(), OTHER.text()));

        assertThat(task.mark(List.of(good, bad))).containsExactly(1, .5);
        assertThatThrownBy(() -> task.mark(List.of(good)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("opened before");
    }

    @Test
    void noPaperIsLearntFromAndToBeFoundAsWell() {
        assertThatThrownBy(() -> task(ONE, List.of(ONE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("and its test");
        assertThatThrownBy(() -> task(ONE, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no paper is wanted");
    }
}
