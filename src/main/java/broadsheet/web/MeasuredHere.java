package broadsheet.web;

import broadsheet.edition.Wording;
import broadsheet.learn.lab.Claim.Direction;
import broadsheet.learn.lab.Lab;
import broadsheet.learn.lab.Labs;
import broadsheet.learn.lab.Report;
import broadsheet.learn.lab.Reports;
import broadsheet.measure.Bootstrap.Estimate;
import broadsheet.paper.PaperId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What came out of labs, for the pages of the papers they come from. */
public final class MeasuredHere {
    private static final Logger LOG = LoggerFactory.getLogger(MeasuredHere.class);

    private final Reports reports;

    MeasuredHere(Reports reports) {
        this.reports = reports;
    }

    /**
     * A report as a page shows it.
     *
     * @param lab that was run
     * @param report what came out
     * @param source whose run it was
     */
    public record Shown(Lab lab, Report report, Reports.Source source) {
        /** Whether it came with the program. */
        public boolean isOfProgram() {
            return source == Reports.Source.PROGRAM;
        }

        /** What the section is called. */
        public String heading() {
            return isOfProgram() ? "Measured" : "Measured here";
        }

        /** Where and when it was measured. */
        public String origin() {
            String day = Wording.moment(Instant.parse(report.made()));
            return switch (source) {
                case HOME -> (report.smoke() ? "a smoke run of this server, " : "on this server, ") + day;
                case PROGRAM -> "by those who made the program, " + day;
            };
        }

        /** {@code Not supported}. */
        public String verdict() {
            String words = report.verdict().words();
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }

        /** The difference of the claim's arms, in words. */
        public String difference() {
            Estimate estimate = report.difference();
            return signed(estimate.mean()) + ", 95 % interval " + signed(estimate.low()) + " to "
                    + signed(estimate.high());
        }

        /** What the threshold is called. */
        public String threshold() {
            return report.claim().direction() == Direction.ABOVE
                    ? "claimed " + signed(report.claim().threshold()).replaceFirst("0+$", "")
                    : "allowed " + signed(report.claim().threshold()).replaceFirst("0+$", "");
        }

        /** What it was made of. */
        public String data() {
            Report.Data data = report.data();
            return Wording.count(data.topics(), "topic") + " of " + data.name() + ", "
                    + Wording.count(data.seeds(), "draw") + " of examples; "
                    + Wording.count(data.earlier(), "paper") + " before " + data.since() + " to learn from, "
                    + Wording.number(data.later()) + " later ones to find, " + Wording.number(data.leftOut())
                    + " left out";
        }

        /** What it took. */
        public String cost() {
            return number(report.cost().seconds(), 1) + " s, "
                    + Wording.count(report.cost().trained(), "scorer") + ", "
                    + Wording.count(report.cost().labels(), "label");
        }

        /** The difference on a line. */
        public DifferenceLine line() {
            return DifferenceLine.of(report.difference(), report.claim().threshold());
        }

        /** The arms as curves, for wide screens. */
        public LabPlot wide() {
            return LabPlot.wide(report);
        }

        /** The same for narrow ones. */
        public LabPlot narrow() {
            return LabPlot.narrow(report);
        }
    }

    /** The reports of a paper's labs, as far as there are any. */
    List<Shown> of(PaperId paper) {
        return Labs.of(paper).stream().flatMap(this::shown).toList();
    }

    private Stream<Shown> shown(Lab lab) {
        Reports.Found found = reports.find(lab.name());
        found.faults().forEach(fault -> LOG.warn("lab={} has no report of this home: {}", lab.name(), fault));
        return found.report().stream().map(report -> new Shown(lab, report, found.source()));
    }

    /** {@code .573}: of numbers from 0 to 1, as tables have them. */
    public static String mark(double number) {
        String text = number(number, 3);
        return text.startsWith("0.") ? text.substring(1) : text;
    }

    /** {@code +.118}, {@code −.009}, {@code 0}. */
    static String signed(double number) {
        String text = mark(Math.abs(number));
        return Math.abs(number) < 5e-4 ? "0" : (number < 0 ? "−" : "+") + text;
    }

    static String number(double number, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", number);
    }
}
