package broadsheet.cli;

import java.util.ArrayList;
import java.util.List;

/** Two aligned columns: what, and how much. Numbers stand with their last digits below one another. */
final class Table {
    private static final String GAP = "  ";

    private record Row(String name, String value, boolean isNumber) {}

    private final List<Row> rows = new ArrayList<>();

    void row(String name, String value) {
        rows.add(new Row(name, value, false));
    }

    /** Adds a row, unless there is nothing to say in it. */
    void rowUnlessEmpty(String name, String value) {
        if (!value.isEmpty()) {
            row(name, value);
        }
    }

    void number(String name, long value) {
        rows.add(new Row(name, Words.number(value), true));
    }

    void print(Screen screen) {
        int names = rows.stream().mapToInt(row -> Fold.width(row.name())).max().orElse(0);
        int digits = rows.stream()
                .filter(Row::isNumber)
                .mapToInt(row -> row.value().length())
                .max()
                .orElse(0);
        for (Row row : rows) {
            String pad = " ".repeat(names - Fold.width(row.name()));
            String digitsPad = row.isNumber() ? " ".repeat(digits - row.value().length()) : "";
            screen.row(row.name() + pad + GAP + digitsPad, row.value());
        }
        screen.flush();
    }
}
