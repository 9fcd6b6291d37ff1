package broadsheet.paper;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What of arXiv a server follows: all of it, an archive, or a category. Written as arXiv writes them, however they came; a
 * category that has two codes has the one it is announced under.
 *
 * @param code {@code cs}, {@code cs.CL}, {@code hep-th}; empty for everything
 */
public record Subject(String code) {
    /** All of arXiv. */
    public static final Subject EVERYTHING = new Subject("");

    /** The word for everything on the command line and in addresses. */
    public static final String ALL = "all";

    /** @throws IllegalArgumentException if arXiv has no such archive or category today */
    public Subject {
        String asked = code;
        code = known(code)
                .orElseThrow(() ->
                        new IllegalArgumentException("'" + asked + "' is no archive or category of arXiv's today"));
    }

    /** What a text names: {@code all}, an archive or a category, in upper or lower case; nothing if arXiv has none such. */
    public static Optional<Subject> parse(String text) {
        String bare = text.strip();
        if (bare.equalsIgnoreCase(ALL)) {
            return Optional.of(EVERYTHING);
        }
        return bare.isEmpty() ? Optional.empty() : known(bare).map(Subject::new);
    }

    private static Optional<String> known(String code) {
        String lower = code.toLowerCase(Locale.ROOT);
        if (code.isEmpty() || archives().contains(lower)) {
            return Optional.of(lower);
        }
        Category category = new Category(code).canonical();
        return Taxonomy.all().contains(category) ? Optional.of(category.code()) : Optional.empty();
    }

    /** The codes of all archives in use, as arXiv lists them. */
    public static List<String> archives() {
        return Taxonomy.all().stream()
                .flatMap(category -> category.archive().stream())
                .distinct()
                .toList();
    }

    /** Whether all of arXiv is meant. */
    public boolean isEverything() {
        return code.isEmpty();
    }

    /** Whether an archive is meant that is divided into categories. */
    public boolean isArchive() {
        return !isEverything() && !Taxonomy.all().contains(new Category(code));
    }

    /** Whether all papers of another subject belong to this one too. */
    public boolean covers(Subject other) {
        return isEverything()
                || equals(other)
                || isArchive()
                        && !other.isEverything()
                        && new Category(other.code).archive().equals(Optional.of(code));
    }

    /** The words: {@code all of arXiv}, {@code all of cs}, {@code cs.CL, Computation and Language}. */
    public String inWords() {
        if (isEverything()) {
            return "all of arXiv";
        }
        return isArchive() ? "all of " + code : code + ", " + new Category(code).name();
    }

    /** The code; {@code all} for everything. */
    @Override
    public String toString() {
        return isEverything() ? ALL : code;
    }
}
