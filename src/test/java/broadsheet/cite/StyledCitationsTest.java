package broadsheet.cite;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.Provenance.Origin;
import broadsheet.paper.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StyledCitationsTest {
    private static final StyledCitations STYLED = new StyledCitations();
    private static final Citation PREPRINT = Citation.of(CitationTest.paper("", "", false, Origin.REGISTRY));

    private static String printed(Citation citation, CitationStyle style) {
        return STYLED.cite(citation, style).runs().stream()
                .map(run -> run.italic() ? "_" + run.text() + "_" : run.text())
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ACM | Ada Lovelace and Jan van der Berg. 2022. A Note on Engines. In _ACL 2022_, 2022."
                        + " https://doi.org/10.1000/1",
                "APA | Lovelace, A., & van der Berg, J. (2022). A Note on Engines. _ACL 2022_. https://doi.org/10.1000/1",
                "CHICAGO | Lovelace, Ada, and Jan van der Berg. 2022. “A Note on Engines.” _ACL 2022_."
                        + " https://doi.org/10.1000/1.",
                "HARVARD | Lovelace, A. and van der Berg, J. (2022) “A Note on Engines,” _ACL 2022_. Available at:"
                        + " https://doi.org/10.1000/1.",
                "IEEE | A. Lovelace and J. van der Berg, “A Note on Engines,” in _ACL 2022_, 2022. doi: 10.1000/1.",
                "MLA | Lovelace, Ada, and Jan van der Berg. “A Note on Engines.” _ACL 2022_, 2022,"
                        + " https://doi.org/10.1000/1.",
                "NATURE | Lovelace, A. & van der Berg, J. A Note on Engines. in _ACL 2022_ (2022). doi:10.1000/1.",
                "VANCOUVER | Lovelace A, van der Berg J. A Note on Engines. In: ACL 2022 [Internet]. 2022. Available from:"
                        + " https://arxiv.org/abs/2203.00001",
            })
    void aPaperAtAConferenceInEachStyle(CitationStyle style, String text) {
        Citation citation = Citation.of(Records.in(
                "ACL 2022",
                Records.stating(
                        "10.1000/1",
                        "arxiv:2203.00001",
                        "told",
                        "A Note on Engines",
                        "Ada Lovelace",
                        "Jan van der Berg")));

        assertThat(printed(citation, style)).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource
    void everyStyleCitesAPreprintWithTitleAuthorAndYear(CitationStyle style) {
        assertThat(STYLED.cite(PREPRINT, style).text())
                .contains("Vaswani")
                .contains("2017")
                .containsIgnoringCase("attention is all you need")
                .doesNotContain("ArXiv")
                .doesNotContain(". .")
                .doesNotContain("\n")
                .doesNotContainPattern("[\\x00-\\x1F]")
                .doesNotStartWith("[")
                .doesNotStartWith("1");
    }

    @ParameterizedTest
    @EnumSource
    void mathematicsKeepsItsCaseInEveryStyle(CitationStyle style) {
        String title = "the $\\mathbb{R}^n$ of \\(x\\) costs \\$5 under $$a < b$$";
        StyledCitation cited = STYLED.cite(Citation.of(Records.record("mine:1", "mine", title, "Ada Lovelace")), style);

        assertThat(cited.text()).contains("$\\mathbb{R}^n$", "\\(x\\)", " $5 ", "$$a < b$$");
        assertThat(cited.runs()).extracting(StyledCitation.Run::text).anyMatch(text -> text.contains("\\$5"));
    }

    @Test
    void aTitleThatLooksLikeHtmlIsText() {
        Citation citation = Citation.of(Records.record(
                "mine:1", "mine", "Is <b>bold</b> <script>alert(1)</script> & \"quoted\"?", "<i>Ada</i> Lovelace"));

        for (CitationStyle style : CitationStyle.values()) {
            assertThat(STYLED.cite(citation, style).text())
                    .doesNotContain("&amp;")
                    .containsIgnoringCase("<script>");
        }
    }

    @Test
    void manyAtATimeDoNotMixUp() {
        List<String> texts = IntStream.range(0, 200)
                .parallel()
                .mapToObj(number -> STYLED.cite(
                                Citation.of(
                                        Records.record("mine:" + number, "mine", "Paper " + number, "Ada Lovelace")),
                                CitationStyle.IEEE)
                        .text())
                .toList();

        for (int number = 0; number < texts.size(); number++) {
            assertThat(texts.get(number)).contains("Paper " + number);
        }
        assertThat(texts).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void theBuildTakesEveryStyleAlong(CitationStyle style) throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).containsPattern("[,>]" + style.file() + "\\.csl[,<]");
    }
}
