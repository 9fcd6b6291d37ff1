package broadsheet.cite;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.LatexText;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BibtexTextTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = ';',
            value = {
                "Émile Erdős; {\\'E}mile Erd{\\H{o}}s",
                "Žižek, Łukasz, Søren, Groß; {\\v{Z}}i{\\v{z}}ek, {\\L}ukasz, S{\\o}ren, Gro{\\ss}",
                "Şahin, ığdır, Boletín, naïve; {\\c{S}}ahin, {\\i}{\\u{g}}d{\\i}r, Bolet{\\'i}n, na{\\\"i}ve",
                "Ångström Æsop œuvre Þór Đorđe; {\\r{A}}ngstr{\\\"o}m {\\AE}sop {\\oe}uvre {\\TH}{\\'o}r {\\DJ}or{\\dj}e",
                "Nguyễn; Nguy{\\~{\\^e}}n",
                "ǽ x̌; {\\'{\\ae}} {\\v{x}}",
                "山田 Ж عرب 😀; 山田 Ж عرب 😀",
                "R&D 5% #1 a_b; R\\&D 5\\% \\#1 a\\_b",
                "{x} ~y a^b \\n; \\textbraceleft{}x\\textbraceright{} \\textasciitilde{}y a\\textasciicircum{}b"
                        + " \\textbackslash{}n",
                "a<b>c|d; a\\textless{}b\\textgreater{}c\\textbar{}d",
                "“so” it’s – or — …; ``so'' it's -- or --- \\ldots{}",
                "“‘so’” ‘“it”’ a-–b; ``{}`so'{}'' `{}``it''{}' a-{}--b",
                "β-decay × 5; {\\ensuremath{\\beta}}-decay {\\ensuremath{\\times}} 5",
            })
    void charactersBecomeWhatTexTakes(String text, String latex) {
        assertThat(BibtexText.plain(text)).isEqualTo(latex);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = ';',
            value = {
                "in $O(n^2)$ & $$x_1$$ and \\(a\\) \\[b\\]; in $O(n^2)$ \\& $$x_1$$ and \\(a\\) \\[b\\]",
                "costs \\$5 or $6; costs \\$5 or \\$6",
                "$\\{x\\}$; $\\lbrace x\\rbrace $",
                "$a}$ b; \\$a\\textbraceright{}\\$ b",
                "${a$ b; \\$\\textbraceleft{}a\\$ b",
                "$$ x; \\$\\$ x",
                "an end \\; an end \\textbackslash{}",
            })
    void mathematicsStaysIfItsBracesPair(String text, String latex) {
        assertThat(BibtexText.plain(text)).isEqualTo(latex);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = ';',
            value = {
                "BERT: Pre-training of Deep Bidirectional Transformers; {BERT}: Pre-training of Deep Bidirectional"
                        + " Transformers",
                "What GPT-4 and U-Net See in a Self-Attention Map; What {GPT-4} and {U-Net} See in a Self-Attention Map",
                "What Makes A Good T5 and a 3D X-ray?; What Makes A Good {T5} and a {3D} {X-ray}?",
                "L'Hôpital and DeepMind; {L'H{\\^o}pital} and {DeepMind}",
                "A--B x-  é-É-; A--{B} x-  {{\\'e}-{\\'E}}-",
                "Learning Vitamin C; Learning Vitamin {C}",
                "ATTENTION IS ALL YOU NEED; ATTENTION IS ALL YOU NEED",
                "GPT IS BIG; {GPT} {IS} {BIG}",
                "An $L_2$-Norm ÉTÉ; An $L_2$-Norm {{\\'E}T{\\'E}}",
            })
    void titlesKeepTheCapitalsThatBelongToWords(String title, String latex) {
        assertThat(BibtexText.title(title)).isEqualTo(latex);
    }

    @Property
    void bracesAlwaysPairAsBibtexCountsThem(@ForAll String text) {
        assertPaired(BibtexText.title(text));
        assertPaired(BibtexText.plain("$" + text + "{$\\{ " + text));
    }

    private static void assertPaired(String latex) {
        int depth = 0;
        for (int i = 0; i < latex.length(); i++) {
            char character = latex.charAt(i);
            depth += character == '{' ? 1 : character == '}' ? -1 : 0;
            assertThat(depth).as(latex).isNotNegative();
        }
        assertThat(depth).as(latex).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fernández Łódź Çağ Nguyễn Þórðr", "naïve “so” – it — is", "R&D of 5% at #1 a_b"})
    void whatImportsReadIsWhatWasWritten(String text) {
        String read = LatexText.toUnicode(BibtexText.plain(text));

        assertThat(read).isEqualTo(text);
    }

    @Test
    void aLongTextIsWrittenInLinearTime() {
        for (String part : new String[] {"$", "\\(", "\\[", "{", "\\", "é", "a-", "A", "$a}", "x̌"}) {
            String text = part.repeat(200_000 / part.length());
            Assertions.assertTimeout(Duration.ofSeconds(2), () -> BibtexText.title(text));
        }
    }
}
