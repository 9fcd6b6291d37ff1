package broadsheet.cli;

import broadsheet.catalog.Backups;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "restore",
        description =
                "Brings a backup back. The server must be stopped; the catalogue that was there is kept in 'copies'.")
final class RestoreCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Parameters(paramLabel = "DIR", description = "A folder that 'backup' made.")
    private Path folder;

    @Override
    public Integer call() {
        Desk desk = parent.desk();
        parent.home().prepare();
        Path kept = new Backups(parent.home(), parent.settings().catalogue(), desk.clock()).restore(folder);
        parent.out().tell("The backup in " + folder + " is back. What was there is kept in " + kept + ".");
        return ExitCode.OK;
    }
}
