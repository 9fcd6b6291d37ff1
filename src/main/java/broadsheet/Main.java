package broadsheet;

import broadsheet.cli.Broadsheet;
import broadsheet.cli.Desk;
import broadsheet.cli.Terminals;
import java.io.Console;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/** The program: runs one command and ends with its exit code. */
public final class Main {
    private Main() {}

    /**
     * Runs one command.
     *
     * @param arguments the command line, as a shell splits it
     */
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Clock clock = Clock.systemUTC();
        App app = new App(environment, clock);
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8));
        Desk desk = new Desk(environment, clock, System.in, out, err, terminals(), app::open, app);
        int code = Broadsheet.on(desk).execute(arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** As the launcher says; without it both or none, as Java knows no better. */
    private static Terminals terminals() {
        String told = System.getProperty(Terminals.PROPERTY);
        if (told != null) {
            return Terminals.told(told);
        }
        Console console = System.console();
        boolean both = console != null && console.isTerminal();
        return new Terminals(both, both);
    }
}
