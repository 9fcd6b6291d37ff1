package broadsheet.cli;

import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "serve",
        description = "Serves the papers to browsers, until it is stopped. Prints the address to open.")
final class ServeCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = PortNumber.class,
            description = "The port to listen at; 0 takes any that is free.")
    private @Nullable Integer port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "The address to listen at; the standard one is reached from this machine alone.")
    private @Nullable String bind;

    @Override
    public Integer call() {
        OptionalInt chosen = port == null ? OptionalInt.empty() : OptionalInt.of(port);
        parent.desk().server().serve(parent.home(), bind, chosen, parent.desk());
        return ExitCode.OK;
    }
}
