package broadsheet.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
    private final Vocabulary vocabulary =
            Vocabulary.of(List.of("cats and dogs", "A cat, a cat and another", "class of dogs", "something else"));

    @Test
    void aWordWeighsWhatTheFormulaSays() {
        Map<String, Double> weights = vocabulary.read("Cat CATS dog").weights();

        double cat = (1 + Math.log(2)) * Math.log(5 / 2.5);
        double dog = Math.log(5 / 2.5);
        double length = Math.hypot(cat, dog);
        assertThat(weights).containsOnlyKeys("cat", "dog");
        assertThat(weights.get("cat")).isCloseTo(cat / length, within(1e-12));
        assertThat(weights.get("dog")).isCloseTo(dog / length, within(1e-12));
    }

    @Test
    void aWordThatNobodySaidIsTheRarest() {
        Map<String, Double> weights = vocabulary.read("unheard cat class").weights();

        assertThat(weights.get("unheard")).isGreaterThan(weights.get("class"));
        assertThat(weights.get("class")).isGreaterThan(weights.get("cat"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "∫ ∂", "a"})
    void aTextWithoutWordsHasNone(String text) {
        assertThat(vocabulary.read(text)).isEqualTo(BagOfWords.NONE);
    }

    @Test
    void theProductOfTwoTextsIsTheirCosine() {
        BagOfWords one = vocabulary.read("cats and dogs");

        assertThat(one.dot(one)).isCloseTo(1, within(1e-12));
        assertThat(one.dot(vocabulary.read("something"))).isZero();
        assertThat(one.dot(BagOfWords.NONE)).isZero();
        assertThat(one.shared(vocabulary.read("dog and unheard"), 5)).containsExactlyInAnyOrder("dog", "and");
        assertThat(BagOfWords.mean(List.of()).weights()).isEmpty();
        assertThat(BagOfWords.mean(List.of(one, one)).dot(one)).isCloseTo(1, within(1e-12));
        assertThat(one.plus(one, -1).heaviest(3)).isEmpty();
    }
}
