package broadsheet.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a word is taken for a typo of another, by how many papers have either. */
class SpellingTest {
    @ParameterizedTest
    @CsvSource({
        "spade, 0, 360, 1, true",
        "spade, 0, 360, 0, false",
        "spade, 4, 360, 200, true",
        "spade, 4, 360, 199, false",
        "spade, 5, 155000, 60000, false",
        "langauge, 5, 360, 300, false",
        "langauge, 5, 49999, 40000, false",
        "langauge, 15, 155000, 60000, true",
        "langauge, 15, 155000, 7499, false",
        "langauge, 16, 155000, 60000, false",
    })
    void whatManyMakeIsATypoOnlyOfWhatNearlyAllHave(String word, int frequency, int papers, int other, boolean isTypo) {
        assertThat(Spelling.isUncommon(word, frequency, papers) && Spelling.isTypo(frequency, other))
                .isEqualTo(isTypo);
    }
}
