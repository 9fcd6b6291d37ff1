package broadsheet.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which documents of a collection people found relevant to which queries.
 *
 * @param grades by query, then by document: how relevant it is, 0 and less for not at all; a document that is not there
 *     was not judged, and counts as not relevant
 */
public record Judgements(Map<String, Map<String, Integer>> grades) {
    private static final int COLUMNS_OF_TREC = 4;
    private static final int COLUMNS_OF_TABLE = 3;

    public Judgements {
        Map<String, Map<String, Integer>> copy = new LinkedHashMap<>();
        grades.forEach((query, ofQuery) -> copy.put(query, Collections.unmodifiableMap(new LinkedHashMap<>(ofQuery))));
        grades = Collections.unmodifiableMap(copy);
    }

    /**
     * Reads judgements in either of two forms: that of TREC, the four columns {@code query iteration document grade}, the
     * second of which says nothing; or that of BEIR, the three columns {@code query document grade} after a line of
     * headings, which may be missing. White space separates columns, and the first line tells the form.
     *
     * @throws BrokenLine if a line has other columns than the first, a grade is no whole number, or a pair is judged twice
     * @throws IOException if the file cannot be read
     */
    public static Judgements read(Path file) throws IOException {
        Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
        int[] form = {0};
        ColumnLines.read(file, (number, line) -> {
            String[] columns = ColumnLines.columns(line);
            boolean first = form[0] == 0;
            if (first && (columns.length == COLUMNS_OF_TREC || columns.length == COLUMNS_OF_TABLE)) {
                form[0] = columns.length;
            }
            if (columns.length != form[0]) {
                throw new BrokenLine(file, number, columns.length + " columns, not " + legal(form[0]));
            }
            String grade = columns[form[0] - 1];
            if (!grade.matches("[+-]?\\d{1,9}")) {
                if (first && form[0] == COLUMNS_OF_TABLE) {
                    return;
                }
                throw new BrokenLine(file, number, "the grade '" + grade + "' is no whole number");
            }
            String document = columns[form[0] - 2];
            Map<String, Integer> ofQuery = grades.computeIfAbsent(columns[0], query -> new LinkedHashMap<>());
            if (ofQuery.put(document, Integer.valueOf(grade)) != null) {
                throw new BrokenLine(
                        file, number, "query " + columns[0] + " judges the document " + document + " twice");
            }
        });
        return new Judgements(grades);
    }

    private static String legal(int columns) {
        return switch (columns) {
            case COLUMNS_OF_TREC -> "the four 'query iteration document grade'";
            case COLUMNS_OF_TABLE -> "the three 'query document grade'";
            default -> "the four 'query iteration document grade' or the three 'query document grade'";
        };
    }

    /**
     * The queries of a half that have a relevant document, in their order. Others have no measure: no ranking of theirs is
     * better than another. (trec_eval counts them as 0.)
     */
    public List<String> queries(Half half) {
        return grades.keySet().stream()
                .filter(half::includes)
                .filter(query -> of(query).values().stream().anyMatch(Measure::isRelevant))
                .toList();
    }

    /** The grades of a query's documents; none for one that was not judged. */
    public Map<String, Integer> of(String query) {
        return grades.getOrDefault(query, Map.of());
    }
}
