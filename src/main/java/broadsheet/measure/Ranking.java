package broadsheet.measure;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a search answered to one query.
 *
 * <p>The order is the one that trec_eval 9 puts a run in, whatever ranks or order stand in a file: the higher score first,
 * scores compared in single precision, and of equal ones the document whose name is greater by its characters.
 *
 * @param query its id
 * @param hits in that order, each document once; may be empty
 */
public record Ranking(String query, List<Hit> hits) {
    private static final Comparator<Hit> ORDER =
            Comparator.comparingDouble(Hit::score).thenComparing(Hit::document).reversed();

    /**
     * A document that was found.
     *
     * @param document its id
     * @param score finite
     */
    public record Hit(String document, float score) {
        public Hit {
            if (!isScore(score)) {
                throw new IllegalArgumentException(
                        "the score of " + document + " is " + score + ", which is not finite");
            }
        }
    }

    /** Whether this can be a score. */
    static boolean isScore(float score) {
        return Float.isFinite(score);
    }

    public Ranking {
        hits = hits.stream().sorted(ORDER).toList();
        Set<String> seen = new HashSet<>();
        for (Hit hit : hits) {
            if (!seen.add(hit.document())) {
                throw new IllegalArgumentException("query " + query + " has the document " + hit.document() + " twice");
            }
        }
    }

    /** The ranking that has these documents in this order: of n documents the first scores n and the last 1. */
    public static Ranking inOrder(String query, List<String> documents) {
        int count = documents.size();
        return new Ranking(
                query,
                IntStream.range(0, count)
                        .mapToObj(i -> new Hit(documents.get(i), count - i))
                        .toList());
    }
}
