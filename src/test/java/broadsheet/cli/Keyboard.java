package broadsheet.cli;

import broadsheet.App;
import broadsheet.config.Home;
import broadsheet.digest.Composing;
import broadsheet.digest.Webhooks;
import broadsheet.mail.Pass;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A person, or a pipe, at the command line of a home: types commands and sees what they print. */
public final class Keyboard {
    private final Path home;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> served = new ArrayList<>();
    private InstantSource clock = InstantSource.fixed(Instant.parse("2026-04-01T09:30:00Z"));
    private String input = "";
    private Terminals terminals = Terminals.NONE;

    private Keyboard(Path home) {
        this.home = home;
        environment.put("BROADSHEET_HOME", home.toString());
    }

    /** At a home, which need not exist. */
    public static Keyboard at(Path home) {
        return new Keyboard(home);
    }

    /**
     * What came of a command.
     *
     * @param exitCode its exit code
     * @param out what it printed
     * @param err what it printed to standard error
     */
    public record Ran(int exitCode, String out, String err) {}

    Keyboard with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** In a terminal of some width. */
    Keyboard inTerminal(int columns) {
        return inTerminal(columns, new Terminals(true, true));
    }

    /** In a terminal of some width that not all streams lead to. */
    Keyboard inTerminal(int columns, Terminals which) {
        terminals = which;
        return with("COLUMNS", String.valueOf(columns));
    }

    Keyboard when(String moment) {
        clock = InstantSource.fixed(Instant.parse(moment));
        return this;
    }

    Keyboard feeding(String standardInput) {
        input = standardInput;
        return this;
    }

    Path home() {
        return home;
    }

    InstantSource clock() {
        return clock;
    }

    /** What was asked to be served: home, address and port. */
    List<String> served() {
        return served;
    }

    /** Runs a command, its words split at blanks. */
    public Ran type(String line) {
        return typeWords(line.isBlank() ? List.of() : List.of(line.split(" ", -1)));
    }

    /** Runs a command. */
    public Ran typeWords(List<String> words) {
        return run(words, home -> new App(environment, clock).open(home));
    }

    Ran run(List<String> words, Desk.Opener opener) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        Desk desk = new Desk(
                Map.copyOf(environment),
                clock,
                in,
                new PrintWriter(out),
                new PrintWriter(err),
                terminals,
                opener,
                new NotedServer());
        int code = Broadsheet.on(desk).execute(words.toArray(String[]::new));
        desk.out().flush();
        desk.err().flush();
        return new Ran(code, out.toString(), err.toString());
    }

    /** Notes what it was asked for in place of serving, which would not end. */
    private final class NotedServer implements Desk.Server {
        @Override
        public void serve(Home home, @Nullable String bind, OptionalInt port, Desk desk) {
            served.add(home.folder() + " " + bind + " " + (port.isPresent() ? port.getAsInt() : "configured"));
        }

        @Override
        public Composing composing(OpenHome open) {
            return new App(environment, clock).composing(open);
        }

        @Override
        public Webhooks webhooks(OpenHome open) {
            return new App(environment, clock).webhooks(open);
        }

        @Override
        public Optional<Pass> sendAll(OpenHome open) throws InterruptedException {
            return new App(environment, clock).sendAll(open);
        }

        @Override
        public void warmUp(Desk desk) {
            served.add("warm");
        }
    }
}
