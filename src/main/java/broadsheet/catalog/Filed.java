package broadsheet.catalog;

import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.PaperMerge;
import java.util.List;

/**
 * A paper as it is filed.
 *
 * @param key of its row; made by the catalogue, which it never leaves
 * @param paper what its records make together
 * @param records what each source told of it, from the weakest to the strongest, at least one
 */
record Filed(long key, Paper paper, List<Paper> records) {
    Filed {
        records = records.stream().sorted(PaperMerge.PRECEDENCE).toList();
    }

    /**
     * Files records as one paper. A single record takes the name of its paper, as it is that paper.
     *
     * @param id the one of their ids under which it is filed
     */
    static Filed of(long key, PaperId id, List<Paper> records) {
        Paper paper = PaperMerge.paper(id, records);
        return new Filed(key, paper, records.size() == 1 ? List.of(paper) : records);
    }
}
