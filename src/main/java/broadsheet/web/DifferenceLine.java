package broadsheet.web;

import broadsheet.measure.Bootstrap.Estimate;

/**
 * A difference and its interval on a line, beside zero and beside what was claimed; places in pixels from the left.
 *
 * @param zero where there is none
 * @param threshold where the claim begins
 * @param low where the interval begins
 * @param mean its middle
 * @param high where it ends
 */
public record DifferenceLine(int zero, int threshold, int low, int mean, int high) {
    /** How long it is. */
    public static final int WIDTH = 340;

    /** Left for words that stand above or below a place at the end. */
    private static final int MARGIN = 48;

    static DifferenceLine of(Estimate difference, double threshold) {
        double least = Math.min(Math.min(0, threshold), difference.low());
        double most = Math.max(Math.max(0, threshold), difference.high());
        double scale = (WIDTH - 2 * MARGIN) / Math.max(1e-9, most - least);
        return new DifferenceLine(
                place(0, least, scale),
                place(threshold, least, scale),
                place(difference.low(), least, scale),
                place(difference.mean(), least, scale),
                place(difference.high(), least, scale));
    }

    private static int place(double value, double least, double scale) {
        return (int) Math.round(MARGIN + (value - least) * scale);
    }
}
