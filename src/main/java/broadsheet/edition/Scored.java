package broadsheet.edition;

import broadsheet.catalog.Candidate;
import broadsheet.rank.Diversity;
import broadsheet.rank.Score;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A candidate and what it is ranked by. */
record Scored(Candidate candidate, Score score) {
    /** The best first; ties fall to the later paper, then to the smaller id. */
    static final Comparator<Scored> ORDER = Comparator.comparing(
                    (Scored scored) -> scored.score().total(), Comparator.reverseOrder())
            .thenComparing(scored -> scored.candidate().day(), Comparator.reverseOrder())
            .thenComparing(scored -> scored.candidate().id());

    /** How many papers have each score. */
    static Map<Double, Integer> sizes(List<Scored> papers) {
        Map<Double, Integer> sizes = new HashMap<>();
        papers.forEach(scored -> sizes.merge(scored.score().total(), 1, Integer::sum));
        return sizes;
    }

    Placing at(int place, int ties, Diversity.Move move) {
        return new Placing(
                place,
                candidate.id(),
                candidate.primaryCategory(),
                score,
                candidate.day(),
                candidate.position(),
                ties,
                move);
    }
}
