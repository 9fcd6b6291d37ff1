package broadsheet.edition;

/**
 * How far back trending looks.
 *
 * @param days how many it spans, the last one included, from 1
 * @param halfLifeDays after how many days a paper's points are halved, above 0
 */
public record Span(int days, double halfLifeDays) {
    /** The longest. */
    public static final int MOST_DAYS = 365;

    /** A window of several days spans about so many half-lives. */
    private static final double HALF_LIVES = 4;

    public Span {
        if (days < 1 || days > MOST_DAYS || !(halfLifeDays > 0)) {
            throw new IllegalArgumentException("a span of " + days + " days with a half-life of " + halfLifeDays
                    + " is not of 1 to " + MOST_DAYS + " days with one above 0");
        }
    }

    /** A span of some days, whose points are halved about four times over it, as those of the windows are; at most once a day. */
    public static Span of(int days) {
        return new Span(days, Math.max(1, days / HALF_LIVES));
    }
}
