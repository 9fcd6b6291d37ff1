package broadsheet.cli;

import broadsheet.learn.lab.Lab;
import broadsheet.learn.lab.Labs;
import broadsheet.learn.lab.Report;
import broadsheet.learn.lab.Reports;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "list", description = "Prints all labs, and what came out of them.")
final class LabList implements Callable<Integer> {
    @ParentCommand
    private LabCommand lab;

    @Override
    public Integer call() {
        Broadsheet parent = lab.broadsheet();
        Reports reports = new Reports(parent.home().labs());
        Screen screen = parent.out();
        for (Lab one : Labs.ALL) {
            Reports.Found found = reports.find(one.name());
            found.faults().forEach(parent.err()::tell);
            screen.strong("", one.name());
            screen.quiet(
                    "  ",
                    one.question() + " " + one.title() + ", " + one.paper().text());
            screen.quiet("  ", "Claim: " + one.claim().words());
            screen.quiet(
                    "  ",
                    found.report()
                            .map(report -> verdict(report, found.source()))
                            .orElse("Not run yet."));
        }
        screen.flush();
        return ExitCode.OK;
    }

    private static String verdict(Report report, Reports.Source source) {
        return LabPrinter.capitalised(report.verdict().words()) + ", "
                + LabPrinter.difference(report.difference())
                + switch (source) {
                    case HOME -> report.smoke() ? ", by a smoke run here." : ", by a run here.";
                    case PROGRAM ->
                        ", as measured when the program was made, on "
                                + report.data().name() + ".";
                };
    }
}
