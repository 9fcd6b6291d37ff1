package broadsheet.learn.lab;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.edition.Sketch;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static final String LONG =
            "We describe a press that prints the papers of the day on a server of one's own, with an"
                    + " edition for each day and week and month, a front that leads with what readers voted for, sections by category,"
                    + " and a search that forgives typos, finds by meaning and tells the reason for each paper that it found there.";

    private static Paper paper(int number, String day, String text) {
        return Sketch.of("2501.%05d".formatted(number))
                .saying(text)
                .announced(day)
                .paper();
    }

    private static PaperId id(int number) {
        return PaperId.ofText("arxiv:2501.%05d".formatted(number));
    }

    @Test
    void allPapersOfOneDayAreOnOneSideAndThoseBeforeItOnTheOther() {
        List<Paper> papers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            // Days 1, 2, 2, 2, 2, 3, 3, 3, 3, 3 of January.
            papers.add(paper(i, "2025-01-0" + (i == 0 ? 1 : i < 5 ? 2 : 3), "Text " + i));
        }
        papers.add(paper(10, "2025-01-04", "Text"));

        Split split = Split.of(papers.reversed()).orElseThrow();

        assertThat(split.day()).isEqualTo(LocalDate.of(2025, 1, 3));
        assertThat(split.earlier()).containsExactly(id(0), id(1), id(2), id(3), id(4));
        assertThat(split.later()).hasSize(6);
        assertThat(split.leftOut()).isEmpty();
    }

    @Test
    void whereMostPapersAreOfTheLastMonthThoseBeforeItAreEarlier() {
        List<Paper> papers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            papers.add(paper(i, i < 3 ? "2025-02" : "2025-03", "Text " + i));
        }

        assertThat(Split.of(papers).orElseThrow().earlier()).containsExactly(id(0), id(1), id(2));
    }

    @Test
    void whatSaysNearlyTheSameAsAnEarlierPaperIsOnNeitherSide() {
        List<Paper> papers = new ArrayList<>();
        papers.add(paper(0, "2025-01-01", LONG));
        for (int i = 1; i < 6; i++) {
            papers.add(paper(i, "2025-01-01", "Text " + i));
        }
        papers.add(paper(6, "2025-02-01", "Lastly. " + LONG + " Again."));
        papers.add(paper(7, "2025-02-01", "Something else altogether."));

        Split split = Split.of(papers).orElseThrow();

        assertThat(split.earlier()).contains(id(0)).hasSize(6);
        assertThat(split.later()).containsExactly(id(7));
        assertThat(split.leftOut()).containsExactly(id(6));
        assertThat(split.all()).isEqualTo(8);
    }

    @Test
    void nearDuplicatesThatAreAllLaterStay() {
        List<Paper> papers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            papers.add(paper(i, "2025-01-01", "Text " + i));
        }
        papers.add(paper(6, "2025-02-01", LONG));
        papers.add(paper(7, "2025-02-02", LONG + " Again."));

        assertThat(Split.of(papers).orElseThrow().later()).containsExactly(id(6), id(7));
    }

    @Test
    void papersWithoutADateAreLeftOutAndPapersOfOneDayCannotBeSplit() {
        List<Paper> papers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            papers.add(paper(i, "2025-01-01", "Text " + i));
        }

        assertThat(Split.of(papers)).isEmpty();

        papers.add(paper(4, "2025-01-02", "Text"));
        papers.add(Sketch.of("2501.00099").paper());
        assertThat(Split.of(papers).orElseThrow().leftOut()).containsExactly(id(99));
        assertThat(Split.of(List.of())).isEmpty();
    }
}
