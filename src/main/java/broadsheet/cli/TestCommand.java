package broadsheet.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "test",
        description =
                "Runs every test, those in the browser included. Needs a checkout: the launcher there runs it, from the test tree.")
final class TestCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Override
    public Integer call() {
        parent.err().tell("'test' lives in the test tree: run ./broadsheet test in a checkout of the project.");
        return ExitCode.USAGE;
    }
}
