package broadsheet;

import broadsheet.cli.Broadsheet;
import broadsheet.cli.Desk;
import broadsheet.cli.Terminals;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;

/** The program by another clock: the first argument says by how much it is before or after the machine's. */
final class ServeAt {
    private ServeAt() {}

    public static void main(String[] arguments) {
        InstantSource clock = InstantSource.offset(InstantSource.system(), Duration.parse(arguments[0]));
        Map<String, String> environment = System.getenv();
        App app = new App(environment, clock);
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        Desk desk = new Desk(environment, clock, System.in, out, err, new Terminals(false, false), app::open, app);
        System.exit(Broadsheet.on(desk).execute(Arrays.copyOfRange(arguments, 1, arguments.length)));
    }
}
