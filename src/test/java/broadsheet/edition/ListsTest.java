package broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.learn.BeatLearning;
import broadsheet.learn.LearntBeats;
import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.Paper;
import broadsheet.search.Search;
import broadsheet.search.lucene.LuceneIndex;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-04-01T00:00:00Z"));
    private static final Category CL = new Category("cs.CL");
    private static final Part IN_CL = new Part.InSection(CL);

    private final Catalogue catalogue;
    private final Editions editions;
    private final LuceneIndex index;
    private final Lists lists;

    ListsTest(@TempDir Path folder) {
        Home home = new Home(folder);
        home.prepare();
        catalogue = Catalogue.open(home, CLOCK);
        editions = new Editions(catalogue, 30, CLOCK);
        index = LuceneIndex.keep(home.index(), catalogue, CLOCK);
        Search search = new Search(catalogue, index);
        LearntBeats learnt = new LearntBeats(new BeatLearning(catalogue, index), index);
        lists = new Lists(catalogue, editions, search, new BeatSections(catalogue, editions, learnt, search));
    }

    @AfterEach
    void close() {
        index.close();
        catalogue.close();
    }

    /** So many papers on each of the days of March from the second on, some of each in either category. */
    private void announce(int... papersADay) {
        List<Paper> papers = new ArrayList<>();
        for (int day = 0; day < papersADay.length; day++) {
            for (int i = 0; i < papersADay[day]; i++) {
                papers.add(Sketch.of("2603.%05d".formatted(day * 1_000 + i + 1))
                        .titled("Paper %d of day %d".formatted(i, day))
                        .by("Ada Lovelace", "Author " + i % 3)
                        .in(i % 3 == 0 ? "cs.CL" : "cs.LG")
                        .announced(LocalDate.of(2026, 3, 2).plusDays(day).toString())
                        .voted(i % 5)
                        .paper());
            }
        }
        catalogue.papers().store(papers);
        try {
            index.awaitCurrent();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<List<String>> pages(ListName name, int most) {
        List<List<String>> pages = new ArrayList<>();
        Optional<Lists.Page> page = lists.page(name, "", most);
        while (page.isPresent()) {
            pages.add(titles(page.get().papers()));
            page = page.get().next().flatMap(next -> lists.page(name, next, most));
        }
        return pages;
    }

    private static List<String> titles(List<Paper> papers) {
        return papers.stream().map(Paper::title).toList();
    }

    private List<String> printed(Period period) {
        List<String> titles = new ArrayList<>();
        for (Placing placing : editions.placings(period)) {
            titles.add(catalogue.papers().find(placing.id()).orElseThrow().title());
        }
        return titles;
    }

    private static Period day(int ofMarch) {
        return new Period.Day(LocalDate.of(2026, 3, ofMarch));
    }

    @Test
    void theFirstPageOfAllEditionsHoldsWholeOnesAndEachPageAfterItOne() {
        announce(7, 40, 55, 60);

        List<List<String>> pages = pages(ListName.EVERY_DAY, 200);

        assertThat(pages).hasSize(3);
        assertThat(pages.get(0))
                .startsWith(printed(day(5)).getFirst())
                .hasSize(115)
                .containsAll(printed(day(4)));
        assertThat(pages.get(1)).isEqualTo(printed(day(3)));
        assertThat(pages.get(2)).isEqualTo(printed(day(2)));
    }

    @Test
    void anEditionThatDoesNotFitIsTakenApartAndNoPaperIsLost() {
        announce(25, 3);

        List<List<String>> pages = pages(ListName.EVERY_DAY, 10);

        assertThat(pages.stream().map(List::size)).containsExactly(3, 10, 10, 5);
        assertThat(pages.subList(1, 4).stream().flatMap(List::stream)).containsExactlyElementsOf(printed(day(2)));
    }

    @Test
    void aLatestEditionThatDoesNotFitBeginsOnTheFirstPage() {
        announce(4, 25);

        assertThat(pages(ListName.EVERY_DAY, 10).stream().map(List::size)).containsExactly(10, 10, 5, 4);
    }

    @Test
    void aSectionOfAllEditionsHoldsThatSectionAlone() {
        announce(7, 9);
        ListName name = new ListName.OfEditions(Kind.DAY, IN_CL);

        assertThat(lists.papers(name).toList())
                .hasSize(3 + 3)
                .allSatisfy(paper -> assertThat(paper.primaryCategory()).contains(CL));
    }

    @Test
    void weeksAndMonthsAreFollowedLikeDays() {
        announce(3, 0, 0, 0, 0, 0, 0, 4);

        assertThat(pages(new ListName.OfEditions(Kind.WEEK, new Part.Whole()), 5).stream()
                        .map(List::size))
                .containsExactly(4, 3);
        assertThat(pages(new ListName.OfEditions(Kind.MONTH, new Part.Whole()), 5).stream()
                        .map(List::size))
                .containsExactly(5, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 100})
    void everyListComesPageByPageInItsOrder(int most) {
        announce(6, 5);
        for (ListName name : List.of(
                new ListName.OfEdition(day(2), new Part.Whole()),
                new ListName.Trending(Window.WEEK, 0),
                new ListName.Found("paper day"),
                new ListName.InCategory(CL),
                new ListName.ByAuthor(new Author("ada lovelace")))) {
            List<List<String>> pages = pages(name, most);

            assertThat(pages)
                    .as(name.toString())
                    .allSatisfy(page -> assertThat(page.size()).isLessThanOrEqualTo(most));
            assertThat(pages.stream().flatMap(List::stream).toList())
                    .as(name.toString())
                    .isEqualTo(titles(lists.papers(name).toList()))
                    .doesNotHaveDuplicates()
                    .isNotEmpty();
        }
        assertThat(lists.papers(new ListName.InCategory(CL))).hasSize(4);
        assertThat(lists.papers(new ListName.ByAuthor(new Author("Author 2")))).hasSize(3);
        assertThat(titles(lists.papers(new ListName.OfEdition(day(2), new Part.Whole()))
                        .toList()))
                .isEqualTo(printed(day(2)));
    }

    @Test
    void aPaperOfTwoEditionsComesOnceInAStream() {
        catalogue
                .papers()
                .store(List.of(
                        Sketch.of("2603.00001")
                                .announced("2026-03-02")
                                .listed("2026-03-04")
                                .paper(),
                        Sketch.of("2603.00002").announced("2026-03-03").paper()));

        assertThat(titles(lists.papers(ListName.EVERY_DAY).toList()))
                .containsExactly("On arxiv:2603.00001", "On arxiv:2603.00002");
    }

    @Test
    void trendingWithVotesLooksThroughAllThatAppearedAndNotThroughTheBestAlone() {
        List<Paper> papers = new ArrayList<>();
        for (int i = 1; i <= 120; i++) {
            // Code makes a paper trend without a vote.
            papers.add(Sketch.of("2603.%05d".formatted(i))
                    .announced("2026-03-30")
                    .counted(0, 0, 5_000)
                    .paper());
        }
        papers.add(Sketch.of("2603.00500").announced("2026-03-24").voted(3).paper());
        catalogue.papers().store(papers);

        assertThat(lists.papers(new ListName.Trending(Window.WEEK, 3)).map(Paper::title))
                .containsExactly("On arxiv:2603.00500");
        assertThat(lists.papers(new ListName.Trending(Window.WEEK, 4))).isEmpty();
    }

    @Test
    void aCatalogueWithoutPapersHasEmptyLists() {
        for (ListName name : List.of(
                ListName.EVERY_DAY,
                new ListName.OfEdition(day(2), IN_CL),
                new ListName.Trending(Window.YEAR, 0),
                new ListName.Found("anything"),
                new ListName.InCategory(CL),
                new ListName.ByAuthor(new Author("Nobody")))) {
            assertThat(lists.page(name, "", 10))
                    .as(name.toString())
                    .contains(new Lists.Page(List.of(), Optional.empty()));
            assertThat(lists.papers(name)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "-1",
                "99999999999",
                "2026-03-02",
                "2026-W10_0",
                "2026-03-02_-1",
                "2026-03-02_7",
                "7",
                "1_",
                "_1"
            })
    void whatIsNoPlaceInAListIsNone(String place) {
        announce(6);

        assertThat(lists.page(ListName.EVERY_DAY, place, 10)).isEmpty();
        assertThat(lists.page(new ListName.OfEdition(day(2), new Part.Whole()), place, 10))
                .isEmpty();
        assertThat(lists.page(new ListName.Trending(Window.WEEK, 0), place, 10)).isEmpty();
        assertThat(lists.page(new ListName.InCategory(CL), place, 10)).isEmpty();
    }

    @Test
    void theNeighboursOfALeafLeadThroughAllEditions() {
        announce(25, 3, 12, 4);

        assertThat(neighbours(day(3), 0)).isEqualTo("2026-03-02_0 < > 2026-03-04_10");
        assertThat(neighbours(day(2), 0)).isEqualTo("2026-03-02_10 < > 2026-03-03_0");
        assertThat(neighbours(day(2), 10)).isEqualTo("2026-03-02_20 < > 2026-03-02_0");
        assertThat(neighbours(day(2), 20)).isEqualTo("- < > 2026-03-02_10");
        assertThat(neighbours(day(4), 0)).as("the latest is no archive").isEqualTo("2026-03-04_10 < > -");
        assertThat(neighbours(day(5), 0)).isEqualTo("2026-03-04_0 < > - latest");
    }

    private String neighbours(Period period, int from) {
        Lists.Neighbours neighbours = lists.neighbours(new Leaf(period, from), new Part.Whole(), 10);
        return neighbours.older().map(Leaf::text).orElse("-") + " < > "
                + neighbours.newer().map(Leaf::text).orElse("-") + (neighbours.isOfLatest() ? " latest" : "");
    }

    @Test
    void aPageHoldsAtLeastOnePaper() {
        assertThatIllegalArgumentException().isThrownBy(() -> lists.page(ListName.EVERY_DAY, "", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ListName.Trending(Window.DAY, -1));
    }

    @Test
    void namesOfTheSameListAreEqual() {
        assertThat(new ListName.InCategory(new Category("cmp-lg"))).isEqualTo(new ListName.InCategory(CL));
        assertThat(new ListName.Found(" graph ")).isEqualTo(new ListName.Found("graph"));
    }
}
