package broadsheet.source.arxiv.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.SharedData;
import broadsheet.source.arxiv.world.ArxivPaper.Extra;
import broadsheet.source.arxiv.world.ArxivWorld.Held;
import broadsheet.source.arxiv.world.ArxivWorld.News;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArxivWorldTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T12:00:00Z"));

    private ArxivWorld world(int papers) {
        return new ArxivWorld(
                MadeLives.make(11, papers, MONDAY, 21, Announcements.EVERY_WEEK), Announcements.EVERY_WEEK, clock);
    }

    private static List<ArxivPaper> papers(ArxivWorld world) {
        return world.held().stream().map(Held::paper).toList();
    }

    @ParameterizedTest
    @CsvSource({
        // The cut-off is 14:00 Eastern: 19:00 UTC in winter, 18:00 in summer, which begins on 8 March 2026.
        "2026-03-02T18:59:59Z, 2026-03-02",
        "2026-03-02T19:00:00Z, 2026-03-03",
        "2026-03-05T20:00:00Z, 2026-03-08",
        "2026-03-06T18:59:59Z, 2026-03-08",
        "2026-03-06T19:00:00Z, 2026-03-09",
        "2026-03-08T12:00:00Z, 2026-03-09",
        "2026-03-09T17:59:59Z, 2026-03-09",
        "2026-03-09T18:00:00Z, 2026-03-11",
    })
    void aSubmissionIsAnnouncedByTheRule(Instant submitted, LocalDate evening) {
        Announcements calendar = new Announcements(Set.of(LocalDate.of(2026, 3, 10)));

        assertThat(calendar.evening(submitted)).isEqualTo(evening);
        assertThat(calendar.feedDay(calendar.shown(evening))).isEqualTo(evening.plusDays(1));
    }

    @Test
    void theSameSeedMakesTheSamePapersAndAnotherSeedOthers() {
        List<Life> other = MadeLives.make(12, 300, MONDAY, 21, Announcements.EVERY_WEEK);

        assertThat(papers(world(300))).hasSize(300).isEqualTo(papers(world(300)));
        assertThat(papers(new ArxivWorld(other, Announcements.EVERY_WEEK, clock)))
                .isNotEqualTo(papers(world(300)));
    }

    @Test
    void thePapersAreOfAllTheKindsThatArxivHas() {
        List<ArxivPaper> papers = papers(world(3_000));

        assertThat(papers).doesNotHaveDuplicates();
        assertThat(papers).extracting(ArxivPaper::id).doesNotHaveDuplicates();
        assertThat(papers).anyMatch(paper -> paper.id().startsWith("hep-th/"));
        assertThat(papers).anyMatch(paper -> paper.authors().contains("\\\"u"));
        assertThat(papers).anyMatch(paper -> paper.title().contains("$"));
        assertThat(papers).anyMatch(paper -> paper.summary().startsWith("  "));
        assertThat(papers).anyMatch(paper -> paper.version() > 5);
        assertThat(papers)
                .anyMatch(paper -> paper.versions().getLast().sourceType().equals("I")
                        && paper.extra(Extra.COMMENTS).orElse("").contains("withdrawn"));
        assertThat(papers).anyMatch(paper -> paper.extra(Extra.LICENCE).isEmpty());
        for (Extra extra : Extra.values()) {
            // No made paper comes through another archive.
            if (extra != Extra.PROXY) {
                assertThat(papers)
                        .as(extra.element())
                        .anyMatch(paper -> paper.extra(extra).isPresent());
            }
        }
    }

    @Test
    void aPaperIsShownAfterItsAnnouncementAndMovesWhenItIsReplaced() {
        ArxivWorld world = world(500);
        Held replaced = world.held().stream()
                .filter(held -> held.change().versions() == 2 && held.change().kind() == Change.Kind.REPLACED)
                .findFirst()
                .orElseThrow();
        List<Change> changes = replaced.life().changes();

        clock.set(changes.getFirst().shown().minus(Duration.ofSeconds(1)));
        assertThat(world.find(replaced.id())).isEmpty();
        clock.set(changes.getFirst().shown());
        assertThat(world.find(replaced.id()).orElseThrow().paper().version()).isEqualTo(1);
        clock.set(changes.get(1).shown());
        assertThat(world.find(replaced.id())).contains(replaced);
        assertThat(replaced.datestamp()).isAfter(changes.getFirst().datestamp());
    }

    @Test
    void anAmendmentMovesAPaperToTheDayOfTheClockAndIsNoNews() {
        ArxivWorld world = world(200);
        clock.set(Instant.parse("2026-03-19T15:00:00Z"));
        Held first = world.held().getFirst();
        List<News> before = world.news(LocalDate.of(2026, 3, 19));

        world.amend(first.id());

        assertThat(world.find(first.id()).orElseThrow().datestamp()).isEqualTo("2026-03-19");
        assertThat(world.held().getLast().datestamp()).isEqualTo("2026-03-19");
        assertThat(world.news(LocalDate.of(2026, 3, 19))).isNotEmpty().isEqualTo(before);
    }

    @Test
    void newsComeOnTheDaysAfterAnnouncementsAndAreAllPapersInTheEnd() {
        ArxivWorld world = world(400);
        long announced = MONDAY.datesUntil(LocalDate.of(2026, 5, 1))
                .flatMap(day -> world.news(day).stream())
                .filter(news -> news.kind() == Change.Kind.ANNOUNCED)
                .count();

        assertThat(announced).isEqualTo(396);
        assertThat(world.news(LocalDate.of(2026, 3, 7))).isEmpty();
        assertThat(world.news(LocalDate.of(2026, 3, 8))).isEmpty();
        assertThat(world.news(LocalDate.of(2026, 3, 9))).isNotEmpty();
    }

    @Test
    void morePapersThanAMonthHasIdsAreRefused() {
        assertThatThrownBy(() -> MadeLives.make(1, 150_000, MONDAY, 5, Announcements.EVERY_WEEK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 99999 papers in the month 2603");
    }

    @Test
    void theRealCorpusIsAnnouncedOnItsDays() throws IOException {
        LocalDate day = LocalDate.of(2026, 1, 7);
        List<Life> lives = DailyLives.read(SharedData.orSkip("data").resolve("arxiv_daily"), day, day.plusDays(1));
        ArxivWorld world = new ArxivWorld(lives, Announcements.EVERY_WEEK, clock);

        assertThat(lives).hasSizeGreaterThan(100);
        assertThat(world.news(day).size() + world.news(day.plusDays(1)).size()).isEqualTo(lives.size());
    }
}
