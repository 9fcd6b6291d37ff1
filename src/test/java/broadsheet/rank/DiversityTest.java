package broadsheet.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.rank.Diversity.Group;
import broadsheet.rank.Diversity.HeldBack;
import broadsheet.rank.Diversity.Move;
import broadsheet.rank.Diversity.MovedUp;
import broadsheet.rank.Diversity.OfAuthor;
import broadsheet.rank.Diversity.OfTopic;
import broadsheet.rank.Diversity.Placed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DiversityTest {
    private static final Category VISION = new Category("cs.CV");
    private static final Category LANGUAGE = new Category("cs.CL");

    private static List<Group> paper(Category category, String... authors) {
        return Diversity.groups(
                category, List.of(authors).stream().map(Author::new).toList());
    }

    private static List<List<Group>> randomPapers(long seed) {
        Random random = new Random(seed);
        List<Category> categories = List.of(VISION, LANGUAGE, new Category("cs.LG"), Category.UNFILED);
        return IntStream.range(0, random.nextInt(60))
                .mapToObj(_ -> paper(
                        categories.get(Math.min(random.nextInt(6), 3)),
                        "Author " + random.nextInt(20),
                        "Author " + random.nextInt(30)))
                .toList();
    }

    /** The rule of the document, from end to end at every place. */
    private static List<Integer> bySlowRule(List<List<Group>> papers, int most, int authorPercent, int topicPercent) {
        List<Integer> order = new ArrayList<>();
        while (order.size() < Math.min(most, papers.size())) {
            List<Integer> left = IntStream.range(0, papers.size())
                    .boxed()
                    .filter(index -> !order.contains(index))
                    .toList();
            order.add(left.stream()
                    .filter(index -> {
                        List<Integer> then = new ArrayList<>(order);
                        then.add(index);
                        return papers.get(index).stream().allMatch(group -> {
                            int percent = group instanceof OfTopic ? topicPercent : authorPercent;
                            long size = then.stream()
                                    .filter(other -> papers.get(other).contains(group))
                                    .count();
                            return size <= 1 || size < percent * then.size() / 100.0 + 1;
                        });
                    })
                    .findFirst()
                    .orElse(left.getFirst()));
        }
        return order;
    }

    @Property(tries = 300)
    void theOrderIsThatOfTheRuleLookedUpFromEndToEnd(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 100) int authorPercent,
            @ForAll @IntRange(min = 1, max = 100) int topicPercent,
            @ForAll @IntRange(max = 70) int most) {
        List<List<Group>> papers = randomPapers(seed);

        assertThat(new Diversity(authorPercent, topicPercent).order(papers, most))
                .extracting(Placed::index)
                .isEqualTo(bySlowRule(papers, most, authorPercent, topicPercent));
    }

    @Property(tries = 200)
    void aMoveTellsTheRankAndOnlyOfWhatMoved(@ForAll long seed) {
        List<List<Group>> papers = randomPapers(seed);
        List<Placed> order = new Diversity(10, 50).order(papers, 40);

        for (int i = 0; i < order.size(); i++) {
            int rank = order.get(i).index() + 1;
            Move move = order.get(i).move();
            if (rank == i + 1) {
                assertThat(move).isEqualTo(Diversity.IN_PLACE);
            } else if (rank > i + 1) {
                assertThat(move).isEqualTo(new MovedUp(rank));
            } else {
                assertThat(move).isInstanceOfSatisfying(HeldBack.class, held -> {
                    assertThat(held.rank()).isEqualTo(rank);
                    assertThat(papers.get(rank - 1)).contains(held.group());
                });
            }
        }
    }

    @Test
    void aTopicStandsOnHalfOfThePlacesWhereThereIsAnother() {
        List<List<Group>> papers = List.of(
                paper(VISION, "A"), paper(VISION, "B"), paper(VISION, "C"), paper(LANGUAGE, "D"), paper(LANGUAGE, "E"));

        assertThat(new Diversity(100, 50).order(papers, 5))
                .extracting(Placed::index, Placed::move)
                .containsExactly(
                        tuple(0, Diversity.IN_PLACE),
                        tuple(3, new MovedUp(4)),
                        tuple(1, new HeldBack(2, new OfTopic(VISION))),
                        tuple(4, new MovedUp(5)),
                        tuple(2, new HeldBack(3, new OfTopic(VISION))));
    }

    @Test
    void anAuthorIsTheSameHoweverTheNameIsSpelledAndAsFirstOrLast() {
        List<List<Group>> papers = new ArrayList<>();
        papers.add(paper(VISION, "Émile Zola", "A"));
        papers.add(paper(LANGUAGE, "B", "emile zola"));
        for (int i = 0; i < 12; i++) {
            papers.add(paper(i % 2 == 0 ? VISION : LANGUAGE, "Other " + i));
        }

        List<Placed> order = new Diversity(10, 100).order(papers, 14);
        // One of the first ten places, two of the first eleven.
        assertThat(order.get(10)).isEqualTo(new Placed(1, new HeldBack(2, new OfAuthor("emile zola"))));
    }

    @Test
    void papersWithoutATopicAreNoTopicAndNobodyIsNoAuthor() {
        assertThat(paper(Category.UNFILED, "?", "A", "a")).containsExactly(new OfAuthor("a"));
        List<List<Group>> unfiled = List.of(paper(Category.UNFILED, "A"), paper(Category.UNFILED, "B"));
        assertThat(new Diversity(1, 1).order(unfiled, 9))
                .extracting(Placed::index)
                .containsExactly(0, 1);
    }

    @Test
    void nothingIsHeldBackWhereAllOfAPlaceMayBeOfOneGroup() {
        List<List<Group>> papers = randomPapers(7);

        assertThat(Diversity.NONE.holdsBack()).isFalse();
        assertThat(new Diversity(100, 99).holdsBack()).isTrue();
        assertThat(Diversity.NONE.order(papers, 100))
                .allMatch(placed -> placed.move().equals(Diversity.IN_PLACE));
        Set<Integer> all =
                new HashSet<>(IntStream.range(0, papers.size()).boxed().toList());
        assertThat(new Diversity(1, 1).order(papers, 100))
                .extracting(Placed::index)
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aShareIsOneToAHundredHundredths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Diversity(0, 50))
                .withMessageContaining("0 %");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Diversity(10, 101))
                .withMessageContaining("101 %");
    }
}
