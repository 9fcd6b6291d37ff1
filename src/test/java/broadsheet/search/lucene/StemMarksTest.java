package broadsheet.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.search.WordMarks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StemMarksTest {
    private static final List<String> BEGINNINGS =
            List.of("d", "dy", "di", "ly", "sk", "cr", "e", "é", "ï", "na", "x1", "3d", "y", "ay", "Ø", "ß", "İ", "王");
    private static final List<String> ENDINGS =
            List.of("ing", "ies", "ied", "y", "s", "", "e", "ee", "ational", "ïve", "2", "ING", "in");

    /** The quick refusal of words that cannot have one of the stems must refuse none that has. */
    @Test
    void whatIsMarkedIsWhatHasOneOfTheStems() {
        Random random = new Random(20261128);
        List<String> words = new ArrayList<>(List.of("dying", "Dying", "lying", "tying", "skies", "skis", "news", "a"));
        for (String beginning : BEGINNINGS) {
            for (String ending : ENDINGS) {
                words.add(beginning + ending);
            }
        }
        int marked = 0;
        for (int round = 0; round < 300; round++) {
            Set<String> stems = new HashSet<>();
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                stems.addAll(TextWords.stems(words.get(random.nextInt(words.size()))));
            }
            WordMarks marks = StemMarks.of(stems);
            for (String word : words) {
                boolean expected = TextWords.stems(word).stream().anyMatch(stems::contains);
                assertThat(marks.isMarked("x " + word + " x", 2, 2 + word.length()))
                        .as("%s by %s", word, stems)
                        .isEqualTo(expected);
                marked += expected ? 1 : 0;
            }
        }
        assertThat(marked).isGreaterThan(1_000);
    }

    @Test
    void formsOfAWordAreMarkedInAnyCase() {
        WordMarks marks = StemMarks.of(Set.of(Stems.of("die"), Stems.of("naive")));

        for (String word : List.of("die", "dies", "dying", "DYING", "naïve", "Naive")) {
            assertThat(marks.isMarked(word, 0, word.length())).as(word).isTrue();
        }
        assertThat(marks.isMarked("DYE", 0, 3)).isFalse();
        assertThat(marks.isMarked("die", 1, 1)).as("no word").isFalse();
    }
}
