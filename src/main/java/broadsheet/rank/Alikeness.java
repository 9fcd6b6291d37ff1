package broadsheet.rank;

/**
 * How alike a paper is to an example, of what both mean and of the words in which they say it.
 *
 * <p>alike = (1 − a) · cosine + a · share, which is 1 for the same text. Unlike {@link Fusion} it does not depend on what else was
 * found, so that it sums over several examples.
 *
 * @param words a, 0 to 1
 */
public record Alikeness(double words) {
    public Alikeness {
        if (!(words >= 0 && words <= 1)) {
            throw new IllegalArgumentException("a share of words of " + words + " is not 0 to 1");
        }
    }

    /**
     * How alike they are.
     *
     * @param cosine of their vectors, −1 to 1; NaN if that of either is not known, as is then the outcome
     * @param share of the example's words that the paper has, 0 to 1
     */
    public double of(double cosine, double share) {
        return (1 - words) * cosine + words * share;
    }
}
