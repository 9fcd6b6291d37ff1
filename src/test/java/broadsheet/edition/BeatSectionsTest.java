package broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Beat;
import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.edition.Arrivals.Arrival;
import broadsheet.edition.Arrivals.Since;
import broadsheet.edition.BeatSections.BeatSection;
import broadsheet.edition.BeatSections.Caught;
import broadsheet.edition.BeatSections.Week;
import broadsheet.encode.Encoding;
import broadsheet.encode.EncodingState;
import broadsheet.encode.Model;
import broadsheet.job.BackgroundEncoding;
import broadsheet.learn.BeatLearning;
import broadsheet.learn.BeatLearning.Learnt;
import broadsheet.learn.Blend;
import broadsheet.learn.LearntBeats;
import broadsheet.paper.PaperId;
import broadsheet.search.Search;
import broadsheet.search.lucene.LuceneIndex;
import broadsheet.source.sample.SampleEdition;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Of the sample edition, as the encoder of every new home knows it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BeatSectionsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-18T08:00:00Z"));
    private static final Period SAMPLE = new Period.Day(LocalDate.of(2025, 12, 26));
    private static final Beat RETRIEVERS =
            new Beat("Retrievers", "retrieving demonstrations for in-context learning", List.of());
    private static final Beat GALAXIES = new Beat("Galaxies", "how galaxies form and evolve", List.of());

    private final Catalogue catalogue;
    private final Encoding encoding;
    private final LuceneIndex index;
    private final BeatSections sections;
    private final Arrivals arrivals;

    BeatSectionsTest(@TempDir Path folder) throws InterruptedException {
        Home home = new Home(folder);
        home.prepare();
        catalogue = Catalogue.open(home, CLOCK);
        encoding = Encoding.of(Model.parse("bge-small-en-v1.5").orElseThrow(), home.vectors());
        index = LuceneIndex.keep(home.index(), catalogue, encoding, CLOCK);
        new SampleEdition(catalogue).add();
        index.awaitCurrent();
        try (BackgroundEncoding background =
                new BackgroundEncoding(encoding, index.unencoded().orElseThrow(), catalogue, CLOCK)) {
            background.runOnce(found -> {});
        }
        LearntBeats learnt = new LearntBeats(new BeatLearning(catalogue, index), index);
        Editions editions = new Editions(catalogue, 30, CLOCK);
        Search search = new Search(catalogue, index);
        sections = new BeatSections(catalogue, editions, learnt, search);
        arrivals = new Arrivals(catalogue, editions, new Lists(catalogue, editions, search, sections), sections);
    }

    @AfterAll
    void close() {
        index.close();
        encoding.close();
        catalogue.close();
    }

    @Test
    void aBeatIsASectionOfTheEditionIfItCatchesSomething() {
        catalogue.beats().keep(RETRIEVERS);
        catalogue.beats().keep(GALAXIES);

        List<BeatSection> found = sections.of(SAMPLE);

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().beat()).isEqualTo(RETRIEVERS);
        assertThat(found.getFirst().caught().stream().map(Caught::paper)).contains(PaperId.ofText("arxiv:2305.04320"));
        assertThat(found.getFirst().caught().size()).isBetween(1, 8);
        assertThat(sections.days(RETRIEVERS).getFirst().caught())
                .isEqualTo(found.getFirst().caught());
        catalogue.beats().remove("retrievers");
        assertThat(sections.of(SAMPLE)).as("removed").isEmpty();
    }

    @Test
    void whatABeatCaughtIsNewsOnceAndAgainWhereItCameLate() {
        catalogue.beats().keep(RETRIEVERS);
        LocalDate day = LocalDate.of(2025, 12, 26);
        List<PaperId> caught = sections.days(RETRIEVERS).getFirst().caught().stream()
                .map(Caught::paper)
                .toList();

        List<Arrival> first = news(new Since(Instant.EPOCH, LocalDate.EPOCH));

        assertThat(first.stream().map(Arrival::paper)).containsExactlyElementsOf(caught);
        assertThat(first).allSatisfy(one -> assertThat(one.why()).contains("meant"));
        assertThat(news(new Since(CLOCK.instant(), day))).isEmpty();
        // Looked through before the papers of that day were here.
        assertThat(news(new Since(CLOCK.instant().minusMillis(1), day)).stream().map(Arrival::paper))
                .containsExactlyElementsOf(caught);
        assertThat(news(new Since(CLOCK.instant().minusMillis(1), day.plusDays(7))))
                .isEmpty();
        catalogue.beats().remove("retrievers");
        assertThat(news(new Since(Instant.EPOCH, LocalDate.EPOCH))).isEmpty();
    }

    private List<Arrival> news(Since since) {
        return arrivals.since(new ListName.OfBeat("retrievers"), since, 1, 20, 0)
                .arrivals();
    }

    /** Something is always nearest, and is told apart from what is near. */
    @Test
    void aSentenceOnWhatNoPaperIsAboutCatchesNothing() {
        Week week = sections.lastWeek(GALAXIES, 5).orElseThrow();

        assertThat(week.best()).hasSize(5).noneMatch(Caught::isNear);
        assertThat(week.caught()).isZero();
        assertThat(week.of()).isEqualTo(40);
    }

    @Test
    void whatIsCaughtStandsBeforeWhatIsNot() {
        Week week = sections.lastWeek(RETRIEVERS, 12).orElseThrow();

        assertThat(week.best()).hasSize(12);
        assertThat(week.best().subList(0, week.caught())).allMatch(Caught::isCaught);
        assertThat(week.best().subList(week.caught(), 12)).noneMatch(Caught::isCaught);
    }

    /** Its sentence has no say before. */
    @Test
    void whatIsLearntWhileTheEncoderIsBeingLoadedIsNotKept(@TempDir Path folder) {
        Encoding loading = Encoding.of(Model.parse("bge-small-en-v1.5").orElseThrow(), folder);
        LuceneIndex other = LuceneIndex.keep(folder.resolve("index"), catalogue, loading, CLOCK);
        LearntBeats learnt = new LearntBeats(new BeatLearning(catalogue, other), other);
        Beat beat = new Beat(
                "Retrievers",
                RETRIEVERS.instruction(),
                List.of(new Beat.Example(PaperId.ofText("arxiv:2305.04320"), Beat.Stance.LIKE)));
        try (other;
                loading) {
            other.awaitCurrent();
            assertThat(loading.state()).isInstanceOf(EncodingState.Loading.class);
            learnt.learn(beat);
            loading.begin();
            loading.await();
            try (BackgroundEncoding background =
                    new BackgroundEncoding(loading, other.unencoded().orElseThrow(), catalogue, CLOCK)) {
                background.runOnce(found -> {});
            }

            Learnt known = learnt.learn(beat).orElseThrow();

            assertThat(((Blend.Learned) known.scorer()).lesson().instruction()).isPresent();
            assertThat(learnt.learn(beat).orElseThrow()).as("kept now").isSameAs(known);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
