package broadsheet.source.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.CountSnapshot;
import broadsheet.paper.Counts;
import broadsheet.paper.Licence;
import broadsheet.paper.Link;
import broadsheet.paper.Listing;
import broadsheet.paper.MachineSummary;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperDate.Precision;
import broadsheet.paper.PaperId;
import broadsheet.paper.Provenance;
import broadsheet.paper.Provenance.Origin;
import broadsheet.paper.Publication;
import broadsheet.source.Parsed;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
    private static final String GOOD = "{\"id\":\"1\",\"title\":\"T\"}";

    private static List<Parsed> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Parsed> read(byte[] bytes) {
        List<Parsed> parsed = new ArrayList<>();
        new JsonLines("corpus").read(new ByteArrayInputStream(bytes), parsed::add);
        return parsed;
    }

    private static Paper one(String line) {
        return read(line).stream()
                .map(parsed -> switch (parsed) {
                    case Parsed.Read read -> read.paper();
                    case Parsed.Broken broken -> throw new AssertionError(broken);
                })
                .findFirst()
                .orElseThrow();
    }

    private static String reason(String line) {
        return read(line).stream()
                .map(parsed -> switch (parsed) {
                    case Parsed.Read read -> "it is a paper: " + read.paper();
                    case Parsed.Broken broken -> broken.reason();
                })
                .collect(Collectors.joining());
    }

    /** A record with the fields given and whatever else it takes. */
    private static String record(String fields) {
        return "{\"id\":\"2503.11731\",\"title\":\"T\"," + fields + "}";
    }

    @Test
    void everyFieldOfARegistryIsKept() {
        Paper paper = one("""
                {"id":"2503.11731v2","title":"Erd\\\\H{o}s  numbers of $n$","abstract":" See https://github.com/a/b. ",\
                "authors":["Paul Erd\\\\H{o}s"," ","Ada Lovelace"],"published":"2025-03-14","venue":"ACL 2025",\
                "url":"https://arxiv.org/abs/2503.11731","categories":["CS.cl","math.NA","cs.CL"],\
                "extra":{"listed":"2025-03-18","comment":"10 pages","doi":"10.1000/ABC",\
                "licence":"http://creativecommons.org/licenses/by/4.0/"}}""");

        assertThat(paper)
                .isEqualTo(new Paper(
                        PaperId.of(PaperId.ARXIV, "2503.11731"),
                        List.of(),
                        "Erdős numbers of $n$",
                        "See https://github.com/a/b.",
                        List.of(new Author("Paul Erdős"), new Author("Ada Lovelace")),
                        List.of(new Category("cs.CL"), new Category("math.NA")),
                        new Publication(
                                PaperDate.ofDay(LocalDate.of(2025, 3, 14), "corpus"),
                                PaperDate.ofDay(LocalDate.of(2025, 3, 18), "corpus"),
                                List.of(),
                                List.of(),
                                false,
                                "10 pages",
                                "ACL 2025",
                                "10.1000/abc",
                                new Licence("http://creativecommons.org/licenses/by/4.0/")),
                        List.of(
                                new Link(Link.Kind.PAGE, URI.create("https://arxiv.org/abs/2503.11731"), "corpus"),
                                new Link(Link.Kind.CODE, URI.create("https://github.com/a/b"), Link.FROM_TEXT)),
                        List.of(),
                        List.of(),
                        null,
                        "",
                        List.of(new Provenance("corpus", Origin.REGISTRY))));
    }

    @Test
    void everyFieldOfADailyListIsKept() {
        Paper paper = one("""
                {"id":"2503.11731","title":"T","abstract":"A","authors":["B"],"published":"2025-03-14T17:59:00.000Z",\
                "venue":"arXiv","url":"https://huggingface.co/papers/2503.11731","categories":[],\
                "extra":{"daily_dates":["2025-03-18","2025-03-19","2025-03-18"],\
                "submitted_on_daily_at":"2025-03-19T01:02:03.456Z","upvotes":12,"num_comments":3,\
                "upvote_snapshots":[{"at":"2025-03-20T08:00:00Z","upvotes":11,"comments":2},\
                {"at":"2025-03-19T08:00:00Z","upvotes":5,"comments":1}],"github":"https://github.com/a/b",\
                "github_stars":7,"project_page":"https://example.org/p","organization":"Org","submitter":"ab12",\
                "hf_ai_summary":"S","hf_ai_keywords":["k","","l"]}}""");

        assertThat(paper.publication().published())
                .isEqualTo(new PaperDate(Instant.parse("2025-03-14T17:59:00Z"), Precision.DAY, "corpus"));
        assertThat(paper.publication().announced()).isNull();
        assertThat(paper.publication().journalReference()).isEmpty();
        assertThat(paper.listings())
                .containsExactly(
                        new Listing("corpus", LocalDate.of(2025, 3, 18), 0, null, "ab12"),
                        new Listing(
                                "corpus",
                                LocalDate.of(2025, 3, 19),
                                0,
                                Instant.parse("2025-03-19T01:02:03.456Z"),
                                "ab12"));
        assertThat(paper.snapshots())
                .containsExactly(
                        new CountSnapshot("corpus", Instant.parse("2025-03-19T08:00:00Z"), new Counts(5, 1, 0)),
                        new CountSnapshot("corpus", Instant.parse("2025-03-20T08:00:00Z"), new Counts(12, 3, 7)));
        assertThat(paper.links())
                .containsExactly(
                        new Link(Link.Kind.CODE, URI.create("https://github.com/a/b"), "corpus"),
                        new Link(Link.Kind.PROJECT, URI.create("https://example.org/p"), "corpus"));
        assertThat(paper.machineSummary()).isEqualTo(new MachineSummary("corpus", "S", List.of("k", "l")));
        assertThat(paper.organisation()).isEqualTo("Org");
        assertThat(paper.provenance()).containsExactly(new Provenance("corpus", Origin.LIST));
    }

    @Test
    void totalsWithoutSnapshotsAreOfAMomentThatNobodyTells() {
        Paper paper = one(record("\"extra\":{\"daily_dates\":[\"2025-03-18\"],\"upvotes\":4}"));

        assertThat(paper.snapshots()).containsExactly(new CountSnapshot("corpus", null, new Counts(4, 0, 0)));
        assertThat(one(record("\"extra\":{\"github_stars\":4}")).snapshots())
                .containsExactly(new CountSnapshot("corpus", null, new Counts(0, 0, 4)));
    }

    @ParameterizedTest
    @CsvSource({
        // published, listed, published in the paper, announced in the paper
        "2025-03-14, 2025-03-18, 2025-03-14, 2025-03-18",
        "2025-03-18, 2025-03-18, 2025-03, 2025-03-18",
        "'', 2025-03-18, 2025-03, 2025-03-18",
        "2025-03-14, '', 2025-03-14, 2025-03-14",
        "2024, '', 2024, 2024",
        "2025, 2025-01-01, 2025, 2025-01-01",
        "'', '', 2025-03, ''",
    })
    void datesAreReadAsTheReadmeSays(String published, String listed, String first, String announced) {
        Publication publication = one(record(
                        "\"published\":\"%s\",\"extra\":{\"listed\":\"%s\"}".formatted(published, listed)))
                .publication();

        assertThat(publication.published())
                .isNotNull()
                .extracting(PaperDate::iso)
                .isEqualTo(first);
        PaperDate told = publication.announced();
        assertThat(told == null ? "" : told.iso()).isEqualTo(announced);
    }

    @Test
    void theMonthOfSubmissionIsReadFromTheIdWhereNothingTellsMore() {
        assertThat(one(record("\"abstract\":\"\"")).publication().published())
                .isEqualTo(PaperDate.ofMonth(YearMonth.of(2025, 3), PaperDate.FROM_ID));
    }

    @Test
    void whatIsMissingIsEmpty() {
        Paper paper = one("{\"id\":17,\"title\":\"\"}");

        assertThat(paper.id()).isEqualTo(PaperId.of("corpus", "17"));
        assertThat(paper.title()).isEqualTo(JsonLinesRecord.UNTITLED);
        assertThat(paper.publication()).isEqualTo(Publication.UNKNOWN);
        assertThat(paper.provenance()).containsExactly(new Provenance("corpus", Origin.REGISTRY));
    }

    @Test
    void valuesOfTheWrongKindCountAsMissing() {
        Paper paper = one(record("""
                "abstract":["a"],"authors":"Ada","published":null,"venue":{},"url":7,"categories":{"a":"cs.CL"},\
                "extra":{"listed":[],"comment":{},"doi":null,"daily_dates":"2025-03-18","upvotes":"many",\
                "num_comments":-3,"upvote_snapshots":{"at":1},"github":false,"hf_ai_keywords":"k"}"""));

        assertThat(paper).isEqualTo(one(record("\"extra\":[1,2]")));
    }

    @Test
    void countsBeyondAllBoundsStayWithin() {
        Paper paper = one(record("\"extra\":{\"daily_dates\":[\"2025-03-18\"],\"upvotes\":99999999999,"
                + "\"num_comments\":1e300,\"github_stars\":12345678901234567890123}"));

        assertThat(paper.counts()).isEqualTo(new Counts(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE));
    }

    @Test
    void charactersThatNoTextHasAreLeftOut() {
        Paper paper = one(
                record("\"abstract\":\"a\\u0000b\\ud800c\\u0007 \\ud83d\\ude00\\nd\",\"authors\":[\"A\\nB\\u0000\"]"));

        assertThat(paper.abstractText()).isEqualTo("abc 😀 d");
        assertThat(paper.authors()).containsExactly(new Author("A B"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"id\":` | not JSON",
                "`{\"id\":\"1\",\"title\":\"T\"} trailing` | not JSON",
                "`{\"id\":\"1\",\"title\":\"T\"}{\"id\":\"2\",\"title\":\"T\"}` | not JSON",
                "garbage | not JSON",
                "[] | not a JSON object",
                "7 | not a JSON object",
                "null | not a JSON object",
                "`\"text\"` | not a JSON object",
                "`{\"title\":\"T\"}` | no id",
                "`{\"id\":\"  \",\"title\":\"T\"}` | no id",
                "`{\"id\":[1],\"title\":\"T\"}` | no id",
                "`{\"id\":\"1\"}` | no title",
                "`{\"id\":\"1\",\"title\":null}` | no title",
                "`{\"id\":\"1\",\"title\":7}` | no title",
                "`{\"id\":\"1\",\"title\":\"T\",\"published\":\"soon\"}` | published is no date: soon",
                "`{\"id\":\"1\",\"title\":\"T\",\"published\":\"2025-02-30\"}` | published is no date: 2025-02-30",
                "`{\"id\":\"1\",\"title\":\"T\",\"published\":\"2025-13\"}` | published is no date",
                "`{\"id\":\"1\",\"title\":\"T\",\"published\":\"0025\"}` | published is no date",
                "`{\"id\":\"1\",\"title\":\"T\",\"extra\":{\"listed\":\"18.3.2025\"}}` | extra.listed is no date",
                "`{\"id\":\"1\",\"title\":\"T\",\"extra\":{\"daily_dates\":[\"2025-03\"]}}` | extra.daily_dates has no day",
                "`{\"id\":\"1\",\"title\":\"T\",\"extra\":{\"daily_dates\":[\"0001-01-01\"]}}` | extra.daily_dates has no day",
                "`{\"id\":\"1\",\"title\":\"T\",\"extra\":{\"submitted_on_daily_at\":\"x\"}}` | submitted_on_daily_at is no moment",
                "`{\"id\":\"1\",\"title\":\"T\",\"extra\":{\"upvote_snapshots\":[{\"at\":\"x\"}]}}` | upvote_snapshots.at is no date",
            })
    void aBrokenLineSaysWhatIsWrong(String line, String reason) {
        assertThat(reason(line)).contains(reason);
    }

    @Test
    void anIdThatIsTooLongIsRefused() {
        assertThat(reason("{\"id\":\"" + "x".repeat(400) + "\",\"title\":\"T\"}"))
                .contains("not a paper's id");
    }

    @Test
    void aLineNestedWithoutEndIsRefused() {
        assertThat(reason(record("\"extra\":" + "[".repeat(100_000)))).contains("not JSON");
    }

    @Test
    void brokenLinesAreNumberedAndTheRestIsKept() {
        List<Parsed> parsed = read("\n" + GOOD + "\r\n  \t\r\nbroken\n\n" + GOOD + "\n[]");

        assertThat(parsed).hasSize(4);
        assertThat(parsed.get(0)).isInstanceOf(Parsed.Read.class);
        assertThat(parsed.get(1))
                .isInstanceOfSatisfying(
                        Parsed.Broken.class, broken -> assertThat(broken.line()).isEqualTo(4));
        assertThat(parsed.get(2)).isInstanceOf(Parsed.Read.class);
        assertThat(parsed.get(3)).isEqualTo(new Parsed.Broken(7, "not a JSON object"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n\r\n", "   ", "\n\n \n"})
    void nothingIsNothing(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsDoNotMatter() {
        assertThat(read("\uFEFF" + GOOD + "\r\n" + GOOD + "\r\n")).hasSize(2).allMatch(Parsed.Read.class::isInstance);
    }

    @Test
    void aLineThatIsNotUtf8IsBroken() {
        byte[] latin = "{\"id\":\"1\",\"title\":\"Gödel\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(latin)).singleElement().isInstanceOf(Parsed.Broken.class);
    }

    @Test
    void aLineBeyondAllBoundsIsSkippedAndTheRestIsKept() {
        String huge = "{\"id\":\"2\",\"title\":\"" + "x".repeat(3 * JsonLines.LONGEST_LINE) + "\"}";
        String long1 = "{\"id\":\"3\",\"title\":\"" + "x".repeat(JsonLines.LONGEST_LINE - 100) + "\"}";

        List<Parsed> parsed = read(GOOD + "\n" + huge + "\n" + long1 + "\n" + GOOD + "\n" + huge);

        assertThat(parsed).hasSize(5);
        assertThat(parsed.get(1)).isEqualTo(new Parsed.Broken(2, "longer than 4 MB"));
        assertThat(parsed.get(2)).isInstanceOf(Parsed.Read.class);
        assertThat(parsed.get(3)).isInstanceOf(Parsed.Read.class);
        assertThat(parsed.get(4)).isEqualTo(new Parsed.Broken(5, "longer than 4 MB"));
    }

    @Test
    void aStreamThatFailsIsToldWithItsLineAfterWhatWasRead() {
        byte[] bytes = (GOOD + "\n" + GOOD + "\n{\"id\"").getBytes(StandardCharsets.UTF_8);
        InputStream failing = new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = super.read(into, offset, length);
                if (count < 0) {
                    throw new IOException("the disk is gone");
                }
                return count;
            }
        };
        List<Parsed> parsed = new ArrayList<>();

        new JsonLines("corpus").read(failing, parsed::add);

        assertThat(parsed).hasSize(3);
        assertThat(parsed.getLast())
                .isEqualTo(new Parsed.Broken(3, "the file cannot be read any further: the disk is gone"));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void linesAreCutAsAPlainSplitCutsThem(long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            text.append("é".repeat(random.nextInt(5) == 0 ? random.nextInt(90_000) : random.nextInt(40)));
            text.append(random.nextInt(3) == 0 ? "\n\n" : "\n");
        }
        List<String> expected = new ArrayList<>(List.of(text.toString().split("\n", -1)));
        expected.removeLast();

        Lines lines =
                new Lines(new DrippingStream(text.toString().getBytes(StandardCharsets.UTF_8), random), 1_000_000);

        List<String> found = new ArrayList<>();
        while (lines.next()) {
            assertThat(lines.isTooLong()).isFalse();
            found.add(new String(lines.bytes(), lines.start(), lines.length(), StandardCharsets.UTF_8));
            assertThat(lines.number()).isEqualTo(found.size());
        }
        assertThat(found).as("seed %d", seed).isEqualTo(expected);
    }

    /** Gives as many bytes as chance wants. */
    private static final class DrippingStream extends ByteArrayInputStream {
        private final Random random;

        DrippingStream(byte[] bytes, Random random) {
            super(bytes);
            this.random = random;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, 1 + random.nextInt(70_000)));
        }
    }
}
