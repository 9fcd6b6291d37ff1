package broadsheet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadingsTest {
    @Test
    void aPercentileIsTheLeastReadingThatSoManyDoNotExceed() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Double> readings = new ArrayList<>();
            for (int i = 1 + random.nextInt(120); i > 0; i--) {
                // Few different values, so that there are ties.
                readings.add((double) random.nextInt(40));
            }
            for (int p = 1; p <= 100; p++) {
                assertThat(Readings.of(readings).percentile(p))
                        .as("seed %d, percentile %d of %s", seed, p, readings)
                        .isEqualTo(slowPercentile(readings, p));
            }
        }
    }

    private static double slowPercentile(List<Double> readings, int p) {
        return readings.stream()
                .filter(candidate -> readings.stream()
                                        .filter(reading -> reading <= candidate)
                                        .count()
                                * 100
                        >= (long) p * readings.size())
                .min(Double::compare)
                .orElseThrow();
    }

    @Test
    void theOrderOfReadingsDoesNotMatter() {
        Readings readings = Readings.of(List.of(3.0, 1.0, 2.0));
        assertThat(readings.least()).isEqualTo(1);
        assertThat(readings.median()).isEqualTo(2);
        assertThat(readings.greatest()).isEqualTo(3);
        assertThat(readings.count()).isEqualTo(3);
    }

    @Test
    void noReadingsAndNoNumbersAreRefused() {
        assertThatThrownBy(() -> Readings.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Readings.of(List.of(Double.NaN))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Readings.of(List.of(1.0)).percentile(0)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> Readings.of(List.of(1.0)).percentile(Double.NaN))
                .hasMessageContaining("above 0");
    }
}
