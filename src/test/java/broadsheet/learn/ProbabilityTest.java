package broadsheet.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProbabilityTest {
    @Test
    void growsWithTheScore() {
        Probability probability = Probability.among(2_000);

        assertThat(probability.at(2.53)).isCloseTo(.5, within(1e-9));
        assertThat(probability.at(0)).isCloseTo(.029, within(.001));
        assertThat(probability.at(5)).isCloseTo(.968, within(.001));
        assertThat(probability.at(-40)).isBetween(0.0, 1e-20);
        assertThat(probability.at(1_000)).isEqualTo(1);
    }

    @Test
    void amongFewPapersLessStandsOut() {
        assertThat(Probability.among(40).even()).isCloseTo(1.48, within(.01));
        assertThat(Probability.among(1_000_000).even()).isEqualTo(2.53);
        assertThat(Probability.among(1).at(0)).isEqualTo(.5);
    }
}
