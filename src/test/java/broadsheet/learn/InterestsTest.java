package broadsheet.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** By the formulas of docs/beats.md as they stand there, one marked paper after the other. */
class InterestsTest {
    private final long seed = new Random().nextLong();
    private final Lessons lessons = new Lessons(seed);
    private final Background background = lessons.background;

    /** Few marks and many are multiplied in different ways. */
    @Test
    void allMarksAtOnceScoreAsOneByOne() {
        for (int wanted : new int[] {1, 2, 9, 39}) {
            for (int unwanted : new int[] {0, 3, 30}) {
                List<Reading> like = lessons.of(1, 0, wanted);
                List<Reading> unlike = lessons.of(2, 0, unwanted);
                Interests.Learned learned = new Interests().train(lessons.lesson(Optional.empty(), like, unlike));
                ToDoubleFunction<Reading> slow = slow(like, unlike);

                for (Reading reading : papers()) {
                    assertThat(learned.score(reading))
                            .as("%s wanted, %s not, seed %s", wanted, unwanted, seed)
                            .isCloseTo(slow.applyAsDouble(reading), within(1e-3));
                }
            }
        }
    }

    /** Of topics that are marked and of others, and one that says nothing that others say. */
    private List<Reading> papers() {
        List<Reading> papers = new ArrayList<>();
        for (int topic = 0; topic < Lessons.TOPICS; topic++) {
            papers.addAll(lessons.of(topic, 36, 4));
        }
        papers.add(new Reading(
                PaperId.ofText("arxiv:2501.99999"), papers.getFirst().vector(), BagOfWords.NONE));
        return papers;
    }

    private ToDoubleFunction<Reading> slow(List<Reading> like, List<Reading> unlike) {
        double n = like.size() + unlike.size() / 2.0;
        ToDoubleFunction<Reading> meaning = usual(paper ->
                soft(like, mark -> meaning(mark, paper)) - soft(unlike, mark -> meaning(mark, paper)) / 2);
        ToDoubleFunction<Reading> saying =
                usual(paper -> soft(like, mark -> mark.words().dot(paper.words()))
                        - soft(unlike, mark -> mark.words().dot(paper.words())) / 2);
        return paper ->
                Math.sqrt(n / (1 + n)) / 2 * (meaning.applyAsDouble(paper) + Math.min(5, saying.applyAsDouble(paper)));
    }

    private double meaning(Reading mark, Reading paper) {
        float[] one = background.own(mark);
        float[] other = background.own(paper);
        double sum = 0;
        for (int d = 0; d < one.length; d++) {
            sum += one[d] * other[d];
        }
        return sum;
    }

    private static double soft(List<Reading> marks, ToDoubleFunction<Reading> cosine) {
        return marks.isEmpty()
                ? 0
                : Math.log(marks.stream()
                                .mapToDouble(mark -> Math.exp(12 * cosine.applyAsDouble(mark)))
                                .average()
                                .orElseThrow())
                        / 12;
    }

    private ToDoubleFunction<Reading> usual(ToDoubleFunction<Reading> score) {
        List<Reading> all = background.readings();
        double mean = all.stream().mapToDouble(score).average().orElseThrow();
        double deviation = Math.sqrt(all.stream()
                .mapToDouble(paper -> Math.pow(score.applyAsDouble(paper) - mean, 2))
                .average()
                .orElseThrow());
        return paper -> (score.applyAsDouble(paper) - mean) / deviation;
    }
}
