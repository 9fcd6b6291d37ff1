package broadsheet.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "doctor",
        description =
                "Checks everything: the Java, the home, the configuration, the catalogue, the imports. Says what to do, and"
                        + " changes nothing.")
final class DoctorCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        List<Finding> findings = Diagnosis.of(parent.home(), parent.desk());
        long problems = findings.stream().filter(finding -> !finding.isWell()).count();
        if (json) {
            Json.print(parent.desk().out(), tree(findings, problems == 0));
        } else {
            print(findings, problems);
        }
        return problems == 0 ? ExitCode.OK : ExitCode.PARTLY;
    }

    private void print(List<Finding> findings, long problems) {
        for (Finding finding : findings) {
            if (finding.isWell()) {
                parent.out().row(lead("ok", finding), finding.inWords());
            } else {
                parent.out().alarm(lead("PROBLEM", finding), finding.inWords());
            }
        }
        parent.out()
                .tell(
                        problems == 0
                                ? "All is well."
                                : problems == 1 ? "One thing needs you." : problems + " things need you.");
    }

    private static String lead(String verdict, Finding finding) {
        return "%-9s%-15s".formatted(verdict, finding.about());
    }

    private static ObjectNode tree(List<Finding> findings, boolean well) {
        ObjectNode tree = Json.object().put("well", well);
        ArrayNode all = tree.putArray("findings");
        for (Finding finding : findings) {
            all.addObject()
                    .put("about", finding.about())
                    .put("well", finding.isWell())
                    .put("says", finding.says());
        }
        return tree;
    }
}
