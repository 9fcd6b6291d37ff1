package broadsheet.source.sample;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.SharedData;
import broadsheet.catalog.Candidate;
import broadsheet.catalog.Catalogue;
import broadsheet.catalog.Papers.Stored;
import broadsheet.config.Home;
import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.Link;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.Provenance;
import broadsheet.paper.Provenance.Origin;
import broadsheet.paper.Publication;
import broadsheet.paper.TextKey;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleEditionTest {
    @TempDir
    private Path folder;

    private Catalogue catalogue;
    private SampleEdition sample;

    @BeforeEach
    void open() {
        catalogue = Catalogue.open(new Home(folder), InstantSource.fixed(Instant.parse("2025-12-26T08:00:00Z")));
        sample = new SampleEdition(catalogue);
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    @Test
    void fortyPapersStandOnTheFrontOfOneDayInTheirOrder() {
        assertThat(sample.add()).isEqualTo(new Stored(40, 0, 0));

        List<Candidate> listed = catalogue.lists().listed(SampleEdition.DAY, SampleEdition.DAY.plusDays(1), true);
        assertThat(listed.stream()
                        .sorted(Comparator.comparingInt(Candidate::position))
                        .map(Candidate::id))
                .containsExactlyElementsOf(
                        SampleEdition.papers().stream().map(Paper::id).toList());
        assertThat(listed)
                .extracting(Candidate::position)
                .doesNotHaveDuplicates()
                .hasSize(40);
        assertThat(catalogue.lists().dayFrom(SampleEdition.DAY.minusYears(20), false))
                .isEmpty();
    }

    @Test
    void everyPaperIsMarkedAndWhole() {
        assertThat(SampleEdition.papers()).allSatisfy(paper -> {
            assertThat(paper.origin()).isEqualTo(Origin.SAMPLE);
            assertThat(paper.id().scheme()).isEqualTo(PaperId.ARXIV);
            assertThat(paper.authors()).isNotEmpty();
            assertThat(paper.publication().published()).isNotNull();
            assertThat(paper.publication().announced()).isNull();
            assertThat(paper.abstractText().split("[.?!](?=\\s|$)", -1)).hasSizeBetween(3, 5);
        });
    }

    @Test
    void addedTwiceItIsThereOnce() {
        sample.add();
        long revision = catalogue.revision();

        assertThat(sample.add()).isEqualTo(new Stored(0, 0, 40));
        assertThat(catalogue.size()).isEqualTo(40);
        assertThat(catalogue.revision()).isEqualTo(revision);
    }

    @Test
    void removedItIsGoneAndMayComeBack() {
        sample.add();

        assertThat(sample.remove()).isEqualTo(40);
        assertThat(catalogue.size()).isZero();
        assertThat(sample.remove()).isZero();
        assertThat(sample.add()).isEqualTo(new Stored(40, 0, 0));
    }

    @Test
    void aPaperThatAnotherSourceKnowsStaysAndIsTheirs() {
        Paper known = SampleEdition.papers().getFirst();
        Paper theirs = new Paper(
                known.id(),
                List.of(),
                "The title of the archive",
                "The abstract of the authors.",
                List.of(new Author("Ada Lovelace")),
                known.categories(),
                Publication.UNKNOWN,
                List.of(),
                List.of(),
                List.of(),
                null,
                "",
                List.of(new Provenance("archive", Origin.REGISTRY)));
        sample.add();
        catalogue.papers().store(List.of(theirs));
        assertThat(catalogue.papers().find(known.id()).map(Paper::abstractText))
                .contains("The abstract of the authors.");

        sample.remove();

        Paper left = catalogue.papers().find(known.id()).orElseThrow();
        assertThat(catalogue.size()).isEqualTo(1);
        assertThat(left.title()).isEqualTo("The title of the archive");
        assertThat(left.listings()).isEmpty();
        assertThat(left.provenance()).extracting(Provenance::source).containsExactly("archive");
    }

    @Test
    void thePapersAreThoseOfThePageInItsOrderWithItsFacts() throws IOException {
        JsonNode page = new ObjectMapper().readTree(Files.readString(SharedData.orSkip("seed/papers.json")));
        List<Paper> papers = SampleEdition.papers();

        assertThat(papers).hasSize(page.size());
        for (int i = 0; i < page.size(); i++) {
            JsonNode fact = page.path(i);
            Paper paper = papers.get(i);
            assertThat(paper.id())
                    .isEqualTo(PaperId.of(PaperId.ARXIV, fact.path("arxiv_id").asText()));
            assertThat(TextKey.of(paper.title()))
                    .isEqualTo(TextKey.of(fact.path("title").asText()));
            assertThat(paper.authors()).extracting(Author::name).isEqualTo(texts(fact.path("authors")));
            assertThat(paper.categories()).extracting(Category::code).isEqualTo(texts(fact.path("categories")));
            // Where the page told no date, the identifier tells the month.
            assertThat(Objects.requireNonNull(paper.publication().published()).iso())
                    .startsWith(fact.path("date_iso").asText());
            assertThat(paper.publication().journalReference())
                    .isEqualTo(fact.path("venue").asText());
            assertThat(paper.link(Link.Kind.CODE)
                            .map(link -> link.url().toString())
                            .orElse(""))
                    .isEqualTo(fact.path("code_url").asText());
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @Test
    void noSentenceOfTheAbstractsIsUsed() throws IOException {
        String page = words(Files.readString(SharedData.orSkip("seed/daily_papers_page.txt")));
        String seed = words(Files.readString(SharedData.orSkip("seed/papers.json")));
        List<String> reused = new ArrayList<>();
        for (Paper paper : SampleEdition.papers()) {
            String[] words = words(paper.abstractText()).strip().split(" ", -1);
            for (int at = 0; at + LONGEST_COMMON_RUN < words.length; at++) {
                String run = " " + String.join(" ", List.of(words).subList(at, at + LONGEST_COMMON_RUN + 1)) + " ";
                if (page.contains(run) || seed.contains(run)) {
                    reused.add(paper.id() + ":" + run);
                }
            }
        }

        assertThat(reused).isEmpty();
    }

    /** Names of methods and data sets run to some words; a sentence runs to more. */
    private static final int LONGEST_COMMON_RUN = 8;

    private static String words(String text) {
        return " " + TextKey.of(text) + " ";
    }
}
