package broadsheet.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * The page of figures, {@code docs/performance.md}.
 *
 * @param machine what they were taken on
 * @param command that takes them again
 * @param papers what they were taken with
 * @param findings themselves
 */
record PerformancePage(Machine machine, String command, String papers, Findings findings) {
    /** In Markdown, ending with a line feed. */
    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("# How fast it is");
        lines.add("");
        lines.add("Written whole by `" + command + "`; run that again rather than edit this.");
        lines.add("");
        machine.lines().map(line -> "- " + line).forEach(lines::add);
        lines.add("- Papers: " + papers);
        lines.add("");
        lines.add(row("what", "aim", "median", "spread", "met"));
        lines.add("|---|---|---:|---|---|");
        findings.figures().stream()
                .map(figure -> row(figure.what(), figure.aim(), figure.median(), figure.spread(), figure.met()))
                .forEach(lines::add);
        lines.add("");
        lines.add("## What was measured, and how");
        for (String paragraph : findings.how()) {
            lines.add("");
            lines.add(paragraph);
        }
        return String.join("\n", lines) + "\n";
    }

    /** A row of a table; a bar within a cell would end the cell, and a line feed the table. */
    static String row(String... cells) {
        StringBuilder row = new StringBuilder("|");
        for (String cell : cells) {
            row.append(' ')
                    .append(cell.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\R", " "))
                    .append(" |");
        }
        return row.toString();
    }
}
