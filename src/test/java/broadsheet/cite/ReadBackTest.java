package broadsheet.cite;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.SharedData;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.RandomPapers;
import broadsheet.paper.Records;
import broadsheet.source.Parsed;
import broadsheet.source.jsonl.JsonLines;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written can be read, by parsers that others wrote, and says the same. */
class ReadBackTest {
    /** Every so many papers of the real corpora; all of them in the long form. */
    private static final int STEP = Boolean.getBoolean("broadsheet.long") ? 1 : 20;

    private static String written(CitationFormat format, List<Paper> papers) throws IOException {
        StringWriter out = new StringWriter();
        assertThat(format.write(papers.iterator(), out)).isEqualTo(papers.size());
        return out.toString();
    }

    private static void assertReadBack(List<Paper> papers) throws IOException {
        List<ReadBack> expected =
                papers.stream().map(Citation::of).map(ReadBack::expected).toList();
        assertSame(ReadBack.ofCslJson(written(CitationFormat.CSL_JSON, papers)), expected);
        assertSame(ReadBack.ofRis(written(CitationFormat.RIS, papers)), expected);
        assertSame(printed(ReadBack.ofBibtex(written(CitationFormat.BIBTEX, papers))), printed(expected));
    }

    private static List<ReadBack> printed(List<ReadBack> some) {
        return some.stream().map(ReadBack::asLatexPrints).toList();
    }

    /** Tells the papers that differ, and not the thousand that do not. */
    private static void assertSame(List<ReadBack> read, List<ReadBack> expected) {
        assertThat(read).hasSameSizeAs(expected);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i)).isEqualTo(expected.get(i));
        }
    }

    /** Any text, but without what begins mathematics, which nothing changes. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> awkward = Arbitraries.of('{', '}', '\\', '&', '%', '#', '_', '~', '^', '"', ',', 'é', 'İ');
        return Arbitraries.oneOf(Arbitraries.chars().all(), Arbitraries.chars().alpha(), awkward)
                .list()
                .ofMaxSize(40)
                .map(characters -> {
                    StringBuilder text = new StringBuilder();
                    characters.forEach(text::append);
                    return text.toString().replaceAll("[$`'\u2212\u2018-\u201D\uE000-\uE003]|\\\\(?=[(\\[])|-", "")
                            + "x";
                });
    }

    @Test
    void anAccentOnALetterThatNoLanguageHasItOnIsReadBack() throws IOException {
        assertReadBack(List.of(Records.record("mine:17", "mine", "B\u0301x and b\u0300y, é", "x", "Ada")));
    }

    @Property(tries = 500)
    void anyTitleAndAnyAuthorAreReadBack(@ForAll("texts") String title, @ForAll("texts") String author)
            throws IOException {
        assertReadBack(List.of(Records.record("mine:17", "mine", title, author, "Ada " + author)));
    }

    @Test
    void papersOfAllKindsAreReadBack() throws IOException {
        Random random = new Random(11);
        RandomPapers papers = new RandomPapers(random, 50);
        List<Paper> kinds = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            kinds.add(papers.whole().withIds(PaperId.of("own", "number " + i), List.of()));
        }
        assertReadBack(kinds);
    }

    @Test
    void namesThatLookLikeTwoAreReadBackAsOne() throws IOException {
        Paper paper = Records.record(
                "mine:1",
                "mine",
                "A",
                "Procter and Gamble Team",
                "Mr and Mrs Smith",
                "Sammy Davis, Jr.",
                "van der Berg, Jan",
                "Madonna",
                "Ludwig van Beethoven",
                "山田 太郎");

        assertReadBack(List.of(paper));
        assertThat(CitationFormat.BIBTEX.of(Citation.of(paper)))
                .contains("author = {{Procter and Gamble Team} and Smith, {Mr and Mrs} and Davis, Jr., Sammy and"
                        + " van der Berg, Jan and {Madonna} and van Beethoven, Ludwig and 山田, 太郎}");
    }

    @Test
    void aListWithoutPapersIsAFileToo() throws IOException {
        assertThat(written(CitationFormat.BIBTEX, List.of())).isEmpty();
        assertThat(written(CitationFormat.RIS, List.of())).isEmpty();
        assertThat(ReadBack.ofCslJson(written(CitationFormat.CSL_JSON, List.of())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acl_anthology", "arxiv_daily", "hf_daily"})
    void thePapersOfARealCorpusAreReadBack(String corpus) throws IOException {
        List<Paper> papers = new ArrayList<>();
        int[] number = {0};
        for (Path file : files(SharedData.orSkip("data/" + corpus))) {
            try (InputStream stream = new GZIPInputStream(Files.newInputStream(file))) {
                new JsonLines(corpus).read(stream, parsed -> {
                    if (parsed instanceof Parsed.Read read && number[0]++ % STEP == 0) {
                        papers.add(read.paper());
                    }
                });
            }
        }
        for (int from = 0; from < papers.size(); from += 1_000) {
            assertReadBack(papers.subList(from, Math.min(from + 1_000, papers.size())));
        }
        assertThat(papers.size()).isGreaterThan(7_000 / STEP);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl.gz"))
                    .sorted()
                    .toList();
        }
    }
}
