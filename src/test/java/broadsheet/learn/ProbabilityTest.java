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
}
