package broadsheet.cli;

import broadsheet.config.HomeException;
import broadsheet.source.Import;
import broadsheet.source.ImportFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description =
                "Imports papers from files: JSON Lines, or answers of the daily_papers API; plain or packed by gzip.",
        footer = {
            "",
            "May be killed and run again at any time: what was reported as stored is stored, and nothing is stored twice."
                    + " Broken records are reported with file, line and reason, and skipped; the exit code is then 1."
        })
final class ImportCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, folders, or - for standard input.")
    private List<String> files;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description =
                    "The name of this import, to which plain ids belong. Otherwise the name of the file's folder.")
    private @Nullable String source;

    @Option(names = "--json", description = "Prints one JSON object in place of the last line.")
    private boolean json;

    @Override
    public Integer call() {
        List<ImportFile> found;
        try {
            found = ImportFile.of(files, source);
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "Cannot import: " + reason(e));
        }
        Desk desk = parent.desk();
        if (found.isEmpty()) {
            parent.err().tell("There is no file of papers in " + String.join(", ", files) + ".");
            return ExitCode.NOT_FOUND;
        }
        Import.Report done;
        try (OpenHome open = parent.open();
                ImportReport report = new ImportReport(parent, found)) {
            done = new Import(open.catalogue(), desk.in()).run(found, report);
            if (!json) {
                report.finish(done);
            }
        }
        if (json) {
            Json.print(desk.out(), Json.imported(done));
        }
        return done.broken() == 0 ? ExitCode.OK : ExitCode.PARTLY;
    }

    private static String reason(Exception fault) {
        return switch (fault) {
            case NoSuchFileException missing -> missing.getFile() + " is not there.";
            case FileSystemException closed ->
                closed.getFile() + " cannot be read: " + HomeException.reason(closed)
                        + ". Check its owner and mode, and run the command again.";
            default -> String.valueOf(fault.getMessage());
        };
    }
}
