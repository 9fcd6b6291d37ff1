package broadsheet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a command writes what people read: folded to the width, and in a terminal with the little colour that means
 * something. In a pipe there is no colour, and no word is broken.
 */
final class Screen {
    private static final String BOLD = "\u001b[1m";
    private static final String QUIET = "\u001b[2m";
    private static final String ALARM = "\u001b[1;31m";
    private static final String PLAIN = "\u001b[0m";
    private static final String LINE_ANEW = "\r\u001b[K";

    private static final int USUAL_WIDTH = 80;
    private static final int LEAST_WIDTH = 40;

    /** What is left for a text after however long a lead. */
    private static final int LEAST_TEXT = 8;

    /** Longer lines are hard to read, however wide the window is. */
    private static final int MOST_WIDTH = 100;

    private final PrintWriter out;
    private final boolean terminal;
    private final boolean coloured;
    private final int width;
    private boolean passing;

    private Screen(PrintWriter out, boolean terminal, boolean coloured, int width) {
        this.out = out;
        this.terminal = terminal;
        this.coloured = coloured;
        this.width = width;
    }

    /**
     * A screen of a desk, as wide as COLUMNS says, else as the terminal says, within 40 and 100.
     *
     * @param terminal whether a person looks at it
     */
    static Screen of(Desk desk, PrintWriter out, boolean terminal) {
        boolean coloured =
                terminal && desk.environment().getOrDefault("NO_COLOR", "").isEmpty();
        return new Screen(out, terminal, coloured, width(desk, terminal));
    }

    /** A screen of the same kind, written to by another way. */
    Screen to(PrintWriter other) {
        return new Screen(other, terminal, coloured, width);
    }

    private static int width(Desk desk, boolean terminal) {
        String columns = desk.environment().getOrDefault("COLUMNS", "");
        if (columns.isEmpty() && terminal) {
            columns = columnsOfTerminal();
        }
        int known = columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : USUAL_WIDTH;
        return Math.clamp(known, LEAST_WIDTH, MOST_WIDTH);
    }

    /** Shells know the width and rarely export it; {@code stty} asks the terminal itself. */
    private static String columnsOfTerminal() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return size.substring(size.indexOf(' ') + 1);
        } catch (IOException e) {
            return "";
        }
    }

    /** A message, each of its lines folded in a terminal and as it is in a pipe, where other programs may read it. */
    void tell(String message) {
        for (String line : message.split("\n", -1)) {
            if (terminal) {
                String start = " ".repeat(line.length() - line.stripLeading().length());
                print(start, line, "");
            } else {
                line(line);
            }
        }
        out.flush();
    }

    /** Writes a passing line in a terminal: whatever is written next takes its place. */
    synchronized void pass(String text) {
        // The cursor goes back so that a line of the log, which does not come through here, takes its place too.
        out.print(LINE_ANEW + text + "\r");
        out.flush();
        passing = true;
    }

    private synchronized void line(String text) {
        out.println(passing ? LINE_ANEW + text : text);
        passing = false;
    }

    boolean isTerminal() {
        return terminal;
    }

    /** How many characters a line has. */
    int width() {
        return width;
    }

    void heading(String text) {
        print("", text, BOLD);
    }

    /** A text, folded. */
    void text(String text) {
        print("", text, "");
    }

    /** A text in bold, folded; the lines after the first stand under the end of the lead. */
    void strong(String lead, String text) {
        print(lead, text, BOLD);
    }

    /** Like {@link #strong}, but fainter than other text. */
    void quiet(String lead, String text) {
        print(lead, text, QUIET);
    }

    /** A row of a table: folded in a terminal, one line in a pipe. */
    void row(String lead, String text) {
        if (terminal) {
            print(lead, text, "");
        } else {
            line((lead + Fold.oneLine(text)).stripTrailing());
        }
    }

    /** Like {@link #row}, with the lead in red. */
    void alarm(String lead, String text) {
        row(coloured ? ALARM + lead + PLAIN : lead, text);
    }

    void blank() {
        line("");
    }

    void flush() {
        out.flush();
    }

    private void print(String lead, String words, String colour) {
        String indent = " ".repeat(Fold.width(lead));
        List<String> lines = new Fold(Math.max(LEAST_TEXT, width - indent.length()), terminal).lines(words);
        for (int i = 0; i < Math.max(1, lines.size()); i++) {
            String before = i == 0 ? lead : indent;
            String text = lines.isEmpty() ? "" : lines.get(i);
            line((before + (coloured && !colour.isEmpty() ? colour + text + PLAIN : text)).stripTrailing());
        }
    }
}
