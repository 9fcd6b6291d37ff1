package broadsheet.paper;

/**
 * That two ids do not name one paper, whatever title or DOI they share: somebody said so. The smaller id stands first, so
 * that each pair has one form.
 *
 * @param one an id
 * @param other another
 */
public record Apart(PaperId one, PaperId other) {
    /** @throws IllegalArgumentException if both are the same id */
    public Apart {
        int order = one.compareTo(other);
        if (order == 0) {
            throw new IllegalArgumentException(one + " cannot be kept apart from itself");
        }
        if (order > 0) {
            PaperId greater = one;
            one = other;
            other = greater;
        }
    }
}
