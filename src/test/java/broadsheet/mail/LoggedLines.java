package broadsheet.mail;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What is logged from its making to its end; it goes on to where it went as well. */
public final class LoggedLines implements AutoCloseable {
    private final PrintStream before;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    private LoggedLines(PrintStream before) {
        this.before = before;
    }

    public static LoggedLines begin() {
        LoggedLines logged = new LoggedLines(System.err);
        System.setErr(new PrintStream(logged.lines, true, StandardCharsets.UTF_8));
        return logged;
    }

    public String text() {
        return lines.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setErr(before);
        before.print(text());
    }
}
