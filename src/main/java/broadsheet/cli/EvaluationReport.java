package broadsheet.cli;

import broadsheet.measure.Bootstrap;
import broadsheet.measure.Bootstrap.Difference;
import broadsheet.measure.Bootstrap.Estimate;
import broadsheet.measure.Half;
import broadsheet.measure.Marks;
import broadsheet.measure.Measure;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What {@code evaluate} prints.
 *
 * @param half which queries count
 * @param judged how many queries were judged, of both halves
 * @param runs one or two, measured on the same queries
 * @param bootstrap makes the intervals
 */
record EvaluationReport(Half half, int judged, List<Run> runs, Bootstrap bootstrap) {
    /**
     * A run.
     *
     * @param file where it was read
     * @param marks what it got
     */
    record Run(Path file, Marks marks) {}

    private static final String DIFFERENCE = "difference";

    EvaluationReport {
        runs = List.copyOf(runs);
    }

    /** For people: below each measure the runs, with two also by how much the second is above the first. */
    Table table() {
        Table table = new Table();
        String ofHalf = half == Half.ALL ? "" : ", the " + HalfWord.of(half) + " half";
        table.row("queries", Words.number(queries()) + " of " + Words.number(judged) + ofHalf);
        for (Run run : runs) {
            int unanswered = queries() - run.marks().answered();
            if (unanswered > 0) {
                table.row("unanswered", Words.number(unanswered) + " in " + name(run) + ", each counts as 0");
            }
        }
        for (Measure measure : measures()) {
            String label = measure.label();
            for (Run run : runs) {
                Estimate estimate = estimate(run, measure);
                table.row(
                        label,
                        runs.size() == 1
                                ? aligned("%.3f  %.3f to %.3f", estimate)
                                : padded(name(run)) + aligned("%6.3f  %6.3f to %6.3f", estimate));
                label = "";
            }
            if (runs.size() == 2) {
                Difference difference = difference(measure);
                String p = String.format(Locale.ROOT, "p %.4f", difference.p());
                table.row(label, padded(DIFFERENCE) + aligned("%+6.3f  %+6.3f to %+6.3f  " + p, difference.estimate()));
            }
        }
        return table;
    }

    private List<Measure> measures() {
        return runs.getFirst().marks().measures();
    }

    private int queries() {
        return runs.getFirst().marks().queries().size();
    }

    private Difference difference(Measure measure) {
        return bootstrap.difference(
                runs.getLast().marks().of(measure), runs.getFirst().marks().of(measure));
    }

    /** The file's name, or all of its path where that alone tells the runs apart. */
    private String name(Run run) {
        boolean alike =
                runs.stream().map(one -> one.file().getFileName()).distinct().count() < runs.size();
        return (alike ? run.file() : run.file().getFileName()).toString();
    }

    private String padded(String name) {
        int width = runs.stream().mapToInt(run -> Fold.width(name(run))).max().orElse(0);
        int gap = Math.max(width, DIFFERENCE.length()) - Fold.width(name) + 1;
        return name + "\u00a0".repeat(gap);
    }

    /** Columns stay columns only if nothing takes their blanks for the ends of words. */
    private static String aligned(String form, Estimate estimate) {
        return String.format(Locale.ROOT, form, estimate.mean(), estimate.low(), estimate.high())
                .replace(' ', '\u00a0');
    }

    /** For programs. */
    ObjectNode json() {
        ObjectNode tree = Json.object();
        tree.put("half", HalfWord.of(half));
        tree.put("queries", queries());
        tree.put("judged", judged);
        tree.put("resamples", bootstrap.resamples());
        for (Run run : runs) {
            ObjectNode one = tree.withArray("runs").addObject();
            one.put("run", run.file().toString());
            one.put("answered", run.marks().answered());
            for (Measure measure : measures()) {
                put(one.withArray("measures").addObject().put("measure", measure.label()), estimate(run, measure));
            }
        }
        if (runs.size() == 2) {
            for (Measure measure : measures()) {
                Difference difference = difference(measure);
                ObjectNode one = tree.withArray("differences").addObject().put("measure", measure.label());
                put(one, difference.estimate());
                one.put("p", difference.p());
            }
        }
        return tree;
    }

    private Estimate estimate(Run run, Measure measure) {
        return bootstrap.estimate(run.marks().of(measure));
    }

    private static void put(ObjectNode tree, Estimate estimate) {
        tree.put("mean", estimate.mean()).put("low", estimate.low()).put("high", estimate.high());
    }
}
