package broadsheet.paper;

/**
 * How a paper fared elsewhere, as imported. Zero stands for none and for never counted alike: both say nothing for it.
 *
 * @param upvotes readers' votes, from 0
 * @param comments readers' comments, from 0
 * @param stars stars of its code, from 0
 */
public record Counts(int upvotes, int comments, int stars) {
    /** Nothing counted. */
    public static final Counts NONE = new Counts(0, 0, 0);

    public Counts {
        if (upvotes < 0 || comments < 0 || stars < 0) {
            throw new IllegalArgumentException(
                    "a count is below 0: upvotes " + upvotes + ", comments " + comments + ", stars " + stars);
        }
    }

    /** Whether anything was counted. */
    public boolean isNone() {
        return equals(NONE);
    }
}
