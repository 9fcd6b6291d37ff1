package broadsheet.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Reads a run, in the form that trec_eval reads: a line has the six columns {@code query Q0 document rank score tag},
 * separated by white space. The second, the fourth and the last say nothing that counts: documents are in the order of
 * their scores ({@link Ranking}). The lines of a query need not stand together.
 */
public final class RunFile {
    private static final int COLUMNS = 6;

    private RunFile() {}

    /**
     * The rankings of a run, by query, in the order in which queries first appear.
     *
     * @param wanted the ids of the queries to keep; the lines of others are checked and forgotten
     * @throws BrokenLine if a line has other columns, a score is no finite number, or a query has a document twice
     * @throws IOException if the file cannot be read
     */
    public static Map<String, Ranking> read(Path file, Predicate<String> wanted) throws IOException {
        Map<String, Map<String, Float>> scores = new LinkedHashMap<>();
        ColumnLines.read(file, (number, line) -> {
            String[] columns = ColumnLines.columns(line);
            if (columns.length != COLUMNS) {
                throw new BrokenLine(
                        file, number, columns.length + " columns, not the six 'query Q0 document rank score tag'");
            }
            float score = score(file, number, columns[4]);
            if (wanted.test(columns[0])) {
                Map<String, Float> ofQuery = scores.computeIfAbsent(columns[0], query -> new LinkedHashMap<>());
                if (ofQuery.put(columns[2], score) != null) {
                    throw new BrokenLine(
                            file, number, "query " + columns[0] + " has the document " + columns[2] + " twice");
                }
            }
        });
        Map<String, Ranking> rankings = new LinkedHashMap<>();
        scores.forEach((query, ofQuery) -> rankings.put(query, ranking(query, ofQuery)));
        return rankings;
    }

    private static float score(Path file, long number, String text) throws BrokenLine {
        float score;
        try {
            score = Float.parseFloat(text);
        } catch (NumberFormatException e) {
            score = Float.NaN;
        }
        if (!Ranking.isScore(score)) {
            throw new BrokenLine(file, number, "the score '" + text + "' is no finite number");
        }
        return score;
    }

    private static Ranking ranking(String query, Map<String, Float> scores) {
        List<Ranking.Hit> hits = new ArrayList<>(scores.size());
        scores.forEach((document, score) -> hits.add(new Ranking.Hit(document, score)));
        return new Ranking(query, hits);
    }
}
