package broadsheet.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What a measurement found.
 *
 * @param figures the lines of the table
 * @param how it was measured: paragraphs for a reader who wants to know what the figures mean and what they leave out
 */
record Findings(List<Figure> figures, List<String> how) {
    /** Nothing measured. */
    static final Findings NONE = new Findings(List.of(), List.of());

    Findings {
        figures = List.copyOf(figures);
        how = List.copyOf(how);
    }

    /** These and then others. */
    Findings and(Findings others) {
        List<Figure> bothFigures = new ArrayList<>(figures);
        bothFigures.addAll(others.figures);
        List<String> bothHow = new ArrayList<>(how);
        bothHow.addAll(others.how);
        return new Findings(bothFigures, bothHow);
    }
}
