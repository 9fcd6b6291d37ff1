package broadsheet.cite;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.Provenance.Origin;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CitationFormatTest {
    /** The most that may be on its way between papers and file. */
    private static final long IN_MEMORY = 20_000;

    private static final Paper PAPER =
            CitationTest.paper("Findings of NAACL 2018", "10.1000/abc", false, Origin.REGISTRY);

    @Test
    void bibtexOfAPaperAtAConference() {
        assertThat(CitationFormat.BIBTEX.of(Citation.of(PAPER))).isEqualTo("""
                @inproceedings{vaswani2017attention-1706.03762,
                  title = {Attention Is All You Need: 100\\% of $O(n^2)$ \\& {BERT}},
                  author = {Vaswani, Ashish and Kaiser, {\\L}ukasz},
                  booktitle = {Findings of NAACL 2018},
                  year = {2018},
                  doi = {10.1000/abc},
                  eprint = {1706.03762},
                  archiveprefix = {arXiv},
                  primaryclass = {cs.CL},
                  url = {https://arxiv.org/abs/1706.03762}
                }
                """);
    }

    @Test
    void bibtexOfAPreprintHasItsMonth() {
        assertThat(CitationFormat.BIBTEX.of(Citation.of(CitationTest.paper("", "", false, Origin.REGISTRY))))
                .startsWith("@misc{")
                .contains("  year = {2017},\n  month = jun,\n  doi = {10.48550/arXiv.1706.03762},\n");
    }

    @Test
    void risOfAPreprint() {
        Citation citation = Citation.of(CitationTest.paper("", "", false, Origin.REGISTRY));

        assertThat(CitationFormat.RIS.of(citation)).isEqualTo("""
                TY  - UNPB
                ID  - vaswani2017attention-1706.03762
                TI  - Attention Is All You Need: 100% of $O(n^2)$ & BERT
                AU  - Vaswani, Ashish
                AU  - Kaiser, Łukasz
                PY  - 2017
                DA  - 2017/06/12/
                PB  - arXiv
                DO  - 10.48550/arXiv.1706.03762
                AN  - arXiv:1706.03762
                UR  - https://arxiv.org/abs/1706.03762
                L1  - https://arxiv.org/pdf/1706.03762
                KW  - Computation and Language
                AB  - We propose the Transformer.
                ER  -\s

                """.replace("\n", "\r\n"));
    }

    @Test
    void cslJsonOfAPreprint() {
        Citation citation = Citation.of(CitationTest.paper("", "", false, Origin.REGISTRY));

        assertThat(CitationFormat.CSL_JSON.of(citation)).isEqualTo("""
                [ {
                  "id" : "vaswani2017attention-1706.03762",
                  "type" : "article",
                  "title" : "Attention Is All You Need: 100% of $O(n^2)$ & BERT",
                  "author" : [ {
                    "family" : "Vaswani",
                    "given" : "Ashish"
                  }, {
                    "family" : "Kaiser",
                    "given" : "Łukasz"
                  } ],
                  "issued" : {
                    "date-parts" : [ [ 2017, 6, 12 ] ]
                  },
                  "publisher" : "arXiv",
                  "number" : "arXiv:1706.03762",
                  "DOI" : "10.48550/arXiv.1706.03762",
                  "URL" : "https://arxiv.org/abs/1706.03762",
                  "keyword" : "Computation and Language",
                  "abstract" : "We propose the Transformer."
                } ]
                """);
    }

    @Test
    void theNameOfAFileHasNoSlash() {
        assertThat(CitationFormat.BIBTEX.fileName("witten1999theory-hep-th/9901001"))
                .isEqualTo("witten1999theory-hep-th.9901001.bib");
    }

    /** Counts what it is given, and keeps nothing. */
    private static final class Counter extends Writer {
        private long written;

        @Override
        public void write(char[] characters, int from, int length) {
            written += length;
        }

        @Override
        public void flush() {
            // Nothing is kept.
        }

        @Override
        public void close() {
            throw new AssertionError("whoever opened it closes it");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHundredThousandPapersAreWrittenOneByOne(CitationFormat format) throws IOException {
        Counter counter = new Counter();
        long each = format.of(Citation.of(PAPER)).length() / 2;
        Iterator<Paper> papers = LongStream.range(0, 100_000)
                .mapToObj(number -> {
                    assertThat(counter.written).isGreaterThan(number * each - IN_MEMORY);
                    return PAPER.withIds(PaperId.of("mine", "paper " + number), List.of());
                })
                .iterator();

        assertThat(format.write(papers, counter)).isEqualTo(100_000);
        assertThat(counter.written).isGreaterThan(100_000 * each);
    }
}
