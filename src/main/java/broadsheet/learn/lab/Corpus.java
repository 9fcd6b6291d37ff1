package broadsheet.learn.lab;

import broadsheet.learn.Background;
import broadsheet.learn.Reading;
import broadsheet.paper.PaperId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The papers of an experiment as learners know them. What is usual, and how rare words are, is told by earlier papers alone.
 *
 * @param split which papers are earlier, and which are later
 * @param background earlier papers that nobody judged, as far as a learner knows
 * @param earlier by their ids, in the order of the split
 * @param later those to be ranked
 */
public record Corpus(Split split, Background background, Map<PaperId, Reading> earlier, List<Reading> later) {
    public Corpus {
        earlier = Collections.unmodifiableMap(new LinkedHashMap<>(earlier));
        later = List.copyOf(later);
    }
}
