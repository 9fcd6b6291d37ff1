package broadsheet.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaperReferenceTest {
    @ParameterizedTest
    @CsvSource({
        "2503.11731",
        "2503.11731v3",
        "arXiv:2503.11731",
        "ARXIV:2503.11731v12",
        "arXiv: 2503.11731",
        "arXiv%3A2503.11731",
        "https://arxiv.org/abs/2503.11731",
        "http://arxiv.org/pdf/2503.11731v2.pdf",
        "https://www.arxiv.org/abs/2503.11731v1",
        "https://export.arxiv.org/abs/2503.11731",
        "arxiv.org/html/2503.11731v1",
        "https://ARXIV.org/abs/2503.11731/",
        "https://arxiv.org/abs/2503.11731?context=cs.CL#abstract",
        "oai:arXiv.org:2503.11731",
        "https://huggingface.co/papers/2503.11731",
        "https://huggingface.co/papers/2503.11731.md",
        "https://hf.co/papers/2503.11731",
        "https://www.alphaxiv.org/abs/2503.11731v1",
        "alphaxiv.org/abs/2503.11731",
        "https://ar5iv.labs.arxiv.org/html/2503.11731",
        "10.48550/arXiv.2503.11731",
        "doi:10.48550/arxiv.2503.11731",
        "https://doi.org/10.48550/ARXIV.2503.11731",
        "'arXiv:2503.11731v1 [cs.CL] 14 Mar 2025'",
        "2503.11731.pdf",
    })
    void anArxivIdIsReadInEveryFormItIsPastedIn(String text) {
        assertThat(PaperId.parse(text)).hasValue(PaperId.of("arxiv", "2503.11731"));
        assertThat(PaperId.parse("\u00a0 " + text + "\u200b\n")).hasValue(PaperId.of("arxiv", "2503.11731"));
    }

    @ParameterizedTest
    @CsvSource({
        "hep-th/9901001v2, hep-th/9901001",
        "HEP-TH/9901001, hep-th/9901001",
        "hep-th%2F9901001, hep-th/9901001",
        "https://arxiv.org/abs/hep-th%2F9901001, hep-th/9901001",
        "https://arxiv.org/pdf/hep-th/9901001v1.pdf, hep-th/9901001",
        "https%3A%2F%2Farxiv.org%2Fabs%2Fhep-th%2F9901001, hep-th/9901001",
        "math.GT/0309136, math/0309136",
        "http://arxiv.org/abs/math.GT/0309136, math/0309136",
        "cs.CL/0001001, cs/0001001",
        "cond-mat.mtrl-sci/0001001, cond-mat/0001001",
        "cmp-lg/9404001, cmp-lg/9404001",
        "oai:arXiv.org:alg-geom/9202001, alg-geom/9202001",
        "solv-int/9701001v2, solv-int/9701001",
    })
    void anArxivIdOfTheOldStyleLosesItsVersionAndSubjectClass(String text, String local) {
        assertThat(PaperId.parse(text)).hasValue(PaperId.of("arxiv", local));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0704.0001", "0712.9999", "1412.9999", "1501.00001", "2512.99999", "hep-th/0703001"})
    void anArxivIdHasFourDigitsUntil2014AndFiveSince(String text) {
        assertThat(PaperId.parse(text)).hasValue(PaperId.of("arxiv", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9107.1234",
                "0703.0001",
                "2513.00001",
                "2500.00001",
                "1412.00001",
                "1501.0001",
                "2503.117311",
                "2503.117",
                "2503.11731v0",
                "hep-th/9913001",
                "hep-th/9900001",
                "hep-th/990100",
                "hep-th/0704001",
                "hep-th/0801001",
                "foo-bar/9901001",
                "hep-th/99010011"
            })
    void anArxivIdOfNoSuchMonthLengthOrArchiveIsNone(String text) {
        assertThat(PaperId.parse(text)).isEmpty();
        assertThat(PaperId.parse("https://arxiv.org/abs/" + text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1000/XyZ, 10.1000/xyz",
        "doi:10.1000/XYZ, 10.1000/xyz",
        "DOI: 10.1000/xyz, 10.1000/xyz",
        "https://doi.org/10.1000/xyz, 10.1000/xyz",
        "http://dx.doi.org/10.1000/xyz/, 10.1000/xyz",
        "https://doi.org/10.1000/a%3Fb, 10.1000/a?b",
        "https://doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O,"
                + " 10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o",
        "10.18653/v1/P18-1001, 10.18653/v1/p18-1001",
        "10.1000.10/xyz, 10.1000.10/xyz",
    })
    void aDoiIsReadWithoutRegardToCase(String text, String local) {
        assertThat(PaperId.parse(text)).hasValue(PaperId.of("doi", local));
    }

    @ParameterizedTest
    @CsvSource({
        "acl:P18-1001, P18-1001",
        "P18-1001, P18-1001",
        "p18-1001, P18-1001",
        "2020.acl-main.1, 2020.acl-main.1",
        "2020.ACL-main.1, 2020.acl-main.1",
        "2023.acl-long.report, 2023.acl-long.report",
        "https://aclanthology.org/P18-1001/, P18-1001",
        "https://aclanthology.org/2020.acl-main.1v2.pdf, 2020.acl-main.1",
        "https://www.aclweb.org/anthology/P18-1001.pdf, P18-1001",
        "https://aclanthology.org/2020.acl-main.1.bib, 2020.acl-main.1",
    })
    void aPaperOfTheAclAnthologyIsRead(String text, String local) {
        assertThat(PaperId.parse(text)).hasValue(PaperId.of("acl", local));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openreview:SkxZFoAqtQ",
                "https://openreview.net/forum?id=SkxZFoAqtQ",
                "openreview.net/pdf?noteId=abcdefg&id=SkxZFoAqtQ#all"
            })
    void aPaperOfOpenReviewIsReadWithItsCase(String text) {
        assertThat(PaperId.parse(text)).hasValue(PaperId.of("openreview", "SkxZFoAqtQ"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "attention is all you need",
                "2503",
                "https://arxiv.org/list/cs.CL/recent",
                "https://example.org/2503.11731",
                "https://aclanthology.org/volumes/P18-1/",
                "https://openreview.net/forum",
                "2020.acl-main",
                "arxiv:P18-1001",
                "10.48550/arxiv.abc",
                "doi:10.1000/with a space",
                "note: this is a sentence",
                "Cranfield:17",
                "cranfield:",
                "oai:example.org:17",
                "cranfield:\u0000",
                "cranfield:\ud800",
                "%",
                "%zz",
                "hep-th%2F",
                "://",
                "arxiv.org/abs/"
            })
    void whatNamesNoPaperIsNoId(String text) {
        assertThat(PaperId.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2503.11731v3, arxiv:2503.11731v3",
        "https://arxiv.org/pdf/2503.11731v12.pdf, arxiv:2503.11731v12",
        "hep-th/9901001V2, arxiv:hep-th/9901001v2",
        "10.48550/arXiv.2503.11731v2, arxiv:2503.11731v2",
        "https://aclanthology.org/P18-1001v2.pdf, acl:P18-1001v2",
        "2503.11731, arxiv:2503.11731",
        "10.1000/xyzv2, doi:10.1000/xyzv2",
    })
    void theVersionIsReadBesideTheId(String text, String expected) {
        assertThat(PaperReference.parse(text).map(PaperReference::toString)).hasValue(expected);
    }

    @Test
    void withoutAVersionThereIsNone() {
        assertThat(PaperReference.parse("2503.11731").orElseThrow().version()).isEqualTo(OptionalInt.empty());
        assertThat(PaperReference.parse("2503.11731v4").orElseThrow().version()).hasValue(4);
    }

    @Test
    void versionsCountFromOne() {
        PaperId id = PaperId.of("arxiv", "2503.11731");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PaperReference(id, OptionalInt.of(0)))
                .withMessageContaining("version 0 of arxiv:2503.11731");
    }

    @Property
    void noTextMakesTheParserThrow(@ForAll String text) {
        PaperId.parse(text);
        PaperId.parse("arxiv.org/abs/" + text);
        PaperId.parse("mine:" + text)
                .ifPresent(id -> assertThat(PaperId.parse(id.text())).hasValue(id));
    }

    @Test
    void aLongTextIsRefusedAtOnce() {
        for (String part : new String[] {"a", "%25", "a.", "arxiv:", "10.1000/", " ", "\ud800"}) {
            String text = part.repeat(1_000_000 / part.length());
            Assertions.assertTimeout(Duration.ofSeconds(2), () -> PaperId.parse(text));
            Assertions.assertTimeout(Duration.ofSeconds(2), () -> PaperId.parse(text.substring(0, 3_999)));
        }
    }
}
