package broadsheet.edition;

import broadsheet.paper.PaperId;
import broadsheet.paper.Reannouncement;
import java.util.List;

/**
 * A part of an edition beside its papers: those that were announced again in its period, without being new in it.
 *
 * @param kind why they were
 * @param papers by primary category, those of one by id; at least one
 */
public record Supplement(Reannouncement.Kind kind, List<PaperId> papers) {
    public Supplement {
        papers = List.copyOf(papers);
        if (papers.isEmpty()) {
            throw new IllegalArgumentException("a supplement of no paper: " + kind);
        }
    }

    /** For readers. */
    public String name() {
        return switch (kind) {
            case CROSS -> "Cross-lists";
            case REPLACEMENT -> "Replacements";
        };
    }

    /** For machines and addresses. */
    public String word() {
        return switch (kind) {
            case CROSS -> "cross-lists";
            case REPLACEMENT -> "replacements";
        };
    }
}
