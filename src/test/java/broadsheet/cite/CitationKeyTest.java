package broadsheet.cite;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.PaperId;
import broadsheet.paper.RandomPapers;
import broadsheet.paper.Records;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitationKeyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Vaswani | 2017 | Attention Is All You Need | arxiv:1706.03762 | vaswani2017attention-1706.03762",
                "Erdős | 1959 | On random graphs | doi:10.1000/x | erdos1959random-10.1000/x",
                "van der Maaten | 2008 | Visualizing data | import:a | vandermaaten2008visualizing-import:a",
                "Witten | 1999 | $N=4$ theory | arxiv:hep-th/9901001 | witten1999theory-hep-th/9901001",
                "山田 | 2026 | 自然言語 | acl:P18-1001 | 2026-P18-1001",
                "'' | '' | Of the | mine:17 | paper-mine:17",
                "Groß | 2020 | The | mine:17 | gross2020-mine:17",
            })
    void aKeyIsReadable(String family, String year, String title, String id, String key) {
        assertThat(CitationKey.of(family, year, title, PaperId.ofText(id))).isEqualTo(key);
    }

    @Test
    void idsThatDifferInWhatNoKeyMayHoldHaveDifferentKeys() {
        String one = CitationKey.of("a", "2020", "Big", PaperId.ofText("mine:it's {17}"));
        String other = CitationKey.of("a", "2020", "Big", PaperId.ofText("mine:it's (17)"));

        assertThat(one).startsWith("a2020big-mine:it_s_17_").isNotEqualTo(other);
        assertThat(CitationKey.of("a", "2020", "Big", PaperId.ofText("mine:" + "x".repeat(290))))
                .hasSizeLessThan(90);
    }

    @Test
    void aRegistrysIdIsNotTakenForAnothers() {
        assertThat(CitationKey.of("", "", "", PaperId.ofText("openreview:P18-1001")))
                .isNotEqualTo(CitationKey.of("", "", "", PaperId.ofText("acl:P18-1001")));
    }

    @Test
    void papersOfOneAuthorYearAndWordHaveDifferentKeys() {
        Random random = new Random(7);
        RandomPapers papers = new RandomPapers(random, 400);
        Map<String, PaperId> owners = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            var paper = papers.paper();
            PaperId owner = owners.putIfAbsent(Citation.of(paper).key(), paper.id());
            assertThat(owner == null || owner.equals(paper.id())).isTrue();
        }
        assertThat(owners).hasSizeGreaterThan(400);
    }

    @Property
    void everyKeyIsOneWordThatBibtexAndLatexTake(@ForAll String family, @ForAll String title) {
        String key = CitationKey.of(family, "2026", title, PaperId.ofText("arxiv:2603.00001"));

        assertThat(key).matches("[a-z0-9]+-2603[.]00001");
    }

    @Test
    void aVenueThatBecomesKnownChangesNoKey() {
        var preprint = Records.record("arxiv:1706.03762", "arxiv", "Attention", "Ashish Vaswani");

        assertThat(Citation.of(Records.in("NeurIPS 2019", preprint)).key())
                .isEqualTo(Citation.of(preprint).key())
                .isEqualTo("vaswani2017attention-1706.03762");
    }
}
