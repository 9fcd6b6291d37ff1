package broadsheet.learn.lab;

import broadsheet.paper.PaperId;
import java.util.List;
import java.util.Optional;

/** All labs there are. */
public final class Labs {
    /** In the order of their papers in docs/systems.md. */
    public static final List<Lab> ALL = List.of(NaturalInstructions.LAB, DemonstrationRetrieval.LAB, QuickLearners.LAB);

    private Labs() {}

    /** The lab of a name. */
    public static Optional<Lab> find(String name) {
        return ALL.stream().filter(lab -> lab.name().equals(name)).findFirst();
    }

    /** The labs of a paper. */
    public static List<Lab> of(PaperId paper) {
        return ALL.stream().filter(lab -> lab.paper().equals(paper)).toList();
    }
}
