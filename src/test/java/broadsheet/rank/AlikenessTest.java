package broadsheet.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AlikenessTest {
    private static final Alikeness QUARTER = new Alikeness(.25);

    @Test
    void takesAShareOfWordsAndTheRestOfMeaning() {
        assertThat(QUARTER.of(.8, .4)).isCloseTo(.7, within(1e-12));
        assertThat(QUARTER.of(-1, 0)).isCloseTo(-.75, within(1e-12));
    }

    @Test
    void isOneForTheSameText() {
        assertThat(QUARTER.of(1, 1)).isEqualTo(1);
    }

    @Test
    void isUnknownWhereTheMeaningIs() {
        assertThat(QUARTER.of(Double.NaN, 1)).isNaN();
    }

    @Test
    void noShareIsLessThanNothingOrMoreThanAll() {
        for (double share : new double[] {-.01, 1.01, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Alikeness(share))
                    .withMessageContaining("0 to 1");
        }
    }
}
