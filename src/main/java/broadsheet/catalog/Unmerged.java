package broadsheet.catalog;

import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import java.util.List;

/** What became of a paper that was to be separated from those it was merged with. */
public sealed interface Unmerged {
    /**
     * It is a paper of its own, and stays so.
     *
     * @param paper the one that was named
     * @param others what it was merged with: one paper, or several that only it held together
     */
    record Separated(Paper paper, List<Paper> others) implements Unmerged {
        public Separated {
            others = List.copyOf(others);
        }
    }

    /**
     * There is nothing to separate: all its records share ids. Sources that say that two ids are one paper are believed, since
     * whatever they tell next would say so again.
     *
     * @param paper as it is
     */
    record Inseparable(Paper paper) implements Unmerged {}

    /**
     * It was named by a DOI that several of its records state.
     *
     * @param paper as it is
     * @param names of its parts, each of which can be separated
     */
    record Ambiguous(Paper paper, List<PaperId> names) implements Unmerged {
        public Ambiguous {
            names = List.copyOf(names);
        }
    }
}
