package broadsheet.edition;

import broadsheet.paper.Category;

/** How much of an edition is meant. */
public sealed interface Part {
    /** All of it. */
    record Whole() implements Part {}

    /**
     * One of its sections.
     *
     * @param category which; where arXiv announces it today, {@link Category#UNFILED} for papers that have none
     */
    record InSection(Category category) implements Part {
        public InSection {
            category = category.canonical();
        }
    }

    /** Whether a paper in an edition belongs to this part of it. */
    default boolean holds(Placing placing) {
        return switch (this) {
            case Whole _ -> true;
            case InSection section -> placing.section().equals(section.category());
        };
    }
}
