package broadsheet.rank;

import broadsheet.paper.Author;
import broadsheet.paper.Category;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds papers back where one group has more than its share of a list: papers with an author in common, as first or last of
 * either, or with a primary category.
 *
 * <p>Of the first n papers of the list, for every n, no group has more than max(1, ⌈s · n / 100⌉), s being the share of its kind in hundredths. At each
 * place stands the best of the papers left of which no group would have more; where every paper left is held back, the best of them
 * all the same, since a list of one topic is better than none. So a paper that is held back comes as soon as there is room again,
 * and papers of the same groups never change their order. Costs O(places · papers) at worst.
 *
 * @param authorPercent s of an author, 1 to 100; 100 holds nothing back
 * @param topicPercent s of a category, likewise; a paper without one has no topic
 */
public record Diversity(int authorPercent, int topicPercent) {
    private static final int ALL = 100;

    /** Holds nothing back. */
    public static final Diversity NONE = new Diversity(ALL, ALL);

    /** Of a paper that stands where its score puts it. */
    public static final Move IN_PLACE = new InPlace();

    public Diversity {
        if (authorPercent < 1 || authorPercent > ALL || topicPercent < 1 || topicPercent > ALL) {
            throw new IllegalArgumentException(
                    "shares of " + authorPercent + " % and " + topicPercent + " % are not 1 to " + ALL);
        }
    }

    /** Whether it can hold anything back. */
    public boolean holdsBack() {
        return authorPercent < ALL || topicPercent < ALL;
    }

    /** What papers can have in common. */
    public sealed interface Group {}

    /**
     * An author, as first or last; the same whatever the name's case, accents and punctuation.
     *
     * @param key of the name ({@link Author#key()})
     */
    public record OfAuthor(String key) implements Group {}

    /** A primary category. */
    public record OfTopic(Category category) implements Group {}

    /** What became of a paper's place. */
    public sealed interface Move {}

    /** It stands where its score puts it. */
    public record InPlace() implements Move {}

    /**
     * It stands lower.
     *
     * @param rank where its score alone would put it, from 1
     * @param group which had no room when it was first passed over
     */
    public record HeldBack(int rank, Group group) implements Move {}

    /**
     * It stands higher, as others were held back.
     *
     * @param rank where its score alone would put it, from 1
     */
    public record MovedUp(int rank) implements Move {}

    /**
     * A paper on its place.
     *
     * @param index which, from 0 in the order of scores
     */
    public record Placed(int index, Move move) {}

    /** The groups of a paper, each once. */
    public static List<Group> groups(Category category, List<Author> outerAuthors) {
        List<Group> groups = new ArrayList<>();
        if (!category.equals(Category.UNFILED)) {
            groups.add(new OfTopic(category));
        }
        outerAuthors.stream()
                .map(Author::key)
                .filter(key -> !key.isEmpty())
                .distinct()
                .forEach(key -> groups.add(new OfAuthor(key)));
        return groups;
    }

    /**
     * Puts papers in the order in which they are listed.
     *
     * @param papers the groups of each, the best first
     * @param most how many places there are
     * @return as many as there are places, or papers if these are fewer
     */
    public List<Placed> order(List<List<Group>> papers, int most) {
        Map<Group, Integer> listed = new HashMap<>();
        Map<Integer, Group> heldBackFor = new HashMap<>();
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < papers.size(); i++) {
            left.add(i);
        }
        List<Placed> order = new ArrayList<>();
        while (order.size() < most && !left.isEmpty()) {
            int place = order.size() + 1;
            int chosen = left.getFirst();
            for (int index : left) {
                Optional<Group> full = full(papers.get(index), listed, place);
                if (full.isEmpty()) {
                    chosen = index;
                    break;
                }
                heldBackFor.putIfAbsent(index, full.get());
            }
            left.remove(Integer.valueOf(chosen));
            papers.get(chosen).forEach(group -> listed.merge(group, 1, Integer::sum));
            order.add(new Placed(chosen, move(chosen + 1, place, heldBackFor.get(chosen))));
        }
        return order;
    }

    private static Move move(int rank, int place, @Nullable Group heldBackFor) {
        // Only what was passed over can stand lower.
        if (place > rank && heldBackFor != null) {
            return new HeldBack(rank, heldBackFor);
        }
        return place < rank ? new MovedUp(rank) : IN_PLACE;
    }

    private Optional<Group> full(List<Group> groups, Map<Group, Integer> listed, int place) {
        return groups.stream()
                .filter(group -> listed.getOrDefault(group, 0) + 1 > room(group, place))
                .findFirst();
    }

    /** How many papers of a group may stand on so many places. */
    private int room(Group group, int places) {
        int percent = switch (group) {
            case OfAuthor _ -> authorPercent;
            case OfTopic _ -> topicPercent;
        };
        return Math.max(1, Math.ceilDiv(percent * places, ALL));
    }
}
