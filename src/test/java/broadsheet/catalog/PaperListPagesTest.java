package broadsheet.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.PaperLists.Cursor;
import broadsheet.catalog.PaperLists.Page;
import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.Headline;
import broadsheet.paper.Link;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.Provenance.Origin;
import broadsheet.paper.RandomPapers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is read page by page: the categories there are, the papers of each and of each author, and their headlines, against a
 * search through all papers from end to end.
 */
@ParameterizedClass
@EnumSource
class PaperListPagesTest {
    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    private void inRandomWorld(long seed, RandomCatalogue.Assertion assertion) {
        RandomCatalogue.make(store, folder, seed, assertion);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void theCategoriesAreThoseUnderWhichAPaperIsFiled(long seed) {
        inRandomWorld(
                seed,
                (lists, papers) -> assertThat(lists.categories())
                        .as("seed %d", seed)
                        .containsExactlyElementsOf(papers.stream()
                                .flatMap(paper -> paper.categories().stream())
                                .map(Category::canonical)
                                .distinct()
                                .sorted(Comparator.comparing(Category::code))
                                .toList()));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {13, 14, 15})
    void thePagesOfACategoryTogetherAreTheWhole(long seed) {
        inRandomWorld(seed, (lists, papers) -> {
            for (String code : RandomPapers.CATEGORIES) {
                Category category = new Category(code);
                List<PaperId> expected = newestFirst(
                        papers,
                        paper -> paper.categories().stream()
                                .anyMatch(one -> one.canonical().equals(category.canonical())));

                assertThat(lists.countInCategory(category)).isEqualTo(expected.size());
                for (int limit : List.of(1, 3, 50, 1_000)) {
                    assertThat(all(after -> lists.inCategory(category, after, limit, 20), limit))
                            .as("seed %d, %s by %d", seed, code, limit)
                            .containsExactlyElementsOf(expected);
                }
            }
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {16, 17, 18})
    void thePagesOfAnAuthorTogetherAreTheWhole(long seed) {
        inRandomWorld(seed, (lists, papers) -> {
            for (String name : RandomPapers.NAMES) {
                String key = new Author(name).key();
                List<PaperId> expected = newestFirst(
                        papers,
                        paper -> paper.authors().stream()
                                .anyMatch(author -> author.key().equals(key)));

                assertThat(lists.countByAuthor(key)).isEqualTo(expected.size());
                for (int limit : List.of(1, 4, 1_000)) {
                    assertThat(all(after -> lists.byAuthor(key, after, limit, 20), limit))
                            .as("seed %d, '%s' by %d", seed, name, limit)
                            .containsExactlyElementsOf(expected);
                }
            }
        });
    }

    /** The filing order is that of the oracle's list. */
    private static List<PaperId> newestFirst(List<Paper> papers, Predicate<Paper> condition) {
        List<Paper> found =
                new ArrayList<>(papers.stream().filter(condition).toList().reversed());
        found.sort(Comparator.comparing(PaperOracle::sortDay).reversed());
        return found.stream().map(Paper::id).toList();
    }

    /** All pages, one after another, each asked for with the word that a page's address would hold. */
    private static List<PaperId> all(Function<Cursor, Page> pages, int limit) {
        List<PaperId> ids = new ArrayList<>();
        Optional<Cursor> next = Optional.of(Cursor.START);
        while (next.isPresent()) {
            Page page = pages.apply(next.get());
            page.headlines().forEach(headline -> ids.add(headline.id()));
            next = page.next();
            next.ifPresent(cursor -> {
                assertThat(page.headlines()).hasSize(limit);
                assertThat(Cursor.parse(cursor.text())).contains(cursor);
            });
        }
        return ids;
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "_", "1", "1_", "_1", "a_b", "1_2_3", "99999999999999999999_1", "1 _ 2"})
    void aCursorThatIsNoneIsRefused(String text) {
        assertThat(Cursor.parse(text)).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {22, 23, 24})
    void aHeadlineTellsWhatThePaperDoesAndCutsItsAbstract(long seed) {
        inRandomWorld(seed, (lists, papers) -> {
            List<PaperId> ids = new ArrayList<>(papers.stream().map(Paper::id).toList());
            ids.add(PaperId.of(PaperId.ARXIV, "2503.99999"));
            for (int length : List.of(0, 1, 12, 200)) {
                Map<PaperId, Headline> headlines = lists.headlines(ids, length);

                assertThat(headlines).hasSize(papers.size());
                for (Paper paper : papers) {
                    assertThat(headlines.get(paper.id())).as("seed %d", seed).isEqualTo(headline(paper, length));
                }
            }
            assertThat(lists.headlines(Set.of(), 10)).isEmpty();
        });
    }

    private static Headline headline(Paper paper, int length) {
        int[] characters = paper.abstractText().codePoints().toArray();
        PaperDate published = paper.publication().published();
        PaperDate announced = paper.publication().announced();
        return new Headline(
                paper.id(),
                paper.title(),
                paper.authors().stream().limit(Headline.SHOWN_AUTHORS).toList(),
                paper.authors().size(),
                new String(characters, 0, Math.min(length, characters.length)),
                characters.length <= length,
                paper.categories(),
                published != null && (published.isToTheDay() || announced == null) ? published : announced,
                paper.publication().journalReference(),
                paper.counts(),
                paper.link(Link.Kind.CODE).map(link -> link.url().toString()).orElse(""),
                paper.link(Link.Kind.PAGE).map(link -> link.url().toString()).orElse(""),
                paper.publication().withdrawn(),
                paper.origin() == Origin.SAMPLE,
                RandomCatalogue.NOW);
    }
}
