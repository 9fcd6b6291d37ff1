package broadsheet.learn.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.learn.lab.Claim.Direction;
import broadsheet.measure.Bootstrap.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimTest {
    @ParameterizedTest
    @CsvSource({
        "ABOVE, .05, .05, .20, SUPPORTED",
        "ABOVE, .05, .04, .20, INCONCLUSIVE",
        "ABOVE, .05, -.10, .05, INCONCLUSIVE",
        "ABOVE, .05, .01, .04, NOT_SUPPORTED",
        "ABOVE, .05, -.20, -.10, NOT_SUPPORTED",
        "NOT_BELOW, .01, -.01, .20, SUPPORTED",
        "NOT_BELOW, .01, -.02, .20, INCONCLUSIVE",
        "NOT_BELOW, .01, -.20, -.02, NOT_SUPPORTED"
    })
    void theWholeIntervalDecides(Direction direction, double effect, double low, double high, Verdict verdict) {
        Claim claim = new Claim("It is better.", "MAP", "one", "other", direction, effect);

        assertThat(claim.verdict(new Estimate((low + high) / 2, low, high))).isEqualTo(verdict);
    }

    @Test
    void aLeastEffectIsNeitherNegativeNorNoNumber() {
        for (double effect : new double[] {-.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new Claim("", "MAP", "one", "other", Direction.ABOVE, effect))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("from 0 to 1");
        }
    }
}
