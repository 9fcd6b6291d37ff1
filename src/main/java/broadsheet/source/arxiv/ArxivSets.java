package broadsheet.source.arxiv;

import broadsheet.paper.Category;
import broadsheet.paper.Subject;
import broadsheet.paper.Taxonomy;
import java.util.Map;
import java.util.Objects;

/** What subjects are called as sets of arXiv's harvesting protocol: group, archive and category, with colons in between. */
public final class ArxivSets {
    private static final Map<String, String> GROUPS = Map.of(
            "Physics", "physics",
            "Mathematics", "math",
            "Quantitative Biology", "q-bio",
            "Computer Science", "cs",
            "Quantitative Finance", "q-fin",
            "Statistics", "stat",
            "Electrical Engineering and Systems Science", "eess",
            "Economics", "econ");

    private ArxivSets() {}

    /** The set of a subject, such as {@code cs:cs:CL}, {@code physics:hep-th} or {@code math:math}; empty for everything. */
    public static String of(Subject subject) {
        if (subject.isEverything()) {
            return "";
        }
        Category any = Taxonomy.all().stream()
                .filter(category -> subject.covers(new Subject(category.code())))
                .findFirst()
                .orElseThrow();
        String group = any.group().orElseThrow();
        return Objects.requireNonNull(GROUPS.get(group), group) + ":"
                + subject.code().replace('.', ':');
    }
}
