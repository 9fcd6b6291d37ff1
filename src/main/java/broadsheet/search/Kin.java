package broadsheet.search;

import broadsheet.paper.PaperId;
import java.util.List;

/**
 * The papers that may have to do with one.
 *
 * @param similar those most like it, the most alike first, each with how near its meaning is; none if that of the paper is not known
 * @param sharing those that may share passages of its abstract, the likeliest first
 */
public record Kin(List<Hit> similar, List<PaperId> sharing) {
    public Kin {
        similar = List.copyOf(similar);
        sharing = List.copyOf(sharing);
    }
}
