package broadsheet.paper;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which papers look like other versions of one: the same work under another title, an extended abstract and the paper it
 * became. A suggestion for readers, made of the texts alone; what is one paper is said by {@link Sameness}.
 *
 * <p>Another version is another paper that has an author in common (as {@link Byline} has them) and the same numbers in its
 * title, and whose abstract
 *
 * <ul>
 *   <li>overlaps by half ({@link Shingles#overlap}), or
 *   <li>overlaps by a fifth, and means the same (a cosine of .96), or
 *   <li>overlaps by a fifth, under the same title.
 * </ul>
 *
 * <p>Numbers are digits wherever they stand, and <i>first</i> to <i>tenth</i>: the findings of WMT22 and of WMT23, the first
 * and the second task, are a series that has much of its text in common. How well that does is in docs/search-quality.md.
 */
public final class OtherVersions {
    private static final double HALF = .5;
    private static final double FIFTH = .2;
    private static final double SAME_MEANING = .96;

    private static final Map<String, String> ORDINALS = Map.of(
            "first", "1", "second", "2", "third", "3", "fourth", "4", "fifth", "5", "sixth", "6", "seventh", "7",
            "eighth", "8", "ninth", "9", "tenth", "10");

    private static final Pattern NUMBER = Pattern.compile("\\d+|\\b(?:" + String.join("|", ORDINALS.keySet()) + ")\\b");

    private final Told paper;

    private OtherVersions(Told paper) {
        this.paper = paper;
    }

    /** The other versions of a paper. */
    public static OtherVersions of(Paper paper) {
        return new OtherVersions(Told.of(paper));
    }

    /** What of a paper is compared. */
    private record Told(PaperId id, Byline byline, Set<String> numbers, Shingles text) {
        static Told of(Paper paper) {
            return new Told(
                    paper.id(),
                    Byline.of(paper),
                    numbers(TextKey.of(paper.title())),
                    Shingles.of(paper.abstractText()));
        }

        private static Set<String> numbers(String titleKey) {
            Set<String> numbers = new HashSet<>();
            for (Matcher number = NUMBER.matcher(titleKey); number.find(); ) {
                numbers.add(ORDINALS.getOrDefault(number.group(), number.group()));
            }
            return numbers;
        }

        boolean hasTitleOf(Told other) {
            return !byline.title().isEmpty() && byline.title().equals(other.byline.title());
        }

        boolean hasAuthorOf(Told other) {
            List<String> authors = byline.authors();
            return !Collections.disjoint(authors, other.byline.authors());
        }
    }

    /**
     * Whether another paper is among them. Which of the two is asked about makes no difference.
     *
     * @param cosine of what both mean, if that is known
     */
    public boolean include(Paper other, OptionalDouble cosine) {
        Told told = Told.of(other);
        if (told.id.equals(paper.id) || !told.hasAuthorOf(paper) || !told.numbers.equals(paper.numbers)) {
            return false;
        }
        double overlap = paper.text.overlap(told.text);
        boolean isSame = told.hasTitleOf(paper) || (cosine.isPresent() && cosine.getAsDouble() >= SAME_MEANING);
        return overlap >= (isSame ? FIFTH : HALF);
    }
}
