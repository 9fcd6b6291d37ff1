package broadsheet.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.edition.Sketch;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaidWordsTest {
    @ParameterizedTest
    @CsvSource({
        "Stories, story",
        "theories, theory",
        "ties, tie",
        "series, series",
        "species, species",
        "Cats, cat",
        "class, class",
        "gas, gas",
        "bias, bia",
        "naïve, naive",
        "Schrödinger's, schrodinger"
    })
    void pluralsCountAsSingulars(String text, String word) {
        assertThat(SaidWords.spelled(text)).first().isEqualTo(word);
        SaidWords said = SaidWords.of(text);
        assertThat(said.size()).isEqualTo(1);
        assertThat(said.word(0)).isEqualTo(SaidWords.key(word));
    }

    @Test
    void eachWordIsCountedByItsKey() {
        SaidWords said = SaidWords.of("A story of two stories; STORY, a tale.");

        assertThat(times(said, "story")).isEqualTo(3);
        assertThat(times(said, "of")).isEqualTo(1);
        assertThat(times(said, "tale")).isEqualTo(1);
        assertThat(times(said, "a")).isZero();
        assertThat(said.size()).isEqualTo(4);
    }

    @Test
    void aTitleCountsTwice() {
        Paper paper = Sketch.of("2501.00001")
                .titled("Glass")
                .saying("Glass and copper")
                .paper();

        assertThat(times(SaidWords.of(paper), "glass")).isEqualTo(3);
        assertThat(times(SaidWords.of(paper), "copper")).isEqualTo(1);
    }

    private static int times(SaidWords said, String word) {
        return IntStream.range(0, said.size())
                .filter(place -> said.word(place) == SaidWords.key(word))
                .map(said::times)
                .sum();
    }

    @Test
    void whatIsPackedIsUnpackedTheSame() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int size : new int[] {0, 1, 2, 3, 80, 400, 20_000}) {
            String text = IntStream.range(0, size)
                    .mapToObj(i -> Integer.toString(random.nextInt(1 + 3 * size), Character.MAX_RADIX) + "x")
                    .collect(Collectors.joining(" "));
            SaidWords said = SaidWords.of(text + " often".repeat(size));
            byte[] packed = said.packed();
            byte[] among = new byte[packed.length + 5];
            System.arraycopy(packed, 0, among, 3, packed.length);

            assertThat(SaidWords.unpacked(among, 3, packed.length))
                    .as("%s words, seed %s", size, seed)
                    .isEqualTo(said);
            if (size > 0) {
                assertThatThrownBy(() -> SaidWords.unpacked(packed, 0, packed.length / 2))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void anAbstractTakesSomeTwoHundredBytes() {
        Random random = new Random(7);
        String text = IntStream.range(0, 83)
                .mapToObj(i -> "word" + random.nextInt(1_000_000))
                .collect(Collectors.joining(" "));

        assertThat(SaidWords.of(text).packed().length).isBetween(200, 260);
    }

    @Test
    void fewWordsShareAKey() {
        int words = 100_000;
        Set<Integer> keys = new HashSet<>();
        for (int i = 0; i < words; i++) {
            keys.add(SaidWords.key("w" + Integer.toString(i, Character.MAX_RADIX)));
        }

        // By chance 100,000² / 2²⁷ are equal to one before.
        assertThat(words - keys.size()).isBetween(20, 200);
    }

    @Test
    void aSignOfManyLettersIsManyWords() {
        assertThat(SaidWords.spelled("ﷺ".repeat(30))).isNotEmpty();
        assertThat(SaidWords.of("ﷺ".repeat(30)).size()).isPositive();
        assertThat(List.of(SaidWords.of(""), SaidWords.of("∫ ∂ a"))).allMatch(said -> said.size() == 0);
    }
}
