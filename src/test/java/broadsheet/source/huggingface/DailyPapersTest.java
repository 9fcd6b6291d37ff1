package broadsheet.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.SharedData;
import broadsheet.paper.Author;
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
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DailyPapersTest {
    private static final String FIXTURE = "daily_papers.json";

    private static List<Parsed> read(InputStream stream, @Nullable LocalDate asked) {
        List<Parsed> parsed = new ArrayList<>();
        new DailyPapers("hf", asked, null).read(stream, parsed::add);
        return parsed;
    }

    private static List<Parsed> read(String json) {
        return read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), null);
    }

    private static List<Parsed> fixture(@Nullable LocalDate asked) throws IOException {
        try (InputStream stream = DailyPapersTest.class.getResourceAsStream(FIXTURE)) {
            return read(Objects.requireNonNull(stream, FIXTURE), asked);
        }
    }

    private static List<Paper> papers(List<Parsed> parsed) {
        return parsed.stream()
                .filter(Parsed.Read.class::isInstance)
                .map(one -> ((Parsed.Read) one).paper())
                .toList();
    }

    private static List<String> broken(List<Parsed> parsed) {
        return parsed.stream()
                .filter(Parsed.Broken.class::isInstance)
                .map(Parsed.Broken.class::cast)
                .map(one -> one.line() + " " + one.reason())
                .toList();
    }

    @Test
    void everyFieldOfAnEntryIsKept() throws IOException {
        Instant submitted = Instant.parse("2026-08-20T01:02:03.456Z");

        assertThat(papers(fixture(null)).getFirst())
                .isEqualTo(new Paper(
                        PaperId.of(PaperId.ARXIV, "2608.00017"),
                        List.of(),
                        "On Made-Up Engines",
                        "An engine is made up. Code: https://github.com/made/up.",
                        List.of(new Author("Ada Lovelace"), new Author("Kurt Gödel")),
                        List.of(),
                        new Publication(
                                new PaperDate(Instant.parse("2026-08-17T00:00:00Z"), Precision.DAY, "hf"),
                                null,
                                List.of(),
                                List.of(),
                                false,
                                "",
                                "",
                                "",
                                Licence.UNKNOWN),
                        List.of(
                                new Link(Link.Kind.CODE, URI.create("https://github.com/made/engine"), "hf:user"),
                                new Link(Link.Kind.PROJECT, URI.create("https://example.org/engine"), "hf:user"),
                                new Link(Link.Kind.CODE, URI.create("https://github.com/made/up"), Link.FROM_TEXT),
                                new Link(Link.Kind.MEDIA, URI.create("https://example.org/film.mp4"), "hf"),
                                new Link(Link.Kind.MEDIA, URI.create("https://example.org/picture.png"), "hf")),
                        List.of(new Listing("hf", LocalDate.of(2026, 8, 20), 0, submitted, "reader-1")),
                        List.of(new CountSnapshot("hf", null, new Counts(92, 3, 152))),
                        new MachineSummary("hf", "A made-up engine.", List.of("engine", "making up")),
                        "Institute of Making Up",
                        List.of(new Provenance("hf", Origin.LIST))));
    }

    @Test
    void countsAreOfTheMomentOfTheAnswerWhereThatIsKnown() throws IOException {
        Instant answered = Instant.parse("2026-08-21T06:00:00Z");
        List<Parsed> parsed = new ArrayList<>();
        try (InputStream stream = DailyPapersTest.class.getResourceAsStream(FIXTURE)) {
            new DailyPapers("hf", null, answered).read(Objects.requireNonNull(stream, FIXTURE), parsed::add);
        }

        assertThat(papers(parsed).getFirst().snapshots())
                .containsExactly(new CountSnapshot("hf", answered, new Counts(92, 3, 152)));
    }

    @Test
    void anOlderAnswerIsOfTheDayItWasAskedFor() throws IOException {
        Paper asked = papers(fixture(LocalDate.of(2024, 8, 7))).get(1);
        Paper unasked = papers(fixture(null)).get(1);

        assertThat(asked.listings()).containsExactly(new Listing("hf", LocalDate.of(2024, 8, 7), 0, null, "reader-3"));
        assertThat(unasked.listings())
                .containsExactly(new Listing("hf", LocalDate.of(2024, 8, 5), 0, null, "reader-3"));
        assertThat(asked.publication().withdrawn()).isTrue();
        assertThat(asked.organisation()).isEqualTo("made-up");
        assertThat(asked.link(Link.Kind.MEDIA).map(Link::url)).contains(URI.create("https://example.org/old.jpeg"));
        assertThat(asked.snapshots()).isEmpty();
    }

    @Test
    void brokenEntriesAreNumberedAndTheRestIsKept() throws IOException {
        List<Parsed> parsed = fixture(null);

        assertThat(broken(parsed))
                .containsExactly(
                        "3 no paper.id",
                        "4 no title",
                        "5 publishedAt is no moment: ",
                        "6 paper.submittedOnDailyAt is no moment: 2026-08",
                        "7 no paper.id",
                        "8 no paper.id");
        assertThat(papers(parsed))
                .extracting(Paper::title)
                .containsExactly("On Made-Up Engines", "An Older Answer", "Last");
    }

    @Test
    void aPublicationThatIsNoDateIsReadFromTheId() throws IOException {
        assertThat(papers(fixture(null)).getLast().publication().published())
                .isEqualTo(PaperDate.ofMonth(YearMonth.of(2024, 8), PaperDate.FROM_ID));
    }

    @Test
    void anEmptyAnswerHasNoPapers() {
        assertThat(read("[]")).isEmpty();
        assertThat(read("\uFEFF [ ]\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"paper\":{\"id\":\"2408.00006\",\"title\":\"T\"},\"publishedAt\":\"2024-08-06T00:00:00.000Z\"}",
                "[{\"paper\":{\"id\":\"2408.00006\",\"title\":\"T\"},\"publishedAt\":\"2024-08-06T00:00:00.000Z\"},",
                "[{\"paper\":{\"id\":\"2408.00006\",\"title\":\"T\"},\"publishedAt\":\"2024-08-06T00:00:00.000Z\"},{\"pap",
                "[{\"paper\":{\"id\":\"2408.00006\",\"title\":\"T\"},\"publishedAt\":\"2024-08-06T00:00:00.000Z\"} x]",
                "[{\"paper\":{\"id\":\"2408.00006\",\"title\":\"T\"},\"publishedAt\":\"2024-08-06T00:00:00.000Z\"}][]",
            })
    void anAnswerThatBreaksOffKeepsWhatCameBefore(String json) {
        List<Parsed> parsed = read(json);

        assertThat(papers(parsed)).hasSize(1);
        assertThat(broken(parsed)).singleElement().asString().startsWith("2 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "7", "", "x"})
    void whatIsNoArrayIsBroken(String json) {
        assertThat(read(json)).singleElement().isInstanceOf(Parsed.Broken.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-08-05, 8, 47, 11, 0",
        "2025-03-11, 26, 319, 31, 0",
        "2026-08-20, 15, 469, 13, 15",
    })
    void recordedAnswersAreReadWhole(LocalDate day, int count, int upvotes, int comments, int submittedThatDay)
            throws IOException {
        List<Parsed> parsed;
        try (InputStream stream =
                Files.newInputStream(SharedData.orSkip("recorded/hf_daily_papers_api/daily_papers_" + day + ".json"))) {
            parsed = read(stream, day);
        }

        List<Paper> papers = papers(parsed);
        assertThat(broken(parsed)).isEmpty();
        assertThat(papers).hasSize(count);
        assertThat(papers).allSatisfy(paper -> {
            assertThat(paper.listings())
                    .singleElement()
                    .extracting(Listing::day)
                    .isEqualTo(day);
            assertThat(paper.authors()).isNotEmpty();
            assertThat(paper.abstractText()).isNotBlank().doesNotContain("\n");
            assertThat(paper.publication().published()).isNotNull();
        });
        assertThat(papers.stream().mapToInt(paper -> paper.counts().upvotes()).sum())
                .isEqualTo(upvotes);
        assertThat(papers.stream().mapToInt(paper -> paper.counts().comments()).sum())
                .isEqualTo(comments);
        assertThat(papers.stream().filter(paper -> paper.listings().getFirst().listedAt() != null))
                .hasSize(submittedThatDay);
    }

    @Test
    void aRecordedEntryKeepsWhoListedItItsRepositoryAndItsMachineSummary() throws IOException {
        Paper paper;
        try (InputStream stream =
                Files.newInputStream(SharedData.orSkip("recorded/hf_daily_papers_api/daily_papers_2026-08-20.json"))) {
            paper = papers(read(stream, null)).getFirst();
        }

        assertThat(paper.id()).isEqualTo(PaperId.of(PaperId.ARXIV, "2608.16590"));
        assertThat(paper.counts()).isEqualTo(new Counts(92, 1, 152));
        assertThat(paper.listings())
                .containsExactly(new Listing(
                        "hf", LocalDate.of(2026, 8, 20), 0, Instant.parse("2026-08-20T00:00:00Z"), "user-dc5210"));
        assertThat(paper.link(Link.Kind.CODE))
                .contains(new Link(
                        Link.Kind.CODE,
                        URI.create("https://github.com/air-embodied-brain/Zetta-Embodiment"),
                        "hf:user"));
        assertThat(Optional.ofNullable(paper.machineSummary()).orElseThrow().keywords())
                .contains("recovery skills");
    }

    @Test
    void aRecordedEntryKeepsItsMediaAndOrganisation() throws IOException {
        Paper paper;
        try (InputStream stream =
                Files.newInputStream(SharedData.orSkip("recorded/hf_daily_papers_api/daily_papers_2602.23229.json"))) {
            paper = papers(read(stream, null)).getFirst();
        }

        assertThat(paper.organisation()).isEqualTo("Multimedia and Human Understanding Group");
        assertThat(paper.link(Link.Kind.MEDIA).map(link -> link.url().toString()))
                .hasValueSatisfying(url -> assertThat(url).endsWith(".webp"));
    }

    @Test
    void aHiddenAuthorOfARecordedAnswerStaysHidden() throws IOException {
        try (InputStream stream =
                Files.newInputStream(SharedData.orSkip("recorded/hf_daily_papers_api/daily_papers_2024-08-05.json"))) {
            int shown = papers(read(stream, null)).stream()
                    .mapToInt(paper -> paper.authors().size())
                    .sum();

            // Of 56 names in that file one is marked as hidden.
            assertThat(shown).isEqualTo(55);
        }
    }
}
