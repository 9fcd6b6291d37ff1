package broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.Author;
import broadsheet.paper.Category;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListTextTest {
    private static final Part SECTION = new Part.InSection(new Category("cs.CL"));

    @Test
    void everyKindOfListIsItsTextAgain() {
        List<ListName> all = List.of(
                new ListName.Trending(Window.WEEK, 0),
                new ListName.Trending(Window.YEAR, 12),
                ListName.EVERY_DAY,
                new ListName.OfEditions(Kind.WEEK, SECTION),
                new ListName.OfEditions(Kind.MONTH, new Part.InSection(Category.UNFILED)),
                new ListName.OfEdition(new Period.Day(LocalDate.of(2026, 11, 30)), new Part.Whole()),
                new ListName.OfEdition(new Period.Week(LocalDate.of(2026, 11, 30)), SECTION),
                new ListName.Found("\"a/b\" year:2020.. -vision"),
                new ListName.InCategory(new Category("math.AG")),
                new ListName.ByAuthor(new Author("Paul Erdős")),
                new ListName.OfBeat("Small models"));

        for (ListName name : all) {
            assertThat(ListText.parse(ListText.of(name))).contains(name);
        }
        assertThat(all.stream().map(ListText::of)).doesNotHaveDuplicates();
        assertThat(ListText.of(new ListName.Trending(Window.YEAR, 12))).isEqualTo("trending/year/12");
    }

    @Test
    void aQueryOfSeveralLinesIsOneLine() {
        assertThat(ListText.of(new ListName.Found("two\r\nwords"))).isEqualTo("search/two words");
    }

    @Test
    void otherTextsAreNoList() {
        for (String text : List.of(
                "",
                "/",
                "trending",
                "trending/",
                "trending/decade",
                "trending/week/many",
                "editions/year",
                "search/ ",
                "edition/yesterday",
                "papers/date")) {
            assertThat(ListText.parse(text)).as(text).isEmpty();
        }
    }
}
