package broadsheet.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProbabilityTest {
    @Test
    void growsWithTheScore() {
        Probability probability = new Probability(2.5);

        assertThat(probability.at(2.5)).isCloseTo(.5, within(1e-9));
        assertThat(probability.at(0)).isCloseTo(.047, within(.001));
        assertThat(probability.at(5)).isCloseTo(.953, within(.001));
        assertThat(probability.at(-40)).isBetween(0.0, 1e-20);
        assertThat(probability.at(1_000)).isEqualTo(1);
    }

    @Test
    void isEvenAtThreeFifthsOfWhatStandsOut() {
        Lessons lessons = new Lessons(5);
        Blend.Learned learned =
                new Blend().train(lessons.lesson(lessons.instruction(2), lessons.of(2, 0, 3), lessons.of(4, 0, 1)));

        double outstanding = lessons.background.readings().stream()
                .filter(reading -> !learned.lesson().judged().contains(reading.paper()))
                .mapToDouble(learned::score)
                .sorted()
                .skip(400 - 4 - 5)
                .average()
                .orElseThrow();

        assertThat(learned.outstanding()).isCloseTo(outstanding, within(1e-9));
        assertThat(Probability.of(learned).at(.6 * outstanding)).isCloseTo(.5, within(1e-9));
    }
}
