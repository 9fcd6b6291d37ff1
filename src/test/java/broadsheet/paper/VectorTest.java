package broadsheet.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VectorTest {
    @Test
    void isOfUnitLengthInTheDirectionOfItsValues() {
        Vector vector = Vector.of(3, 0, -4);

        assertThat(vector.values()).containsExactly(.6f, 0, -.8f);
        assertThat(vector.cosine(vector)).isCloseTo(1, within(1e-6f));
        assertThat(vector.cosine(Vector.of(-3, 0, 4))).isCloseTo(-1, within(1e-6f));
        assertThat(vector.cosine(Vector.of(0, 9, 0))).isZero();
    }

    @Test
    void isNotChangedThroughItsArrays() {
        float[] values = {1, 0};
        Vector vector = Vector.of(values);
        values[1] = 5;
        vector.values()[0] = 7;

        assertThat(vector).isEqualTo(Vector.of(2, 0)).hasSameHashCodeAs(Vector.of(2, 0));
        assertThat(vector).isNotEqualTo(Vector.of(2, 1));
    }

    @Test
    void refusesWhatHasNoDirection() {
        assertThatThrownBy(() -> Vector.of(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(Vector::of).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Vector.of(1, Float.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Vector.of(1, Float.POSITIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Vector.of(1, 0).cosine(Vector.of(1, 0, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 and 3 dimensions");
    }
}
