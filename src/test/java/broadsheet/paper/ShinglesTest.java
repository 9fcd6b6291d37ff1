package broadsheet.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShinglesTest {
    private static final String TEXT = """
            We ask whether machines read newspapers as people do. To find out, forty readers and one machine were given the
            same hundred pages, dense and well set, and told to say what they would keep. The machine kept more than anybody,
            and less of what the readers agreed upon; where they differed it did as the majority did, a day later.
            """;

    @Test
    void theOverlapIsTheShareOfThreeWordsInCommon() {
        String tail = " " + Passages.of(40, 1);

        // Of 42 and 43 shingles each, the 38 of the tail are common.
        assertThat(Shingles.of("one two three four" + tail).overlap(Shingles.of("one two 3 four five" + tail)))
                .isEqualTo(38.0 / (42 + 43 - 38));
    }

    @Property(tries = 300)
    void theOverlapIsThatOfASlowCount(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 120) int words,
            @ForAll @IntRange(min = 2, max = 40) int kinds) {
        Random random = new Random(seed);
        String one = fewKinds(random, words, kinds);
        String other = random.nextBoolean() ? fewKinds(random, words, kinds) : one.replace("w1 ", "x ") + " more";

        assertThat(Shingles.of(one).overlap(Shingles.of(other))).isCloseTo(slowOverlap(one, other), within(1e-9));
        assertThat(Shingles.of(other).overlap(Shingles.of(one))).isCloseTo(slowOverlap(one, other), within(1e-9));
    }

    private static String fewKinds(Random random, int words, int kinds) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append('w').append(random.nextInt(kinds)).append(random.nextInt(4) == 0 ? ", " : " ");
        }
        return text.toString();
    }

    private static double slowOverlap(String one, String other) {
        Set<List<String>> common = threes(one);
        Set<List<String>> all = new HashSet<>(common);
        common.retainAll(threes(other));
        all.addAll(threes(other));
        return threes(one).isEmpty() || threes(other).isEmpty() ? 0 : (double) common.size() / all.size();
    }

    private static Set<List<String>> threes(String text) {
        List<String> words =
                text.length() < 200 ? List.of() : List.of(TextKey.of(text).split(" ", -1));
        Set<List<String>> threes = new HashSet<>();
        for (int i = 0; i + 3 <= words.size(); i++) {
            threes.add(words.subList(i, i + 3));
        }
        return threes;
    }

    /** Whoever changes these raises the version of the index's format. */
    @Test
    void theKeysAreTheSameEverywhereAndForever() {
        assertThat(Shingles.of(TEXT).bands())
                .containsExactly(
                        238077330,
                        309023871,
                        742218512,
                        878702471,
                        1183318918,
                        1382914107,
                        1635016808,
                        2004338897,
                        -2103043814,
                        -1632264082,
                        -1446952968,
                        -1168807352,
                        -819844960,
                        -555678467,
                        -468615217,
                        -152744246);
    }

    @Test
    void caseAccentsPunctuationAndMathematicsMakeNoDifference() {
        String other = TEXT.toUpperCase(Locale.ROOT)
                .replace("FORTY", "$FÖRTÝ$")
                .replace(", ", " — ")
                .replace("\n", "  ");

        assertThat(Shingles.of(other).overlap(Shingles.of(TEXT))).isEqualTo(1);
        assertThat(Shingles.of(other).bands()).isEqualTo(Shingles.of(TEXT).bands());
    }

    @Test
    void everyBandHasItsOwnKeys() {
        int[] bands = Shingles.of(TEXT).bands();

        assertThat(Arrays.stream(bands).map(key -> key >>> 28))
                .containsExactlyElementsOf(
                        IntStream.range(0, Shingles.BANDS).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(doubles = {.1, .2, .3, .4, .5, .7})
    void textsShareABandAsOftenAsTheirOverlapSays(double wanted) {
        int pairs = 1_500;
        int words = 150;
        // n words of which m are changed have (n - m) / (n + m) in common.
        int changed = (int) Math.round(words * (1 - wanted) / (1 + wanted));
        int shared = 0;
        double expected = 0;
        for (int pair = 0; pair < pairs; pair++) {
            String text = Passages.of(words, pair);
            Shingles one = Shingles.of(text);
            Shingles other = Shingles.of(Passages.changed(text, changed, -1 - pair));
            double overlap = one.overlap(other);
            assertThat(overlap).isCloseTo(wanted, within(.02));
            expected += 1 - Math.pow(1 - Math.pow(overlap, 3), Shingles.BANDS);
            shared += shareABand(one, other) ? 1 : 0;
        }

        // Four standard deviations at most.
        assertThat((double) shared / pairs).isCloseTo(expected / pairs, within(.05));
    }

    private static boolean shareABand(Shingles one, Shingles other) {
        Set<Integer> bands = new HashSet<>(Arrays.stream(one.bands()).boxed().toList());
        return Arrays.stream(other.bands()).anyMatch(bands::contains);
    }

    @Test
    void textsThatHaveNothingInCommonShareNothing() {
        Set<Integer> keys = new HashSet<>();
        int texts = 2_000;
        for (int text = 0; text < texts; text++) {
            Arrays.stream(Shingles.of(Passages.of(60, text)).bands()).forEach(keys::add);
        }

        assertThat(keys).hasSize(texts * Shingles.BANDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "word", "The abstract of this paper is not available.", "…—!"})
    void whatIsTooShortHasNone(String text) {
        assertThat(Shingles.of(text).isEmpty()).isTrue();
        assertThat(Shingles.of(text).bands()).isEmpty();
        assertThat(Shingles.of(text).overlap(Shingles.of(text))).isZero();
        assertThat(Shingles.of(TEXT).overlap(Shingles.of(text))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "…", "漢字", "👩‍🔬", "a ", "one two "})
    void oneThingAgainAndAgainIsHardlyAText(String text) {
        String much = text.repeat(2_000);

        assertThat(Shingles.of(much).overlap(Shingles.of(much))).isIn(0.0, 1.0);
        assertThat(Shingles.of(much).bands().length).isIn(0, Shingles.BANDS);
    }

    @Test
    void aTextOfTenThousandWordsAndOneInChineseAreTextsToo() {
        String much = Passages.of(10_000, 1);
        String chinese = "我们研究大规模语言模型能否像人一样阅读报纸，并比较了四十名读者与一台机器的选择。"
                + "实验表明，机器保留的内容多于任何读者；但在读者意见一致之处，它保留得更少。在读者意见不同之处，它总是与多数人一致，只是晚了一天。"
                + "此外，我们分析了版面、字号、标题长度、图片数量以及作者署名对选择的影响，发现标题长度最为重要，其次是版面，图片几乎没有作用。"
                + "最后，我们公开了全部数据、代码和标注指南，希望有助于后续研究者在更多语言、更多版面和更长时间跨度上重复并扩展这些结果。";

        assertThat(Shingles.of(much).overlap(Shingles.of(Passages.changed(much, 100, 2))))
                .isGreaterThan(.95);
        assertThat(Shingles.of(chinese).overlap(Shingles.of(chinese + "谢谢。"))).isGreaterThan(.9);
        assertThat(Shingles.of(chinese).bands()).hasSize(Shingles.BANDS);
    }
}
