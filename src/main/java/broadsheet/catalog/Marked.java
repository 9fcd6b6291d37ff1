package broadsheet.catalog;

import broadsheet.catalog.Mark.Wish;
import broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a reader said of papers: what is learnt from it is <i>for you</i>.
 *
 * @param marks the oldest first, each paper once; what was said last of a paper counts
 */
public record Marked(List<Mark> marks) {
    /** Nothing said. */
    public static final Marked NONE = new Marked(List.of());

    private static final String NAME = "For you";

    public Marked {
        Map<PaperId, Mark> last = new LinkedHashMap<>();
        for (Mark mark : marks) {
            last.remove(mark.paper());
            last.put(mark.paper(), mark);
        }
        marks = List.copyOf(last.values());
    }

    /** The same with something said, in place of what was said of these papers before. */
    public Marked saying(Collection<Mark> said) {
        List<Mark> all = new ArrayList<>(marks);
        all.addAll(said);
        return new Marked(all);
    }

    /** The same with nothing said of some papers. */
    public Marked silentOn(Collection<PaperId> papers) {
        return new Marked(
                marks.stream().filter(mark -> !papers.contains(mark.paper())).toList());
    }

    /** What was said of a paper. */
    public Optional<Wish> of(PaperId paper) {
        return marks.stream()
                .filter(mark -> mark.paper().equals(paper))
                .map(Mark::wish)
                .findFirst();
    }

    /** The papers of which one thing was said, in order. */
    public List<PaperId> papers(Wish wish) {
        return marks.stream()
                .filter(mark -> mark.wish() == wish)
                .map(Mark::paper)
                .toList();
    }

    /**
     * The beat that is learnt from it: from the newest {@value Beat#MOST_EXAMPLES} that tell of others, but always from one that is
     * wanted; nothing if none is.
     */
    public Optional<Beat> beat() {
        List<Mark> telling =
                marks.stream().filter(mark -> mark.wish() != Wish.NONE).toList();
        List<Mark> newest = telling.subList(Math.max(0, telling.size() - Beat.MOST_EXAMPLES), telling.size());
        return telling.stream()
                .filter(mark -> mark.wish() == Wish.MORE)
                .reduce((_, later) -> later)
                .map(wanted -> {
                    List<Mark> examples = newest.contains(wanted)
                            ? newest
                            : new Marked(newest.subList(1, newest.size()))
                                    .saying(List.of(wanted))
                                    .marks();
                    return new Beat(
                            NAME,
                            "",
                            examples.stream()
                                    .map(mark -> new Beat.Example(
                                            mark.paper(),
                                            mark.wish() == Wish.MORE ? Beat.Stance.MORE : Beat.Stance.LESS))
                                    .toList());
                });
    }
}
