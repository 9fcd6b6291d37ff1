package broadsheet.measure;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes a run, one ranking after the other, in the form that {@link RunFile} and trec_eval read. Ranks count from 1.
 * Scores are in single precision, which is what ranks them. Not thread-safe.
 */
public final class RunWriter implements Closeable {
    private final Writer out;
    private final String tag;

    /**
     * A writer of a run.
     *
     * @param out is closed with this
     * @param tag what the run is called
     * @throws IllegalArgumentException if the tag is empty or has white space, which separates columns
     */
    public RunWriter(Writer out, String tag) {
        this.out = out;
        this.tag = word("tag", tag);
    }

    /**
     * Writes a ranking; one without hits leaves no line, and counts as a query without an answer.
     *
     * @throws IllegalArgumentException if the id of the query or of a document is empty or has white space
     */
    public void write(Ranking ranking) throws IOException {
        String query = word("query", ranking.query());
        int rank = 0;
        for (Ranking.Hit hit : ranking.hits()) {
            rank++;
            out.write(query + " Q0 " + word("document", hit.document()) + " " + rank + " " + hit.score() + " " + tag
                    + "\n");
        }
    }

    private static String word(String what, String text) {
        if (text.isEmpty() || text.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(
                    "a run cannot hold the " + what + " '" + text + "': it is empty or has white space");
        }
        return text;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
