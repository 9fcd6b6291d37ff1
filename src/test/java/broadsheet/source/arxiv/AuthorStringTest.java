package broadsheet.source.arxiv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import broadsheet.paper.Author;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorStringTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = '>',
            value = {
                "Ada Lovelace > Ada Lovelace",
                "A. One and B. Two > A. One / B. Two",
                "A. One, B. Two and C. Three > A. One / B. Two / C. Three",
                "A. One, B. Two, and C. Three > A. One / B. Two / C. Three",
                "A. One; B. Two & C. Three > A. One / B. Two / C. Three",
                "A. One with B. Two AND C. Three > A. One / B. Two / C. Three",
                "A. One,B. Two ,C. Three, > A. One / B. Two / C. Three",
                "|A. One,\n  B. Two| > A. One / B. Two",
                "Andrew Anderson, Sandy Andover > Andrew Anderson / Sandy Andover",
                "A. One (CERN), B. Two (MIT, Boston) > A. One / B. Two",
                "A. One (CERN (Geneva, Switzerland)), B. Two > A. One / B. Two",
                "A. One (1), B. Two (1 and 2) ((1) CERN, (2) MIT) > A. One / B. Two",
                "A. One (CERN) and B. Two > A. One / B. Two",
                "A. One (CERN) B. Two (MIT) > A. One / B. Two",
                "A. One(CERN), B. Two > A. One / B. Two",
                "A. One (CERN, B. Two > A. One",
                "A. One), B. Two > A. One / B. Two",
                "Elizabeth (Beth) Smith, Li \"Max\" Wei > Elizabeth (Beth) Smith / Li \"Max\" Wei",
                "W. A. Rodrigues, Jr., A. One > W. A. Rodrigues Jr. / A. One",
                "W. A. Rodrigues Jr, J. Smith III, K. Two, II > W. A. Rodrigues Jr / J. Smith III / K. Two II",
                "A. One, Ph.D., B. Two, M.D. > A. One / B. Two",
                "Smith, J., Doe, K. L. > J. Smith / K. L. Doe",
                "von Neumann, J. and Weyl, H. > J. von Neumann / H. Weyl",
                "The ATLAS Collaboration: G. Aad, B. Abbott > The ATLAS Collaboration / G. Aad / B. Abbott",
                "A. One for the ATLAS Collaboration > A. One / ATLAS Collaboration",
                "A. One (for the ATLAS Collaboration) > A. One / ATLAS Collaboration",
                "A. One, on behalf of the H1 and ZEUS Collaborations > A. One / H1 / ZEUS Collaborations",
                "A. One on behalf of the LIGO Scientific Collaboration > A. One / LIGO Scientific Collaboration",
                "A. One, for the BES III Collaboration > A. One / BES III Collaboration",
                "Deep Team, Forrest Forthe > Deep Team / Forrest Forthe",
                "A. One et al. > A. One",
                "A. One, B. Two, et al > A. One / B. Two",
                "A. One$^{1,2}$, B. Two$^*$, C. Three* > A. One / B. Two / C. Three",
                "A. One1, B. Two12 > A. One / B. Two",
                "A. One†, B. Two‡, 3, * > A. One / B. Two",
                "Paul Erd\\H{o}s, Fran\\c{c}ois Vi\\`ete, {\\'E}. Cartan > Paul Erdős / François Viète / É. Cartan",
                "D. O'Neil-Ng, J.~von~Neumann > D. O'Neil-Ng / J. von Neumann",
                "{Team, One}, A. Two > {Team, One} / A. Two",
                "樋口 一葉, 山田太郎 > 樋口 一葉 / 山田太郎",
            })
    void aLineIsTakenApartAsPeopleMeanIt(String line, String names) {
        assertThat(AuthorString.split(line)).extracting(Author::name).isEqualTo(List.of(names.split(" / ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "and", " and ", "()", "(CERN)", "1, 2", "et al.", "..."})
    void aLineWithoutANameNamesNobody(String line) {
        assertThat(AuthorString.split(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A", "A.", "(", ")", "{", "*", "1", "a1", "and ", " and", ",", "J., ", "A (B) ", "$^", "II, "})
    void aMegabyteOfAnythingIsReadInLinearTime(String part) {
        assertTimeout(Duration.ofSeconds(8), () -> AuthorString.split(part.repeat(1_000_000 / part.length())));
    }

    @Property
    void noLineMakesItThrow(@ForAll String line) {
        AuthorString.split(line);
    }

    @Property(tries = 3_000)
    void noLineOfNamesMakesItThrow(@ForAll("lines") String line) {
        assertThat(AuthorString.split(line))
                .allSatisfy(author -> assertThat(author.name())
                        .isNotBlank()
                        .isEqualTo(author.name().strip()));
    }

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.of(
                        "A. ",
                        "One",
                        ",",
                        " and ",
                        "(",
                        ")",
                        "{",
                        "}",
                        "Jr.",
                        ":",
                        "$",
                        "^",
                        "1",
                        "*",
                        " ",
                        "for the X Group")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }
}
