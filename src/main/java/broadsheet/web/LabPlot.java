package broadsheet.web;

import broadsheet.learn.lab.Report;
import broadsheet.learn.lab.Report.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The arms of a report as a picture: a curve over the number of examples for each series, a level line for each arm that has no such
 * number, and their names, beside their ends where there is room and above the picture where there is none. In pixels.
 *
 * @param width of all
 * @param height of all
 * @param left where curves may begin
 * @param right where they end at last
 * @param top of the greatest mark
 * @param bottom of none
 * @param rows marks that have a hairline
 * @param columns numbers of examples
 * @param curves of series, the most important last
 * @param names of curves
 */
public record LabPlot(
        int width,
        int height,
        int left,
        int right,
        int top,
        int bottom,
        List<Tick> rows,
        List<Tick> columns,
        List<Curve> curves,
        List<Name> names) {
    private static final int TALL = 248;
    private static final int AXIS = 44;
    private static final int LINE = 18;

    public LabPlot {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        curves = List.copyOf(curves);
        names = List.copyOf(names);
    }

    /**
     * A place on an axis.
     *
     * @param at in pixels
     * @param text what stands there
     */
    public record Tick(int at, String text) {}

    /** A place in the picture. */
    public record Point(int x, int y) {}

    /**
     * A series.
     *
     * @param style how it is drawn: a class of the stylesheet
     * @param points from left to right; of a level line both ends
     * @param level whether it is a level line
     */
    public record Curve(String style, List<Point> points, boolean level) {
        public Curve {
            points = List.copyOf(points);
        }

        /** As an attribute of a polyline. */
        public String line() {
            return points.stream().map(point -> point.x() + "," + point.y()).collect(Collectors.joining(" "));
        }
    }

    /**
     * What a curve is called.
     *
     * @param style of the curve
     * @param level whether it is a level line
     * @param from where a leader to it begins
     * @param at where it stands, the base of its line
     * @param text its name
     * @param mark its last mark
     */
    public record Name(String style, boolean level, Point from, Point at, String text, String mark) {}

    /** With names beside the ends of curves. */
    static LabPlot wide(Report report) {
        return new Drawing(report, 720, 34, 370, 10, true).plot();
    }

    /** With names above. */
    static LabPlot narrow(Report report) {
        return new Drawing(report, 340, 30, 334, 10, false).plot();
    }

    private static final class Drawing {
        private final int width;
        private final int left;
        private final int right;
        private final boolean beside;
        private final Map<String, List<Result>> series = new LinkedHashMap<>();
        private final List<Integer> examples;
        private final double most;
        private final int top;

        Drawing(Report report, int width, int left, int right, int top, boolean beside) {
            this.width = width;
            this.left = left;
            this.right = right;
            this.beside = beside;
            for (Result arm : report.arms()) {
                series.computeIfAbsent(arm.series(), _ -> new ArrayList<>()).add(arm);
            }
            this.examples = report.arms().stream()
                    .flatMap(arm -> Stream.ofNullable(arm.examples()))
                    .distinct()
                    .sorted()
                    .toList();
            double greatest = report.arms().stream()
                    .mapToDouble(arm -> arm.estimate().mean())
                    .max()
                    .orElse(0);
            this.most = Math.max(.2, Math.ceil(greatest * 10) / 10);
            this.top = top + (beside ? 0 : LINE * series.size() + LINE / 2);
        }

        LabPlot plot() {
            List<Curve> curves = new ArrayList<>();
            List<Name> names = new ArrayList<>();
            int curve = 0;
            int level = 0;
            for (Map.Entry<String, List<Result>> one : series.entrySet()) {
                List<Result> arms = one.getValue();
                boolean isLevel = arms.getFirst().examples() == null;
                String style = isLevel ? "l" + level++ : "c" + curve++;
                Curve drawn = new Curve(
                        style,
                        isLevel
                                ? List.of(new Point(left, y(arms.getFirst())), new Point(right, y(arms.getFirst())))
                                : arms.stream()
                                        .sorted(Comparator.comparing(
                                                arm -> Objects.requireNonNullElse(arm.examples(), 0)))
                                        .map(arm -> new Point(x(arm), y(arm)))
                                        .toList(),
                        isLevel);
                curves.add(drawn);
                names.add(new Name(
                        style,
                        isLevel,
                        drawn.points().getLast(),
                        new Point(left, top),
                        one.getKey(),
                        MeasuredHere.mark(arms.getLast().estimate().mean())));
            }
            int bottom = top + TALL;
            return new LabPlot(
                    width,
                    bottom + AXIS,
                    left,
                    right,
                    top,
                    bottom,
                    rows(),
                    examples.stream()
                            .map(number -> new Tick(column(number), String.valueOf(number)))
                            .toList(),
                    // The most important is drawn over the others.
                    curves.reversed(),
                    beside ? apart(names, bottom) : stacked(names));
        }

        private List<Tick> rows() {
            int step = most > .5 ? 2 : 1;
            return IntStream.iterate(0, tenth -> tenth <= Math.round(most * 10), tenth -> tenth + step)
                    .mapToObj(tenth -> new Tick(y(tenth / 10.0), tenth == 0 ? "0" : tenth == 10 ? "1" : "." + tenth))
                    .toList();
        }

        private int x(Result arm) {
            return column(Objects.requireNonNullElse(arm.examples(), 0));
        }

        private int column(int number) {
            int inner = right - left - 2 * LINE;
            int steps = Math.max(1, examples.size() - 1);
            return left + LINE + inner * examples.indexOf(number) / steps;
        }

        private int y(Result arm) {
            return y(arm.estimate().mean());
        }

        private int y(double mark) {
            return (int) Math.round(top + TALL * (1 - mark / most));
        }

        /** Beside the ends, pushed apart so that each has a line of its own. */
        private List<Name> apart(List<Name> names, int bottom) {
            List<Name> sorted = names.stream()
                    .sorted(Comparator.comparingInt((Name name) -> name.from().y())
                            .thenComparing(Name::mark, Comparator.reverseOrder()))
                    .toList();
            int[] lines = new int[sorted.size()];
            int above = top - LINE;
            for (int i = 0; i < lines.length; i++) {
                lines[i] = Math.max(sorted.get(i).from().y(), above + LINE);
                above = lines[i];
            }
            int below = bottom + LINE;
            for (int i = lines.length - 1; i >= 0; i--) {
                lines[i] = Math.min(lines[i], below - LINE);
                below = lines[i];
            }
            return IntStream.range(0, lines.length)
                    .mapToObj(i -> moved(sorted.get(i), new Point(right + 30, lines[i])))
                    .toList();
        }

        private List<Name> stacked(List<Name> names) {
            return IntStream.range(0, names.size())
                    .mapToObj(i -> moved(names.get(i), new Point(36, LINE / 2 + i * LINE)))
                    .toList();
        }

        private static Name moved(Name name, Point to) {
            return new Name(name.style(), name.level(), name.from(), to, name.text(), name.mark());
        }
    }
}
