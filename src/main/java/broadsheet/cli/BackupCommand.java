package broadsheet.cli;

import broadsheet.catalog.Backups;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "backup",
        description = "Makes a consistent copy of the catalogue and the configuration, while the server runs or not.")
final class BackupCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Parameters(paramLabel = "DIR", description = "The folder for the copy; made if it is missing.")
    private Path folder;

    @Override
    public Integer call() {
        Desk desk = parent.desk();
        long bytes = new Backups(parent.home(), parent.settings().catalogue(), desk.clock()).backup(folder);
        parent.out().tell("The backup is in " + folder + ", " + Words.size(bytes) + ".");
        return ExitCode.OK;
    }
}
