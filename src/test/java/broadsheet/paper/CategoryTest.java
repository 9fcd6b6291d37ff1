package broadsheet.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoryTest {
    @ParameterizedTest
    @CsvSource({
        "CS.cl, cs.CL",
        "hep-TH, hep-th",
        "COND-MAT.MTRL-SCI, cond-mat.mtrl-sci",
        "I.2.7, I.2.7",
        "earlymt, earlymt",
        "'  two \n words', two words",
        "physics.OPTICS, physics.optics"
    })
    void codesOfArxivAreWrittenAsArxivWritesThemAndOthersAsTheyCame(String given, String code) {
        assertThat(new Category(given).code()).isEqualTo(code);
        assertThat(new Category(given)).hasToString(code);
    }

    @ParameterizedTest
    @CsvSource({
        "cmp-lg, cs.CL",
        "alg-geom, math.AG",
        "chao-dyn, nlin.CD",
        "bayes-an, physics.data-an",
        "math.MP, math-ph",
        "stat.TH, math.ST",
        "math.IT, cs.IT",
        "q-fin.EC, econ.GN",
        "cs.SY, eess.SY",
        "cs.NA, math.NA",
        "cs.CL, cs.CL",
        "astro-ph, astro-ph",
        "I.2.7, I.2.7"
    })
    void oldArchivesAndSecondCodesLeadToTheCanonicalCategory(String given, String canonical) {
        assertThat(new Category(given).canonical()).isEqualTo(new Category(canonical));
    }

    @Test
    void aCategoryOfArxivHasWordsAnArchiveAndAGroup() {
        Category quantumGases = new Category("cond-mat.quant-gas");
        assertThat(quantumGases.name()).isEqualTo("Quantum Gases");
        assertThat(quantumGases.archive()).hasValue("cond-mat");
        assertThat(quantumGases.group()).hasValue("Physics");
        assertThat(quantumGases.isArxiv()).isTrue();
        assertThat(new Category("cmp-lg").isArxiv()).isTrue();
    }

    @Test
    void aCodeArxivDoesNotKnowIsItsOwnName() {
        Category venue = new Category("earlymt");
        assertThat(venue.name()).isEqualTo("earlymt");
        assertThat(venue.archive()).isEmpty();
        assertThat(venue.group()).isEmpty();
        assertThat(venue.isArxiv()).isFalse();
        assertThat(venue.canonical()).isSameAs(venue);
    }

    @Test
    void aBlankCodeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Category(" \u00a0"));
    }
}
