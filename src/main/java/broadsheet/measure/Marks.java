package broadsheet.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the measures gave for each query of a run. A query that the run does not answer has 0, as trec_eval has it with
 * {@code -c}.
 */
public final class Marks {
    private final List<String> queries;
    private final int answered;
    private final Map<Measure, double[]> marks;

    private Marks(List<String> queries, int answered, Map<Measure, double[]> marks) {
        this.queries = queries;
        this.answered = answered;
        this.marks = marks;
    }

    /**
     * Measures a run.
     *
     * @param queries to measure it on, each judged with a relevant document; see {@link Judgements#queries}
     * @param run rankings by query; those of other queries do not count
     * @throws IllegalArgumentException if a query has no relevant document
     */
    public static Marks of(Judgements judgements, List<String> queries, Map<String, Ranking> run) {
        return of(judgements, queries, run, Measure.STANDARD);
    }

    /** The same by other measures. */
    public static Marks of(
            Judgements judgements, List<String> queries, Map<String, Ranking> run, List<Measure> measures) {
        List<Ranking> rankings = queries.stream()
                .map(query -> run.getOrDefault(query, new Ranking(query, List.of())))
                .toList();
        Map<Measure, double[]> marks = new LinkedHashMap<>();
        for (Measure measure : measures) {
            marks.put(
                    measure,
                    rankings.stream()
                            .mapToDouble(ranking -> measure.of(ranking, judgements.of(ranking.query())))
                            .toArray());
        }
        int answered = (int)
                rankings.stream().filter(ranking -> !ranking.hits().isEmpty()).count();
        return new Marks(List.copyOf(queries), answered, marks);
    }

    /** The queries that were measured. */
    public List<String> queries() {
        return queries;
    }

    /** What was measured. */
    public List<Measure> measures() {
        return List.copyOf(marks.keySet());
    }

    /** How many of them the run answers at all. */
    public int answered() {
        return answered;
    }

    /**
     * One measure's marks: {@code double[n]}, one for each of the n queries in their order, a copy.
     *
     * @throws IllegalArgumentException if it was not taken
     */
    public double[] of(Measure measure) {
        double[] found = marks.get(measure);
        if (found == null) {
            throw new IllegalArgumentException(measure + " was not taken; it is one of " + marks.keySet());
        }
        return found.clone();
    }
}
