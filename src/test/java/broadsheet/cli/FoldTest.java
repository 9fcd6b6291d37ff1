package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FoldTest {
    @Property(tries = 5_000)
    void noLineIsWiderAndNothingIsLost(@ForAll String text, @ForAll @IntRange(min = 2, max = 60) int width) {
        List<String> lines = new Fold(width, true).lines(text);

        assertThat(lines).allSatisfy(line -> assertThat(Fold.width(line)).isBetween(0, width));
        assertThat(letters(String.join("", lines))).isEqualTo(letters(text));
    }

    @Property(tries = 5_000)
    void withoutBreakingWordsEveryWordStaysWhole(@ForAll String text, @ForAll @IntRange(min = 1, max = 60) int width) {
        List<String> lines = new Fold(width, false).lines(text);

        assertThat(String.join(" ", lines).replace('\u00a0', ' '))
                .isEqualTo(text.replaceAll("[\\p{javaWhitespace}\\p{Cntrl}\\u0080-\\u009f]+", " ")
                        .strip()
                        .replace('\u00a0', ' '));
    }

    private static String letters(String text) {
        return text.replaceAll("[\\p{javaWhitespace}\\p{Cntrl}\\u0080-\\u009f\\u00a0]+", "");
    }

    @Test
    void linesBreakBetweenWords() {
        assertThat(new Fold(10, true).lines("one two  three\nfour\tfive"))
                .containsExactly("one two", "three four", "five");
    }

    @Test
    void aWordLongerThanALineBreaksAfterPunctuation() {
        assertThat(new Fold(20, true).lines("see https://example.org/a/long-path-to-it now"))
                .containsExactly("see", "https://example.org/", "a/long-path-to-it", "now");
        assertThat(new Fold(4, true).lines("abcdefghij")).containsExactly("abcd", "efgh", "ij");
        assertThat(new Fold(4, false).lines("x abcdefghij y")).containsExactly("x", "abcdefghij", "y");
    }

    @Test
    void whatANoBreakSpaceJoinsStaysTogether() {
        assertThat(new Fold(12, true).lines("one two\u00a0· three")).containsExactly("one two ·", "three");
        assertThat(new Fold(8, true).lines("one two\u00a0· three")).containsExactly("one", "two ·", "three");
    }

    @Test
    void wideCharactersTakeTwoColumnsAndAccentsNone() {
        assertThat(Fold.width("abc")).isEqualTo(3);
        assertThat(Fold.width("自然")).isEqualTo(4);
        assertThat(Fold.width("e\u0301")).isEqualTo(1);
        assertThat(Fold.width("😀")).isEqualTo(2);
        assertThat(new Fold(4, true).lines("自然言語")).containsExactly("自然", "言語");
    }

    @Test
    void aTextWithoutAWordHasNoLine() {
        assertThat(new Fold(10, true).lines(" \n ")).isEmpty();
    }
}
