package broadsheet.cli;

import broadsheet.learn.lab.Lab;
import broadsheet.learn.lab.Report;
import broadsheet.measure.Bootstrap.Estimate;
import java.util.Locale;

/** Prints reports of labs. */
final class LabPrinter {
    private static final char GAP = '\u00a0';

    private LabPrinter() {}

    static void print(Screen screen, Lab lab, Report report) {
        screen.heading(lab.question());
        screen.quiet("", lab.title() + ", " + lab.paper().text());
        screen.blank();
        screen.text("Claim: " + report.claim().words());
        screen.strong("", "Verdict: " + report.verdict().words() + (report.smoke() ? ", of a smoke run." : "."));
        screen.text(report.claim().arm() + " less " + report.claim().against() + ": " + difference(report.difference())
                + ".");
        screen.blank();
        int names = report.arms().stream()
                .mapToInt(arm -> Fold.width(arm.name()))
                .max()
                .orElse(0);
        for (Report.Result arm : report.arms()) {
            String pad = " ".repeat(names - Fold.width(arm.name()));
            Estimate estimate = arm.estimate();
            screen.row(
                    arm.name() + pad + "  ",
                    String.format(Locale.ROOT, "%.3f  %.3f to %.3f", estimate.mean(), estimate.low(), estimate.high())
                            .replace(' ', GAP));
        }
        screen.blank();
        Report.Data data = report.data();
        screen.text(report.claim().metric() + " of " + Words.count(data.topics(), "topic") + ", the mean of "
                + Words.count(data.seeds(), "draw") + " of examples, with 95 % intervals over topics. Of "
                + data.name() + ": " + Words.count(data.earlier(), "paper") + " before " + data.since()
                + " to learn from, " + Words.count(data.later(), "later one") + " to find, "
                + data.leftOut() + " left out.");
        screen.text("It took " + report.cost().seconds() + " s, for "
                + Words.count(report.cost().trained(), "scorer") + " and "
                + Words.count(report.cost().labels(), "label") + ".");
        report.notes().forEach(screen::text);
        report.caveats().forEach(screen::text);
        screen.text("The paper: " + lab.published());
        screen.text("What differs: " + lab.differs());
        screen.flush();
    }

    /** {@code +.063 (+.027 to +.105)}. */
    static String difference(Estimate difference) {
        return String.format(
                        Locale.ROOT, "%+.3f (%+.3f to %+.3f)", difference.mean(), difference.low(), difference.high())
                .replace('-', '−');
    }

    static String capitalised(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
