package broadsheet.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "lab",
        description = "Tries what a paper claims on the papers of this home, and reports what came out.",
        synopsisSubcommandLabel = "(list | run)",
        subcommands = {LabList.class, LabRunning.class})
final class LabCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Spec
    private CommandSpec spec;

    Broadsheet broadsheet() {
        return parent;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "List labs, or run one?");
    }
}
