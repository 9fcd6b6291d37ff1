package broadsheet.bench.search;

import broadsheet.paper.Paper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A way to find papers by words, as good as one would make it. Not thread-safe. */
public interface Contender extends AutoCloseable {
    /** Makes contenders. */
    @FunctionalInterface
    interface Maker {
        /**
         * A contender that holds no papers.
         *
         * @param folder empty, for what it keeps on the disk
         */
        Contender make(Path folder) throws IOException;
    }

    /** How the figures call it. */
    String name();

    /** How files call it: a to z and hyphens. */
    String tag();

    /**
     * Takes papers in, once. When it returns each of them can be found, and whatever makes searches quick is done.
     *
     * @param papers each once
     */
    void index(Stream<Paper> papers) throws IOException;

    /**
     * The best papers for a query of any characters; none of them has a meaning of its own.
     *
     * @param k how many at most, from 1
     * @return their ids' texts, each once, the best first; empty if nothing is found
     */
    List<String> top(String query, int k) throws IOException;

    @Override
    void close() throws IOException;
}
