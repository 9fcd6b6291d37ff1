package broadsheet.cite;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.Provenance.Origin;
import broadsheet.paper.Records;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PageMetadataTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAGE = "https://papers.example.org/papers/1706.03762";

    @Test
    void theTagsOfAPreprint() {
        PageMetadata metadata = PageMetadata.of(Citation.of(CitationTest.paper("", "", false, Origin.REGISTRY)), PAGE);

        assertThat(metadata.tags())
                .extracting(tag -> tag.name() + "=" + tag.content())
                .containsExactly(
                        "citation_title=Attention Is All You Need: 100% of $O(n^2)$ & BERT",
                        "citation_author=Vaswani, Ashish",
                        "citation_author=Kaiser, Łukasz",
                        "citation_publication_date=2017/06/12",
                        "citation_publisher=arXiv",
                        "citation_doi=10.48550/arXiv.1706.03762",
                        "citation_arxiv_id=1706.03762",
                        "citation_abstract_html_url=" + PAGE,
                        "citation_public_url=https://arxiv.org/abs/1706.03762",
                        "citation_pdf_url=https://arxiv.org/pdf/1706.03762",
                        "citation_keywords=Computation and Language",
                        "citation_abstract=We propose the Transformer.");
    }

    @Test
    void theVenueIsAConferenceOrAJournal() {
        assertThat(PageMetadata.of(Citation.of(CitationTest.paper("ACL 2018", "", false, Origin.REGISTRY)), PAGE)
                        .tags())
                .contains(new PageMetadata.Tag("citation_conference_title", "ACL 2018"));
        assertThat(PageMetadata.of(Citation.of(CitationTest.paper("J. Tests 3", "", false, Origin.REGISTRY)), PAGE)
                        .tags())
                .contains(new PageMetadata.Tag("citation_journal_title", "J. Tests 3"));
    }

    @Test
    void theLinkedDataIsOfAScholarlyArticle() throws IOException {
        JsonNode article = JSON.readTree(
                PageMetadata.of(Citation.of(CitationTest.paper("ACL 2018", "10.1000/1", false, Origin.REGISTRY)), PAGE)
                        .linkedData());

        assertThat(article.path("@context").asText()).isEqualTo("https://schema.org");
        assertThat(article.path("@type").asText()).isEqualTo("ScholarlyArticle");
        assertThat(article.path("author").path(1).path("name").asText()).isEqualTo("Łukasz Kaiser");
        assertThat(article.path("isPartOf").path("name").asText()).isEqualTo("ACL 2018");
        assertThat(article.path("identifier").path(0).path("value").asText()).isEqualTo("10.1000/1");
        assertThat(article.path("datePublished").asText()).isEqualTo("2018");
    }

    @Test
    void noTitleEndsTheScriptItStandsIn() throws IOException {
        String title = "</script><!-- <script> & ]]> \u2028 “é”";
        String linkedData = PageMetadata.of(Citation.of(Records.record("mine:1", "mine", title)), "")
                .linkedData();

        assertThat(linkedData).doesNotContain("<", ">", "&").contains("“é”");
        assertThat(JSON.readTree(linkedData).path("headline").asText()).isEqualTo("</script><!-- <script> & ]]> “é”");
        assertThat(JSON.readTree(linkedData).has("mainEntityOfPage")).isFalse();
    }
}
