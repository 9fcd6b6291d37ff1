package broadsheet.source.bibtex;

import broadsheet.paper.PaperId;
import java.util.List;

/** What stands in a BibTeX file at a line. */
public sealed interface Cited {
    /** The line where it begins, from 1. */
    int line();

    /**
     * A paper.
     *
     * @param key by which texts cite it
     * @param title in Unicode; may be empty
     * @param names the families of its authors, as {@link broadsheet.paper.TextKey} has them; may be empty
     * @param ids by which it may be known, the surest first
     */
    record Entry(int line, String key, String title, List<String> names, List<PaperId> ids) implements Cited {
        public Entry {
            names = List.copyOf(names);
            ids = List.copyOf(ids);
        }

        /** How it is called, for people. */
        public String inWords() {
            return title.isEmpty() ? key : title;
        }
    }

    /**
     * An entry that cannot be read.
     *
     * @param line where reading it ended
     * @param why in words
     */
    record Broken(int line, String why) implements Cited {}
}
