package broadsheet.bench;

import broadsheet.bench.load.Readings;
import java.util.Locale;

/**
 * A line of the table of figures.
 *
 * @param what was measured
 * @param aim in words with its unit; empty if there is none
 * @param median the figure itself
 * @param spread how far the readings lie apart, in words
 * @param met {@code yes} or {@code no}; empty without an aim
 */
record Figure(String what, String aim, String median, String spread, String met) {
    /** A figure whose median should be a bound at least. */
    static Figure atLeast(double bound, String unit, String what, Readings readings) {
        return judged(what, "≥ " + text(bound) + " " + unit, readings.median() >= bound, unit, readings);
    }

    /** A figure whose median should be a bound at most. */
    static Figure atMost(double bound, String unit, String what, Readings readings) {
        return judged(what, "≤ " + text(bound) + " " + unit, readings.median() <= bound, unit, readings);
    }

    private static Figure judged(String what, String aim, boolean met, String unit, Readings readings) {
        return new Figure(what, aim, text(readings.median()) + " " + unit, range(readings), met ? "yes" : "no");
    }

    /** A figure to know, without an aim, with the range of its readings. */
    static Figure known(String unit, String what, Readings readings) {
        return new Figure(what, "", text(readings.median()) + " " + unit, range(readings), "");
    }

    /** A figure that stands for itself. */
    static Figure plain(String what, String figure, String spread) {
        return new Figure(what, "", figure, spread, "");
    }

    private static String range(Readings readings) {
        return readings.count() == 1
                ? "one reading"
                : text(readings.least()) + " – " + text(readings.greatest()) + " of " + readings.count();
    }

    /** The same with its tail for a spread: the 95th and the 99th percentile. */
    Figure withTail(Readings readings) {
        return new Figure(what, aim, median, tail(readings), met);
    }

    private static String tail(Readings readings) {
        return "p95 " + text(readings.percentile(95)) + ", p99 " + text(readings.percentile(99)) + ", most "
                + text(readings.greatest()) + " of " + readings.count();
    }

    /** Three digits or the whole part of a number, whichever is more: 0.123, 1.23, 12.3, 123, 12,345. */
    static String text(double value) {
        double size = Math.abs(value);
        String form = size >= 99.95 ? "%,.0f" : size >= 9.995 ? "%.1f" : size >= 0.9995 ? "%.2f" : "%.3f";
        String digits = String.format(Locale.ROOT, form, value);
        return digits.contains(".") ? digits.replaceFirst("\\.?0+$", "") : digits;
    }
}
