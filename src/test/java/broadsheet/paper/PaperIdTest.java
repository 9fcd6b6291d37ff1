package broadsheet.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.YearMonth;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaperIdTest {
    @ParameterizedTest
    @CsvSource({
        "cranfield, 17, cranfield:17",
        "cranfield, cranfield:17, cranfield:17",
        "mine, arxiv:2503.11731v2, arxiv:2503.11731",
        "mine, 2503.11731, arxiv:2503.11731",
        "mine, hep-th/9901001, arxiv:hep-th/9901001",
        "mine, doi:10.1000/XYZ, doi:10.1000/xyz",
        "mine, https://doi.org/10.1000/XYZ, doi:10.1000/xyz",
        "mine, 10.1000/XYZ, mine:10.1000/XYZ",
        "mine, P18-1001, mine:P18-1001",
        "mine, acl:P18-1001, acl:P18-1001",
        "mine, acl:garbage, mine:acl:garbage",
        "mine, https://example.org/a//b?c, mine:https://example.org/a//b?c",
        "scitldr, SysEexbRb, scitldr:SysEexbRb",
        "mine, two words, mine:two words",
    })
    void aRecordOfAnImportKeepsItsOwnNameUnlessThatIsKnownEverywhere(String source, String local, String text) {
        assertThat(PaperId.inImport(source, local).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arxiv:2503.11731",
                "arxiv:hep-th/9901001",
                "doi:10.1000/xyz",
                "acl:P18-1001",
                "openreview:SkxZFoAqtQ",
                "mine:two words",
                "mine:https://example.org/a//b?c"
            })
    void aCanonicalTextIsReadBackAsItsId(String text) {
        assertThat(PaperId.ofText(text)).isEqualTo(PaperId.parse(text).orElseThrow());
        assertThat(PaperId.ofText(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2503.11731",
                "arxiv:2503.11731v2",
                "arXiv:2503.11731",
                "doi:10.1000/XYZ",
                "doi:10.48550/arxiv.2503.11731",
                "mine: 17",
                "mine:a%20b",
                "https://arxiv.org/abs/2503.11731"
            })
    void whatIsNoCanonicalTextIsNotReadAsOne(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PaperId.ofText(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"arxiv", "doi", "acl", "openreview", "oai", "http", "https", "", "1a", "Upper", "with space"})
    void anImportCannotHaveAReservedOrStrangeName(String source) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PaperId.inImport(source, "17"))
                .withMessageContaining("\"" + source + ":17\"")
                .withMessageContaining("legal is");
    }

    @Test
    void theLongestIdHasThreeHundredCharacters() {
        assertThat(PaperId.of("cranfield", "x".repeat(290)).text()).hasSize(300);
        assertThatIllegalArgumentException().isThrownBy(() -> PaperId.of("cranfield", "x".repeat(291)));
        assertThat(PaperId.parse("cranfield:" + "x".repeat(291))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "arxiv, 2503.11731v2",
        "arxiv, 0703.0001",
        "doi, 11.1000/xyz",
        "doi, 10.48550/arxiv.nonsense",
        "acl, 2020.acl-main",
        "openreview, a b c d e f",
        "cranfield, ' '",
    })
    void anIllegalIdIsRefusedWithTheValueAndTheLegalForm(String scheme, String local) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PaperId.of(scheme, local))
                .withMessageContaining(scheme + ":" + local.strip())
                .withMessageContaining("legal is");
    }

    @ParameterizedTest
    @CsvSource({
        "arxiv, 2503.11731, 2503.11731",
        "arxiv, hep-th/9901001, hep-th/9901001",
        "doi, 10.1000/xyz, 10.1000/xyz",
        "doi, 10.1000/a?b#c;d, 10.1000/a%3Fb%23c%3Bd",
        "doi, 10.1000/a//b, 10.1000%2Fa%2F%2Fb",
        "acl, P18-1001, acl:P18-1001",
        "openreview, SkxZ_-FoAqtQ, openreview:SkxZ_-FoAqtQ",
        "cranfield, 17, cranfield:17",
        "cranfield, ü/100 %, cranfield:%C3%BC/100%20%25",
        "cranfield, a/../b, cranfield:a%2F..%2Fb",
    })
    void thePathIsBareForArxivAndDoisAndSafeInAnAddress(String scheme, String local, String path) {
        assertThat(PaperId.of(scheme, local).path()).isEqualTo(path);
    }

    @Test
    void anArxivIdTellsItsMonth() {
        assertThat(PaperId.of("arxiv", "2503.11731").month()).hasValue(YearMonth.of(2025, 3));
        assertThat(PaperId.of("arxiv", "0704.0001").month()).hasValue(YearMonth.of(2007, 4));
        assertThat(PaperId.of("arxiv", "hep-th/9901001").month()).hasValue(YearMonth.of(1999, 1));
        assertThat(PaperId.of("arxiv", "math/0309136").month()).hasValue(YearMonth.of(2003, 9));
        assertThat(PaperId.of("acl", "P18-1001").month()).isEmpty();
    }

    @Test
    void idsAreOrderedBySchemeAndThenByName() {
        assertThat(PaperId.of("acl", "P18-1001")).isLessThan(PaperId.of("arxiv", "0704.0001"));
        assertThat(PaperId.of("arxiv", "0704.0001")).isLessThan(PaperId.of("arxiv", "2503.11731"));
    }

    /** A capital J with a caron is two characters, a small one is one. */
    @Test
    void aDoiIsComposedAgainOnceItIsInLowerCase() {
        PaperId id = PaperId.of("doi", "10.1000/J\u030c");

        assertThat(id.local()).isEqualTo("10.1000/\u01f0");
        assertThat(PaperId.ofText(id.text())).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "arxiv:hep-th/9901001, https://arxiv.org/abs/hep-th/9901001, https://arxiv.org/pdf/hep-th/9901001",
        "acl:P18-1001, https://aclanthology.org/P18-1001/, https://aclanthology.org/P18-1001.pdf",
        "openreview:abc_D123, https://openreview.net/forum?id=abc_D123, https://openreview.net/pdf?id=abc_D123",
        "doi:10.1000/x, https://doi.org/10.1000/x, ''",
        "mine:17, '', ''",
    })
    void theSchemeTellsWhereAPaperLivesAndCanBeRead(String id, String page, String pdf) {
        assertThat(PaperId.ofText(id).webAddress().orElse("")).isEqualTo(page);
        assertThat(PaperId.ofText(id).pdf()).isEqualTo(pdf);
    }

    @Property
    void textAndPathOfAnIdLeadBackToIt(@ForAll("ids") PaperId id) {
        assertThat(PaperId.parse(id.text())).hasValue(id);
        assertThat(PaperId.parse(id.path())).hasValue(id);
        assertThat(PaperId.of(id.scheme(), id.local())).isEqualTo(id);
        assertThat(PaperId.parse("https://arxiv.org/abs/" + id.path()).isPresent())
                .isEqualTo(id.scheme().equals("arxiv"));
    }

    @Provide
    Arbitrary<PaperId> ids() {
        return Arbitraries.oneOf(numbered(), archived(), dois(), anthology(), openReview(), imported());
    }

    private static Arbitrary<PaperId> numbered() {
        return Combinators.combine(
                        Arbitraries.integers().between(7, 90),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(1, 9_999))
                .filter((year, month, number) -> year > 7 || month >= 4)
                .as((year, month, number) -> PaperId.of(
                        "arxiv", String.format(year < 15 ? "%02d%02d.%04d" : "%02d%02d.%05d", year, month, number)));
    }

    private static Arbitrary<PaperId> archived() {
        return Combinators.combine(
                        Arbitraries.of("hep-th", "math.GT", "CS.cl", "cmp-lg", "cond-mat", "Q-BIO.NC"),
                        Arbitraries.integers().between(91, 106),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(1, 999))
                .as((archive, year, month, number) ->
                        PaperId.of("arxiv", String.format("%s/%02d%02d%03d", archive, year % 100, month, number)));
    }

    private static Arbitrary<PaperId> dois() {
        Arbitrary<String> suffixes = Arbitraries.strings()
                .withChars("aJZ09./-_;()<>:?#&%+ü\u030c漢$'\"[]")
                .ofMinLength(1)
                .ofMaxLength(30);
        // A decoded control character makes a DOI illegal, now and then.
        return Combinators.combine(Arbitraries.integers().between(1000, 99_999), suffixes)
                .as((prefix, suffix) -> PaperId.find("doi", "10." + prefix + "/" + suffix))
                .filter(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    private static Arbitrary<PaperId> anthology() {
        Arbitrary<String> letters =
                Arbitraries.strings().withCharRange('A', 'Z').ofLength(1);
        Arbitrary<Integer> numbers = Arbitraries.integers().between(1000, 2099);
        return Arbitraries.oneOf(
                Combinators.combine(letters, numbers)
                        .as((letter, number) -> PaperId.of("acl", letter + "18-" + number)),
                numbers.map(number -> PaperId.of("acl", number + ".acl-main." + number)));
    }

    private static Arbitrary<PaperId> openReview() {
        return Arbitraries.strings()
                .withChars("abzABZ019_-")
                .ofMinLength(6)
                .ofMaxLength(14)
                .map(local -> PaperId.of("openreview", local));
    }

    private static Arbitrary<PaperId> imported() {
        Arbitrary<String> locals = Arbitraries.oneOf(
                Arbitraries.strings().ofMinLength(1).ofMaxLength(100),
                Arbitraries.strings()
                        .withChars("aB1:/.%25 ?#&=;~\u00e9\u0301漢")
                        .ofMinLength(1)
                        .ofMaxLength(250));
        return Combinators.combine(Arbitraries.of("cranfield", "a", "my_list-2", "math", "x".repeat(40)), locals)
                .as(PaperId::find)
                .filter(Optional::isPresent)
                .map(Optional::orElseThrow);
    }
}
