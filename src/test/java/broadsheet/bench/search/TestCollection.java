package broadsheet.bench.search;

import broadsheet.measure.Judgements;
import broadsheet.paper.Paper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Papers, queries, and which papers are relevant to which queries.
 *
 * @param name how the figures call it
 * @param tag how files call it: a to z and hyphens
 * @param papers each once
 * @param queries by their ids
 * @param judgements of papers as the collection names them: without what stands before the colon of an id
 */
public record TestCollection(
        String name, String tag, List<Paper> papers, Map<String, String> queries, Judgements judgements) {
    public TestCollection {
        papers = List.copyOf(papers);
        queries = Collections.unmodifiableMap(new LinkedHashMap<>(queries));
    }

    /** How a collection names the paper of an id's text. */
    static String local(String text) {
        return text.substring(text.indexOf(':') + 1);
    }
}
