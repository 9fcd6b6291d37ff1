package broadsheet.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Parts of statements. Those that write rows of papers are made from the names of their columns, so that none is
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
    static <T> List<List<T>> inParts(Collection<T> ids) {
        return ids.stream()
                .gather(Gatherers.windowFixed(IDS_A_QUERY))
                .map(PaperSql::filledUp)
                .toList();
    }

    private static <T> List<T> filledUp(List<T> ids) {
        int length = Integer.highestOneBit(ids.size());
        List<T> filled = new ArrayList<>(ids);
        while (filled.size() > length && filled.size() < 2 * length) {
            filled.add(ids.getLast());
        }
        return filled;
    }

    static String insert(String table, Collection<String> columns) {
        return "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + columns.stream().map(column -> ":" + column).collect(Collectors.joining(", ")) + ")";
    }

    /** Writes rows of the same columns, if there are any, by a statement made from these columns. */
    static void write(
            Handle handle, List<Map<String, @Nullable Object>> rows, Function<Collection<String>, String> statement) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch(statement.apply(rows.getFirst().keySet()));
        rows.forEach(row -> batch.bindMap(row).add());
        batch.execute();
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
