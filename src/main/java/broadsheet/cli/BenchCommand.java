package broadsheet.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "bench",
        description =
                "Measures speed and writes docs/performance.md. Needs a checkout: the launcher there runs it, from the test tree.")
final class BenchCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Override
    public Integer call() {
        parent.err().tell("'bench' lives in the test tree: run ./broadsheet bench in a checkout of the project.");
        return ExitCode.USAGE;
    }
}
