package broadsheet.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaxonomyTest {
    private static final List<Category> ALL = Taxonomy.all();

    @Test
    void everyCategoryInUseStandsOnceUnderItsCanonicalCode() {
        // 155 in use, six of them second codes of others.
        assertThat(ALL).hasSize(149).doesNotHaveDuplicates();
        assertThat(ALL).allMatch(category -> category.canonical().equals(category));
        assertThat(ALL).contains(new Category("math-ph"), new Category("econ.GN"));
        assertThat(ALL).doesNotContain(new Category("cmp-lg"), new Category("cs.NA"), new Category("astro-ph"));
    }

    @Test
    void theOrderIsByGroupArchiveAndCode() {
        assertThat(ALL.getFirst()).isEqualTo(new Category("cs.AI"));
        assertThat(ALL.getLast()).isEqualTo(new Category("stat.OT"));
        assertThat(ALL.stream().map(category -> category.group().orElseThrow()).distinct())
                .hasSize(8)
                .isSorted();
    }

    @Test
    void theArchivesAreTheTwentyInUseAndTheEighteenOfOld() {
        assertThat(ALL.stream()
                        .map(category -> category.archive().orElseThrow())
                        .distinct())
                .hasSize(20)
                .allMatch(Taxonomy::hasArchive);
        assertThat(Taxonomy.hasArchive("cmp-lg")).isTrue();
        assertThat(Taxonomy.hasArchive("cs.CL")).isFalse();
    }
}
