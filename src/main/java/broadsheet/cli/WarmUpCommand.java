package broadsheet.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "warmup",
        description =
                "Starts on a temporary home, asks itself for each page, and stops. The launcher uses it to make the cache"
                        + " that lets later starts be quick.")
final class WarmUpCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Override
    public Integer call() {
        parent.desk().server().warmUp(parent.desk());
        return ExitCode.OK;
    }
}
