package broadsheet.learn.lab;

import broadsheet.paper.Paper;
import broadsheet.paper.Shingles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Papers whose abstracts say half of the same word for word, in groups: who is like one of a group is of it. */
final class NearDuplicates {
    private static final double HALF = .5;

    private NearDuplicates() {}

    /** Groups of papers, each paper in one of them, most of them alone; in the order of their first papers. */
    static List<List<Paper>> groups(List<Paper> papers) {
        List<Shingles> texts =
                papers.stream().map(paper -> Shingles.of(paper.abstractText())).toList();
        int[] leader = new int[papers.size()];
        Map<Integer, List<Integer>> shelves = new HashMap<>();
        for (int i = 0; i < leader.length; i++) {
            leader[i] = i;
            for (int key : texts.get(i).bands()) {
                List<Integer> shelf = shelves.computeIfAbsent(key, _ -> new ArrayList<>());
                for (int other : shelf) {
                    if (leader(leader, i) != leader(leader, other)
                            && texts.get(i).overlap(texts.get(other)) >= HALF) {
                        leader[leader(leader, i)] = leader(leader, other);
                    }
                }
                shelf.add(i);
            }
        }
        Map<Integer, List<Paper>> groups = new LinkedHashMap<>();
        for (int i = 0; i < leader.length; i++) {
            groups.computeIfAbsent(leader(leader, i), _ -> new ArrayList<>()).add(papers.get(i));
        }
        return List.copyOf(groups.values());
    }

    private static int leader(int[] leader, int of) {
        int at = of;
        while (leader[at] != at) {
            at = leader[at];
        }
        return at;
    }
}
