package broadsheet.web;

import broadsheet.edition.Wording;
import broadsheet.learn.LearningCurve;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A learning curve as a drawing of {@value #WIDTH} by {@value #HEIGHT}: examples to the right, by doublings, and places upwards, the
 * best on top, by factors.
 *
 * @param curve of at least two points
 */
public record CurvePlot(LearningCurve curve) {
    /** Units of the drawing. */
    public static final int WIDTH = 320;
    /** Units of the drawing. */
    public static final int HEIGHT = 150;

    private static final int LEFT = 36;
    private static final int RIGHT = 12;
    private static final int TOP = 24;
    private static final int BOTTOM = 30;

    /**
     * A point in it.
     *
     * @param x from the left
     * @param y from above
     * @param examples what stands below it
     * @param place what stands beside it
     */
    public record Dot(double x, double y, String examples, String place) {}

    /** Its points, the fewest examples first. */
    public List<Dot> dots() {
        List<LearningCurve.Point> points = curve.points();
        double worst =
                points.stream().mapToDouble(LearningCurve.Point::place).max().orElse(1);
        double deepest = Math.log(Math.max(10, worst));
        double step = (double) (WIDTH - LEFT - RIGHT) / (points.size() - 1);
        return IntStream.range(0, points.size())
                .mapToObj(i -> new Dot(
                        LEFT + i * step,
                        TOP + (HEIGHT - TOP - BOTTOM) * Math.log(points.get(i).place()) / deepest,
                        String.valueOf(points.get(i).examples()),
                        Wording.number(Math.round(points.get(i).place()))))
                .toList();
    }

    /** The line through them, as a drawing takes it. */
    public String line() {
        return dots().stream()
                .map(dot -> String.format(Locale.ROOT, "%.1f,%.1f", dot.x(), dot.y()))
                .collect(Collectors.joining(" "));
    }

    /** A number for the drawing. */
    public static String at(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
