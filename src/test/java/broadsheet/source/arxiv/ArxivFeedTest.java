package broadsheet.source.arxiv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArxivFeedTest {
    private static List<String> names(List<ArxivFeed> feeds) {
        return feeds.stream().map(ArxivFeed::name).toList();
    }

    @Test
    void categoriesAreAskedForByArchive() {
        assertThat(names(ArxivFeed.of(List.of("cs.CL", "math.CO", "hep-th", "cs.AI", "cs.CL"))))
                .containsExactly("cs.CL+cs.AI", "math.CO", "hep-th");
    }

    @Test
    void anArchiveHasAllOfItsCategories() {
        assertThat(names(ArxivFeed.of(List.of("cs.CL", "cs")))).containsExactly("cs");
    }

    @Test
    void aFeedThatIsTooLongIsAskedForInHalves() {
        assertThat(names(new ArxivFeed(List.of("cs.AI", "cs.CL", "cs.LG")).halves()))
                .containsExactly("cs.AI", "cs.CL+cs.LG");
        List<ArxivFeed> halves = new ArxivFeed(List.of("cs")).halves();
        assertThat(halves)
                .hasSize(2)
                .allSatisfy(half ->
                        assertThat(half.codes()).hasSizeGreaterThan(10).allMatch(code -> code.startsWith("cs.")));
        assertThat(new ArxivFeed(List.of("cs.AI")).halves()).isEmpty();
        assertThat(new ArxivFeed(List.of("hep-th")).halves()).isEmpty();
    }
}
