package broadsheet.digest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.edition.Sketch;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.Publication;
import broadsheet.paper.Reannouncement;
import broadsheet.paper.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedEntryTest {
    private static final Instant ADDED = Instant.parse("2026-04-01T10:00:00Z");

    private static FeedEntry entry(Paper paper) {
        return FeedEntry.of(paper, "https://example.org/papers/x", ADDED);
    }

    @ParameterizedTest
    @CsvSource({
        "arxiv, 2603.00001, https://arxiv.org/abs/2603.00001",
        "arxiv, hep-th/9901001, https://arxiv.org/abs/hep-th/9901001",
        "doi, 10.1000/a<b>, https://doi.org/10.1000/a%3Cb%3E",
        "acl, P18-1001, https://aclanthology.org/P18-1001/",
        "openreview, SkxZFoAqtQ, https://openreview.net/forum?id=SkxZFoAqtQ",
        "cranfield, 17, urn:uuid:6135d728-af18-3fd5-af80-9bd7c7e018b3"
    })
    void anEntrysNameIsThatOfThePaperAndNeverChanges(String scheme, String local, String name) {
        assertThat(FeedEntry.idOf(PaperId.of(scheme, local))).isEqualTo(name);
    }

    @Test
    void aPaperIsPublishedWhenItWasAnnouncedAndUpdatedByItsVersionsButNotByItsVotes() {
        Paper paper = Sketch.of("2603.00001")
                .announced("2026-03-16")
                .listed("2026-03-20")
                .voted(40)
                .paper();
        Publication publication = paper.publication();
        Paper revised = paper.withPublication(new Publication(
                PaperDate.parse("2026-03-14T17:00:00Z", "arxiv").orElseThrow(),
                publication.announced(),
                List.of(version(1, "2026-03-14T17:00:00Z"), version(2, "2026-03-25T11:00:00Z")),
                List.of(),
                false,
                "",
                "",
                "",
                publication.licence()));

        assertThat(entry(paper).published()).isEqualTo("2026-03-16T00:00:00Z");
        assertThat(entry(paper).updated()).isEqualTo("2026-03-16T00:00:00Z");
        assertThat(entry(revised).published()).isEqualTo("2026-03-16T00:00:00Z");
        assertThat(entry(revised).updated()).isEqualTo("2026-03-25T11:00:00Z");
        Paper praised = Sketch.of("2603.00001")
                .announced("2026-03-16")
                .listed("2026-03-20")
                .voted(4_000)
                .paper();
        assertThat(entry(praised)).isEqualTo(entry(paper));
    }

    private static Version version(int number, String moment) {
        return new Version(number, PaperDate.parse(moment, "arxiv").orElseThrow());
    }

    @Test
    void aReplacementUpdatesAPaperAndAShowingInAnotherFieldDoesNot() {
        Sketch sketch = Sketch.of("2603.00001").announced("2026-03-16").again(Reannouncement.Kind.CROSS, "2026-04-02");
        assertThat(entry(sketch.paper()).updated()).isEqualTo("2026-03-16T00:00:00Z");

        assertThat(entry(sketch.again(Reannouncement.Kind.REPLACEMENT, "2026-03-30")
                                .paper())
                        .updated())
                .isEqualTo("2026-03-30T00:00:00Z");
    }

    @Test
    void whatIsKnownToTheDayGoesBeforeWhatIsKnownToTheMonthAndAListingBeforeThat() {
        assertThat(FeedEntry.published(Sketch.of("acl:P18-1001")
                        .announced("2018-07")
                        .listed("2018-07-15")
                        .paper()))
                .contains(Instant.parse("2018-07-15T00:00:00Z"));
        assertThat(FeedEntry.published(
                        Sketch.of("acl:P18-1001").announced("2018-07").paper()))
                .contains(Instant.parse("2018-07-01T00:00:00Z"));
        assertThat(FeedEntry.published(Sketch.of("2603.00001").paper()))
                .contains(Instant.parse("2026-03-01T00:00:00Z"));
    }

    @Test
    void aPaperWithoutAnyDateIsPublishedWhenItCameIn() {
        Paper paper = Sketch.of("doi:10.1000/xyz").paper();

        assertThat(FeedEntry.published(paper)).isEmpty();
        assertThat(entry(paper).published()).isEqualTo(ADDED);
    }

    @Test
    void itsTextIsEscapedAndItsMathematicsStaysReadable() {
        Paper paper = Sketch.of("2603.00001")
                .titled("On $x < y$ and its price of \\$5")
                .listed("2026-03-16")
                .paper();

        assertThat(entry(paper).title()).isEqualTo("On $x < y$ and its price of $5");
        assertThat(FeedText.paragraphs("If $x < y$ & <b>z</b>,\nthen.\n\nSecond."))
                .isEqualTo("<p>If $x &lt; y$ &amp; &lt;b&gt;z&lt;/b&gt;, then.</p><p>Second.</p>");
    }

    @Test
    void aTitleOfWhichNothingIsLegibleGivesWayToTheName() {
        assertThat(entry(Sketch.of("2603.00001").titled("\u0001").paper()).title())
                .isEqualTo("https://arxiv.org/abs/2603.00001");
    }

    @Test
    void aListingsDayCountsWhereNothingWasAnnounced() {
        assertThat(FeedEntry.published(Sketch.of("doi:10.1000/xyz")
                        .listed("2026-03-20")
                        .listed("2026-03-18")
                        .paper()))
                .contains(LocalDate.of(2026, 3, 18)
                        .atStartOfDay(java.time.ZoneOffset.UTC)
                        .toInstant());
    }
}
