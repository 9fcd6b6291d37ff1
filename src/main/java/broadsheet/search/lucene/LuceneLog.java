package broadsheet.search.lucene;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps Lucene from telling every user of a command that vectors could be compared faster with a module of the JVM that is still
 * incubating: nothing here compares vectors.
 */
final class LuceneLog {
    /** Held, as a logger that nobody holds forgets its level. */
    private static final Logger VECTORS =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    private LuceneLog() {}

    /** Has to be called before any of Lucene's classes is used. */
    static void quieten() {
        VECTORS.setLevel(Level.SEVERE);
    }
}
