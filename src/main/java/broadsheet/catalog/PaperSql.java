package broadsheet.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

/**
 * Parts of statements. Those that write a row of {@code paper} are made from the names of its columns, so that none is
 * forgotten.
 */
final class PaperSql {
    /** Databases bound the number of parameters of one query. */
    private static final int IDS_A_QUERY = 4_096;

    private PaperSql() {}

    /**
     * Ids in parts that fit into one query each. A part is filled up to a power of two by repeating its last id, so that a
     * handful of statements serve lists of all lengths, and none is parsed anew for each.
     */
    static List<List<String>> inParts(Collection<String> ids) {
        return ids.stream()
                .gather(Gatherers.windowFixed(IDS_A_QUERY))
                .map(PaperSql::filledUp)
                .toList();
    }

    private static List<String> filledUp(List<String> ids) {
        int length = Integer.highestOneBit(ids.size());
        List<String> filled = new ArrayList<>(ids);
        while (filled.size() > length && filled.size() < 2 * length) {
            filled.add(ids.getLast());
        }
        return filled;
    }

    static String insert(Collection<String> columns) {
        return "insert into paper (" + String.join(", ", columns) + ") values ("
                + columns.stream().map(column -> ":" + column).collect(Collectors.joining(", ")) + ")";
    }

    static String update(Collection<String> columns) {
        return "update paper set "
                + columns.stream()
                        .filter(column -> !column.equals("paper"))
                        .map(column -> column + " = :" + column)
                        .collect(Collectors.joining(", "))
                + " where paper = :paper";
    }
}
