package broadsheet.paper;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextKeyTest {
    @ParameterizedTest
    @CsvSource({
        "Attention Is All You Need!, attention is all you need",
        "'  BERT: Pre-training,  of... ', bert pre training of",
        "$k$-Means in $\\mathcal{O}(n)$, k means in mathcal o n",
        "Erdős–Rényi, erdos renyi",
        "Łukasz Øystein Đorđe, lukasz oystein dorde",
        "Straße æsthetics œuvre Þór, strasse aesthetics oeuvre thor",
        "İstanbul ısı, istanbul isi",
        "ΣΊΣΥΦΟΣ σίσυφος, σισυφοσ σισυφοσ",
        "ﬁne x² ½ ①, fine x2 1 2 1",
        "Ｆｕｌｌ ｗｉｄｔｈ, full width",
        "自然言語処理：入門, 自然言語処理 入門",
        "ガイド, ガイド",
        "한국어, 한국어",
        "हिन्दी, हिन्दी",
        "Hawaiʻi, hawai i",
        "soft\u00adhyphen zero\u200bwidth, softhyphen zerowidth",
        "'…—!', ''",
        "'', ''",
        "Мир Ёлка, мир елка",
        "😀 a 😀 b, a b",
    })
    void caseAccentsAndPunctuationGo(String text, String key) {
        assertThat(TextKey.of(text)).isEqualTo(key);
    }

    @Property(tries = 5_000)
    void theKeyOfAKeyIsItself(@ForAll String text) {
        String key = TextKey.of(text);
        assertThat(TextKey.of(key)).isEqualTo(key);
        assertThat(key).doesNotContain("  ").isEqualTo(key.strip());
    }

    @Example
    void theKeyOfAKeyIsItselfForEveryCharacterThereIs() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            String key = TextKey.of("a" + Character.toString(character) + "b");
            assertThat(TextKey.of(key)).as("U+%04X", character).isEqualTo(key);
        }
    }

    @Property
    void bothWaysThroughTheCodeAgreeOnAscii(@ForAll String text) {
        String ascii = text.replaceAll("[^\\x00-\\x7f]", "-");
        assertThat(TextKey.of(ascii + " é")).isEqualTo((TextKey.of(ascii) + " e").strip());
    }

    @Test
    void titlesThatDifferInSpellingOnlyMeet() {
        assertThat(TextKey.of("Schrödinger’s  cat")).isEqualTo(TextKey.of("SCHRO\u0308DINGER'S CAT"));
    }
}
