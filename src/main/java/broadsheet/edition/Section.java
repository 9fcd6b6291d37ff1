package broadsheet.edition;

import broadsheet.paper.Category;
import java.util.List;

/**
 * A section of an edition: everything of one primary category.
 *
 * @param category which, {@link Category#UNFILED} for papers that have none
 * @param placings the papers of the front first, in its order, then the rest by rank
 */
public record Section(Category category, List<Placing> placings) {
    public Section {
        placings = List.copyOf(placings);
    }
}
