package broadsheet.learn.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import broadsheet.learn.Background;
import broadsheet.learn.BagOfWords;
import broadsheet.learn.Centroid;
import broadsheet.learn.Lesson;
import broadsheet.learn.Reading;
import broadsheet.learn.Scorer;
import broadsheet.learn.Trainer;
import broadsheet.learn.Vocabulary;
import broadsheet.paper.PaperId;
import broadsheet.paper.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Of topics that lie apart in three dimensions, and whose papers differ in one more, loudly. */
class SharedProjectionTest {
    private static final int DIMENSIONS = 8;
    private static final int LOUD = 7;

    private final Random random = new Random(9);
    private final List<List<Reading>> topics = new ArrayList<>();
    private final Background background;

    SharedProjectionTest() {
        List<Reading> all = new ArrayList<>();
        for (int topic = 0; topic < 24; topic++) {
            float[] middle = new float[DIMENSIONS];
            for (int d = 0; d < 3; d++) {
                middle[d] = (float) random.nextGaussian();
            }
            List<Reading> papers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                float[] values = middle.clone();
                for (int d = 0; d < DIMENSIONS; d++) {
                    values[d] += (float) (random.nextGaussian() * (d == LOUD ? 2 : .2));
                }
                papers.add(new Reading(
                        PaperId.ofText("arxiv:2501.%05d".formatted(all.size() + papers.size())),
                        Vector.of(values),
                        BagOfWords.NONE));
            }
            topics.add(papers);
            all.addAll(papers);
        }
        background = new Background(Vocabulary.of(List.of("nothing")), all);
    }

    private Lesson lesson(List<Reading> topic) {
        return new Lesson(Optional.empty(), topic.subList(0, 2), topic.subList(2, 3), background);
    }

    /** How many of the best nine are of the topic, of topics that were not learnt from. */
    private int found(Trainer trainer) {
        int found = 0;
        for (List<Reading> topic : topics.subList(12, 24)) {
            Scorer scorer = trainer.train(new Lesson(Optional.empty(), topic.subList(0, 3), List.of(), background));
            found += (int) topics.subList(12, 24).stream()
                    .flatMap(List::stream)
                    .filter(reading -> !topic.subList(0, 3).contains(reading))
                    .sorted((one, other) -> Double.compare(scorer.score(other), scorer.score(one)))
                    .limit(9)
                    .filter(topic::contains)
                    .count();
        }
        return found;
    }

    @Test
    void whatPapersOfOtherTopicsDifferInCountsLess() {
        int projected = found(new SharedProjection(topics.subList(0, 12), background, .1));

        assertThat(projected).isGreaterThan(found(new Centroid()) + 9);
    }

    @Test
    void whereNothingIsLearntItIsTheCentroid() {
        Scorer plain = new Centroid().train(lesson(topics.get(13)));
        Scorer projected = new SharedProjection(topics.subList(0, 12), background, 1).train(lesson(topics.get(13)));

        for (Reading reading : topics.get(20)) {
            assertThat(projected.score(reading)).isCloseTo(plain.score(reading), within(1e-4));
        }
    }

    @Test
    void itSaysWhatItTakes() {
        assertThatThrownBy(() -> new SharedProjection(List.of(topics.getFirst().subList(0, 1)), background, .5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none has two papers");
        for (double shrinkage : new double[] {0, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new SharedProjection(topics, background, shrinkage))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("above 0 and at most 1");
        }
    }
}
