package broadsheet.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import broadsheet.paper.Vector;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContrastTest {
    @Test
    void rankingByTheDirectionIsRankingByTheScore() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Contrast contrast = new Contrast(List.of(any(random), any(random)), List.of(any(random)));
            Vector direction = contrast.direction().orElseThrow();
            Vector one = any(random);
            Vector other = any(random);

            assertThat(Math.signum(score(contrast, one) - score(contrast, other)))
                    .as("seed %s", seed)
                    .isEqualTo(Math.signum((double) direction.cosine(one) - direction.cosine(other)));
        }
    }

    private static double score(Contrast contrast, Vector vector) {
        double score = 0;
        for (Vector liked : contrast.liked()) {
            score += contrast.likedWeight() * liked.cosine(vector);
        }
        for (Vector unliked : contrast.unliked()) {
            score += contrast.unlikedWeight() * unliked.cosine(vector);
        }
        return score;
    }

    private static Vector any(Random random) {
        float[] values = new float[5];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Vector.of(values);
    }

    @Test
    void turnsAwayFromWhatIsNotLiked() {
        Vector liked = Vector.of(1, 1, 0);
        Vector unliked = Vector.of(0, 1, 0);
        Contrast contrast = new Contrast(List.of(liked), List.of(unliked));
        Vector direction = contrast.direction().orElseThrow();

        assertThat(direction.cosine(unliked)).isLessThan(liked.cosine(unliked) - .2f);
        assertThat(direction.cosine(Vector.of(1, 0, 0))).isGreaterThan(liked.cosine(Vector.of(1, 0, 0)));
        assertThat(contrast.likedWeight()).isEqualTo(1);
        assertThat(contrast.unlikedWeight()).isCloseTo(-.5, within(1e-9));
    }

    @Test
    void hasNoDirectionWhereExamplesCancelOut() {
        Vector one = Vector.of(1, 0);

        assertThat(new Contrast(List.of(one, Vector.of(-1, 0)), List.of()).direction())
                .isEmpty();
        assertThat(new Contrast(List.of(one), List.of()).direction()).contains(one);
        assertThatThrownBy(() -> new Contrast(List.of(), List.of(one))).isInstanceOf(IllegalArgumentException.class);
    }
}
