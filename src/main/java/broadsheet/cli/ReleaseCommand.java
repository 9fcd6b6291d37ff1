package broadsheet.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "release",
        description =
                "Makes the archive that is installed elsewhere. Needs a checkout: the launcher there does it, with Maven.")
final class ReleaseCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Override
    public Integer call() {
        parent.err().tell("'release' needs the sources: run ./broadsheet release in a checkout of the project.");
        return ExitCode.USAGE;
    }
}
