package broadsheet.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.text.Normalizer;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatexTextTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = ';',
            value = {
                "Erd\\H{o}s; Erdős",
                "Erd{\\H o}s; Erdős",
                "Fr\\'echet; Fréchet",
                "Fr\\'{e}chet; Fréchet",
                "Fr{\\'e}chet; Fréchet",
                "Fr\\' echet; Fréchet",
                "G\\\"{o}del; Gödel",
                "G{\\\"o}del; Gödel",
                "Fran\\c{c}ois, Fran\\c cois; François, François",
                "Bj{\\o}rn, S\\o ren, \\O{}re; Bjørn, Søren, Øre",
                "Stra\\ss e, Stra{\\ss}e; Straße, Straße",
                "Toma\\v{s}ev, Dvo\\v r\\'ak; Tomašev, Dvořák",
                "Wa{\\l}\\k{e}sa, {\\L}\\'od\\'z; Wałęsa, Łódź",
                "\\r{A}ngstr\\\"om, \\AA ngstr\\\"om, \\aa; Ångström, Ångström, å",
                "\\.{z}, \\.I, \\.{\\i}; ż, İ, i",
                "Mah\\=an\\={a}ma, \\u{g}, \\=r; Mahānāma, ğ, r̄",
                "Tol\\'ul\\d{o}p\\'e; Tolúlọpé",
                "\\b{d}, \\t{oo}; ḏ, o͡o",
                "na\\\"{\\i}ve, na\\\"\\i ve, Bolet\\'{\\i}n, \\'\\i, \\^{\\j}; naïve, naïve, Boletín, í, ĵ",
                "kitab{\\i}, \\i{}ki; kitabı, ıki",
                "\\ae \\oe \\AE{} \\OE; æœÆ Œ",
                "\\~nandu, espa\\~{n}ol; ñandu, español",
                "Vi\\d{\\^e}t, \\'{\\^{e}}; Việt, ế",
                "Fert\\\\'e, Fr\\\\'ed\\\\'eric Lagouti\\\\`ere, G\\\\\"odel; Ferté, Frédéric Lagoutière, Gödel",
                "one\\\\two \\\\'quoted' \\\\`x`; one two 'quoted' `x`",
                "F\\`ux\\`i vis-\\`a-vis; Fùxì vis-à-vis",
            })
    void accentsAndLettersBecomeUnicode(String latex, String text) {
        assertThat(LatexText.toUnicode(latex)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = ';',
            value = {
                "a--b---c; a–b—c",
                "-----; -----",
                "``so'' it's, ''so'' (''so''); “so” it's, “so” (“so”)",
                "R\\&D, 5\\%, a\\_b, \\#1, \\{x\\}; R&D, 5%, a_b, #1, {x}",
                "50% of; 50% of",
                "costs \\$5; costs \\$5",
                "Fig.~3, Smith~et al., ~100, 5~10, 5%~10%, 7~km; Fig. 3, Smith et al., ~100, 5~10, 5%~10%, 7 km",
                "\\~100, \\~{}x, a\\^{}b; ~100, ~x, a^b",
                "vs.\\ it, 5\\,km, high\\-stakes, a\\\\b, {\\em a\\/}; vs. it, 5 km, highstakes, a b, a",
                "et\\ldots{} al \\S 3, 3\\times, \\alpha-decay; et… al § 3, 3×, α-decay",
                "|  many  \t blanks |; many blanks",
            })
    void punctuationBecomesUnicode(String latex, String text) {
        assertThat(LatexText.toUnicode(latex)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = ';',
            value = {
                "\\textbf{x} \\emph{y} \\textsc{z} \\textit{\\textbf{both}} 19\\textsuperscript{th}; x y z both 19th",
                "{\\em word} {\\bf 54.0\\%} \\it{c} {\\it e.g.}, {\\tt f}; word 54.0% c e.g., f",
                "at \\url{https://a.b/~c_d--e}.; at https://a.b/~c_d--e.",
                "at \\url{https://a.b/c\\_d\\%20\\~e}; at https://a.b/c_d%20~e",
                "at https://a.b/~c--d it--is; at https://a.b/~c--d it–is",
                "\\href{https://a.b}{here}, \\textcolor{red}{now}; here, now",
                "\\emph{a {b} c}; a {b} c",
                "{BERT} \\emph{{x}}; {BERT} {x}",
                "\\SysName{x} is \\unknown; \\SysName{x} is \\unknown",
                "\\textcolor{red}https; \\textcolor{red}https",
                "\\emph alone, \\url; \\emph alone, \\url",
            })
    void macrosOfTextShowTheirText(String latex, String text) {
        assertThat(LatexText.toUnicode(latex)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$x'' -- \\'e$ and",
                "$$a~b---c$$ and",
                "\\(a--b\\\\ c\\) and",
                "\\[\\emph{a}\\_b\\] and",
                "$\\$5--6$ and",
                "a lone $ sign",
                "$$ without an end",
                "\\( without an end",
                "don\\'t",
                "\\b black \\b{Coupled Variational} \\r foo",
                "the Orin GPU\\'92s",
                "\\n\\n and \\\"",
            })
    void mathematicsAndTheUnknownAreLeftAsTheyAre(String latex) {
        assertThat(LatexText.toUnicode(latex)).isEqualTo(latex);
    }

    @ParameterizedTest
    @CsvSource({
        "Fleiss' \\k{appa}, Fleiss' κ",
        "\\b{eta}-VAE, β-VAE",
        "\\r{ho} = 0.68, ρ = 0.68",
        "Image \\c{opyright} 2024, Image © 2024",
        "\\v{arepsilon}, ε"
    })
    void macrosThatArxivBrokeAreMended(String latex, String text) {
        assertThat(LatexText.toUnicode(latex)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\'",
                "{",
                "}",
                "\\",
                "$",
                "$$",
                "$ ",
                "\\(",
                "\\[",
                "\\'{",
                "{\\'",
                "\\'\\i",
                "\\b{",
                "\\href{",
                "\\href{a}{",
                "\\href{a",
                "\\url{",
                "\\textbf{",
                "{\\em ",
                "~",
                "-",
                "`",
                "http://",
                "\\' ",
                "\\t{a",
                "\\u{ ",
                "a\\"
            })
    void aMegabyteOfAnythingIsReadInLinearTime(String part) {
        String text = part.repeat(1_000_000 / part.length());
        assertTimeout(Duration.ofSeconds(4), () -> LatexText.toUnicode(text));
        assertTimeout(Duration.ofSeconds(4), () -> LatexText.toUnicode("\\" + "a".repeat(1_000_000) + text));
    }

    @Property
    void noTextMakesItThrow(@ForAll String text) {
        assertIsWellFormed(LatexText.toUnicode(text));
    }

    @Property(tries = 5_000)
    void noLatexMakesItThrow(@ForAll("latex") String text) {
        assertIsWellFormed(LatexText.toUnicode(text));
    }

    private static void assertIsWellFormed(String text) {
        assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).isTrue();
        assertThat(text).doesNotContain("  ", "\n");
    }

    @Property(tries = 5_000)
    void textWithoutBackslashesIsReadTheSameAgain(@ForAll("latex") String text) {
        String once = LatexText.toUnicode(text.replace('\\', ' '));
        assertThat(LatexText.toUnicode(once)).isEqualTo(once);
    }

    @Provide
    Arbitrary<String> latex() {
        return Arbitraries.of(
                        "\\",
                        "'",
                        "`",
                        "\"",
                        "{",
                        "}",
                        "$",
                        "~",
                        "-",
                        " ",
                        "\n",
                        "\u00a0",
                        "\\em ",
                        "\\emph{",
                        "\\i",
                        "(",
                        ")",
                        "[",
                        "]",
                        "a",
                        "5",
                        "\\c",
                        "\\url{",
                        "\\href{",
                        "http://",
                        "\u0301",
                        "\u1fef",
                        "é",
                        "漢",
                        "\ud83d\ude00",
                        "\ud800",
                        "%",
                        "b{eta}",
                        ".",
                        "ss",
                        "\\t{oo}")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }
}
