package broadsheet.cli;

import broadsheet.catalog.CatalogueException;
import broadsheet.config.Config;
import broadsheet.config.ConfigException;
import broadsheet.config.ConfigLoader;
import broadsheet.config.Home;
import broadsheet.config.HomeException;
import broadsheet.encode.EncoderException;
import broadsheet.search.SearchException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code broadsheet}, under which all others stand. */
@Command(
        name = "broadsheet",
        description = "The daily papers, on your own server.",
        mixinStandardHelpOptions = true,
        version = "Broadsheet " + Broadsheet.VERSION,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            ImportCommand.class,
            HarvestCommand.class,
            FetchCommand.class,
            FollowCommand.class,
            EditionCommand.class,
            TrendingCommand.class,
            ShowCommand.class,
            SearchCommand.class,
            EvaluateCommand.class,
            CiteCommand.class,
            StatsCommand.class,
            UnmergeCommand.class,
            SimilarCommand.class,
            BeatCommand.class,
            LabCommand.class,
            ForYouCommand.class,
            DigestCommand.class,
            WebhookCommand.class,
            EncodeCommand.class,
            ReindexCommand.class,
            SampleCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DoctorCommand.class,
            BenchCommand.class,
            ReleaseCommand.class,
            TestCommand.class,
            WarmUpCommand.class
        })
public final class Broadsheet implements Runnable {
    /** Of the program, as the build has it. */
    public static final String VERSION = "0.1.0";

    /** picocli refuses to print help in less. */
    private static final int LEAST_HELP_WIDTH = 55;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description =
                    "The folder that holds everything. Otherwise BROADSHEET_HOME, otherwise 'broadsheet' in your data"
                            + " folder.")
    private @Nullable Path home;

    @Spec
    private CommandSpec spec;

    private final Desk desk;
    private final Screen out;
    private final Screen err;

    private Broadsheet(Desk desk) {
        this.desk = desk;
        Terminals terminals = desk.terminals();
        this.out = Screen.of(desk, desk.out(), terminals.out());
        // The terminal is asked for its width once at most.
        this.err =
                terminals.err() == terminals.out() ? out.to(desk.err()) : Screen.of(desk, desk.err(), terminals.err());
    }

    /** The command line, ready to run. */
    public static CommandLine on(Desk desk) {
        Broadsheet broadsheet = new Broadsheet(desk);
        CommandLine line = new CommandLine(broadsheet);
        line.setOut(desk.out());
        line.setErr(desk.err());
        line.setUsageHelpWidth(Math.max(LEAST_HELP_WIDTH, broadsheet.out.width()));
        line.setParameterExceptionHandler((fault, arguments) -> broadsheet.misunderstood(fault));
        line.setExecutionExceptionHandler((fault, at, parsed) -> broadsheet.explained(fault));
        return line;
    }

    private int misunderstood(ParameterException fault) {
        CommandLine at = fault.getCommandLine();
        err.tell(String.valueOf(fault.getMessage()));
        if (fault instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            err.tell("Did you mean '" + String.join("' or '", unmatched.getSuggestions()) + "'?");
        }
        desk.err().print(at.getHelp().fullSynopsis());
        err.tell("'" + at.getCommandSpec().qualifiedName() + " --help' tells more.");
        return ExitCode.USAGE;
    }

    private int explained(Exception fault) {
        if (fault instanceof HomeException
                || fault instanceof CatalogueException
                || fault instanceof SearchException
                || fault instanceof EncoderException
                || fault instanceof ConfigException) {
            err.tell(String.valueOf(fault.getMessage()));
            return ExitCode.UNUSABLE;
        }
        err.tell("This is a fault in Broadsheet; please report it with what follows.");
        fault.printStackTrace(desk.err());
        desk.err().flush();
        return ExitCode.FAULT;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    Desk desk() {
        return desk;
    }

    /** Where results go. */
    Screen out() {
        return out;
    }

    /** Where everything else goes. */
    Screen err() {
        return err;
    }

    /** The home that was asked for. */
    Home home() {
        if (home == null) {
            return Home.standard(
                    desk.environment(),
                    Map.of(
                            "user.home", System.getProperty("user.home", "."),
                            "os.name", System.getProperty("os.name", "")));
        }
        if (home.toString().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--home names no folder: it is empty.");
        }
        return new Home(home);
    }

    /** The configuration of the home that was asked for. */
    Config settings() {
        return ConfigLoader.load(home().configuration(), desk.environment());
    }

    /** Opens the home that was asked for. */
    OpenHome open() {
        return desk.opener().open(home());
    }
}
