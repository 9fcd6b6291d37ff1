package broadsheet.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "digest",
        description = "Tells what is mailed to whom, shows an issue, and sends what somebody subscribed to at once.",
        synopsisSubcommandLabel = "(log | preview | send | list | remove | bounce)",
        subcommands = {
            DigestLog.class,
            DigestPreview.class,
            DigestSend.class,
            DigestList.class,
            DigestRemove.class,
            DigestBounce.class
        })
final class DigestCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Spec
    private CommandSpec spec;

    Broadsheet broadsheet() {
        return parent;
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "Print the log, preview, send, list, remove, or count a bounce?");
    }
}
