package broadsheet.source.arxiv;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.Licence;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.Provenance;
import broadsheet.paper.Publication;
import broadsheet.paper.Reannouncement;
import broadsheet.paper.Reannouncement.Kind;
import broadsheet.source.arxiv.ArxivRss.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArxivRssTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 18);

    private final List<ArxivRecord> records = new ArrayList<>();

    private Outcome read(String feed) {
        return ArxivRss.read(Answers.stream(feed), records::add);
    }

    private List<Paper> papers() {
        return records.stream()
                .map(record -> ((ArxivRecord.Read) record).paper())
                .toList();
    }

    @Test
    void aNewPaperIsAnnouncedOnTheDayOfTheFeed() throws IOException {
        assertThat(read(Answers.written("feed.atom.xml"))).isEqualTo(new Outcome.Announced(DAY, 2));

        Paper paper = papers().getFirst();
        assertThat(paper.id()).isEqualTo(PaperId.of(PaperId.ARXIV, "2603.00001"));
        assertThat(paper.title()).isEqualTo("Engines that weave");
        assertThat(paper.abstractText()).isEqualTo("We weave. Abstract: twice.");
        assertThat(paper.authors()).containsExactly(new Author("Ada Lovelace"), new Author("Kurt Gödel"));
        assertThat(paper.categories()).containsExactly(new Category("cs.CL"), new Category("math-ph"));
        assertThat(paper.publication())
                .isEqualTo(new Publication(
                        PaperDate.ofMonth(YearMonth.of(2026, 3), PaperDate.FROM_ID),
                        PaperDate.ofDay(DAY, "arxiv-rss"),
                        List.of(),
                        List.of(),
                        false,
                        "",
                        "Notes 1",
                        "10.1000/abc",
                        new Licence("http://creativecommons.org/licenses/by/4.0/")));
        assertThat(paper.provenance()).containsExactly(new Provenance("arxiv-rss", Provenance.Origin.REGISTRY));
    }

    @Test
    void aPaperShownToAnotherFieldIsAnnouncedAgain() throws IOException {
        read(Answers.written("feed.atom.xml"));

        Publication publication = papers().get(1).publication();
        assertThat(publication.announced()).isNull();
        assertThat(publication.reannouncements()).containsExactly(new Reannouncement(Kind.CROSS, DAY, "arxiv-rss"));
    }

    @Test
    void aReplacedPaperIsAnnouncedAgain() throws IOException {
        assertThat(read(Answers.written("feed.rss.xml"))).isEqualTo(new Outcome.Announced(DAY, 3));

        for (ArxivRecord record : records.subList(0, 2)) {
            Publication publication = ((ArxivRecord.Read) record).paper().publication();
            assertThat(publication.announced()).isNull();
            assertThat(publication.reannouncements())
                    .containsExactly(new Reannouncement(Kind.REPLACEMENT, DAY, "arxiv-rss"));
        }
        assertThat(records.get(2))
                .isEqualTo(new ArxivRecord.Broken(
                        "oai:arXiv.org:2603.00009v1", Fault.ANNOUNCEMENT, "no announcement: \"sold\""));
    }

    @Test
    void whyItIsAnnouncedIsReadFromTheDescriptionWhereItsElementIsMissing() throws IOException {
        read(Answers.written("feed.atom.xml").replaceAll("<arxiv:announce_type>.*</arxiv:announce_type>", ""));

        assertThat(papers().get(0).publication().announced()).isNotNull();
        assertThat(papers().get(1).publication().reannouncements()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "IDENTIFIER, oai:arXiv.org:2603.00001v1, oai:arXiv.org:x",
        "TITLE, Engines that weave, ",
        "CATEGORY, cs.CL, made.UP",
        "DATE, 2026-03-18T00:00:00-04:00, tomorrow",
        "CHARACTER, We weave, &#2;",
    })
    void whatIsWrongWithARecordIsToldByKindAndHarmsNoOther(Fault fault, String right, String wrong) throws IOException {
        String feed = Answers.written("feed.atom.xml");
        int first = feed.indexOf("<entry>");
        int second = feed.indexOf("<entry>", first + 1);
        String broken = feed.substring(first, second).replace(right, wrong == null ? "" : wrong);

        assertThat(read(feed.substring(0, first) + broken + feed.substring(second)))
                .isEqualTo(new Outcome.Announced(DAY, 2));
        assertThat(records.getFirst())
                .isInstanceOfSatisfying(
                        ArxivRecord.Broken.class, one -> assertThat(one.fault()).isEqualTo(fault));
        assertThat(records.get(1)).isInstanceOf(ArxivRecord.Read.class);
    }

    @Test
    void aFeedOfAWeekendIsEmpty() throws IOException {
        String feed = Answers.written("feed.rss.xml");

        assertThat(read(feed.replaceAll("(?s)<item>.*</item>", ""))).isEqualTo(new Outcome.Empty());
    }

    @Test
    void aFeedThatTellsAnErrorIsARefusal() {
        assertThat(read("<rss><channel><title>Feed error for query: cs.XX</title>"
                        + "<description>Invalid archive</description></channel></rss>"))
                .isEqualTo(new Outcome.Refused("Feed error for query: cs.XX Invalid archive"));
        assertThat(read("<feed><title>Feed error for query: cs.XX</title>"
                        + "<entry><title>Invalid archive</title></entry></feed>"))
                .isEqualTo(new Outcome.Refused("Feed error for query: cs.XX Invalid archive"));
        assertThat(records).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Rate exceeded.",
                "<html></html>",
                "<!DOCTYPE rss [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><rss><channel><title>&e;</title></channel></rss>"
            })
    void whatIsNoFeedIsTorn(String feed) {
        assertThat(read(feed)).isInstanceOf(Outcome.Torn.class);
        assertThat(records).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"feed.atom.xml", "feed.rss.xml"})
    void whereverAFeedIsCutItsWholeRecordsAreHandedOut(String name) throws IOException {
        byte[] feed = Answers.written(name).strip().getBytes(StandardCharsets.UTF_8);
        read(new String(feed, StandardCharsets.UTF_8));
        for (int length = 0; length < feed.length; length++) {
            List<ArxivRecord> before = new ArrayList<>();
            Outcome outcome = ArxivRss.read(new ByteArrayInputStream(Arrays.copyOf(feed, length)), before::add);

            assertThat(outcome).isInstanceOf(Outcome.Torn.class);
            assertThat(before).isEqualTo(records.subList(0, before.size()));
        }
    }

    @Test
    void aRealFeedIsRead() throws IOException {
        LocalDate day = LocalDate.of(2025, 8, 20);

        assertThat(read(Answers.recorded("rss/arxiv_rss_example.xml")))
                .isEqualTo(new Outcome.Announced(day, records.size()));
        assertThat(papers().stream()
                        .filter(paper -> paper.publication().announced() != null)
                        .count())
                .isEqualTo(2);
        assertThat(papers().stream()
                        .filter(paper -> !paper.publication().reannouncements().isEmpty())
                        .count())
                .isEqualTo(records.size() - 2);
        Paper first = papers().getFirst();
        assertThat(first.id().local()).isEqualTo("2508.13426");
        assertThat(first.abstractText()).startsWith("As large language models");
        assertThat(first.authors())
                .extracting(Author::name)
                .containsExactly("Chunhua Liu", "Kabir Manandhar Shrestha", "Sukai Huang");
        assertThat(first.publication().licence().shortName()).isEqualTo("CC BY-NC-SA 4.0");
    }
}
