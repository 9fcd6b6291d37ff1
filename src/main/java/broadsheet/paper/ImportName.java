package broadsheet.paper;

import java.util.Set;
import java.util.regex.Pattern;

/** What imports may be called, which is also what the ids of their papers begin with. The one place that knows it. */
public final class ImportName {
    /** The name under which the sample edition speaks. */
    public static final String SAMPLE = "sample";

    /** How a name is written. */
    static final String FORM = "[a-z][a-z0-9_-]{0,39}";

    private static final Pattern WRITTEN = Pattern.compile(FORM);

    /** {@link PaperReference} reads other things into these words before a colon. */
    static final Set<String> WORDS_OF_IDS =
            Set.of(PaperId.ARXIV, PaperId.DOI, PaperId.ACL, PaperId.OPENREVIEW, "oai", "http", "https");

    /** Who speaks where no import does: the sample, and dates and links that were worked out. */
    private static final Set<String> WORDS_OF_OURS = Set.of(
            SAMPLE,
            PaperDate.FROM_ID,
            PaperDate.FROM_RULE,
            PaperDate.FROM_ARXIV_FEED,
            PaperDate.FROM_ARXIV_QUERY,
            Link.FROM_TEXT);

    private ImportName() {}

    /** Whether ids may begin with it: those of imports, and of whatever else has the same form of name. */
    public static boolean beginsIds(String name) {
        return WRITTEN.matcher(name).matches() && !WORDS_OF_IDS.contains(name);
    }

    /** Whether somebody may call an import so. */
    public static boolean isFree(String name) {
        return beginsIds(name) && !WORDS_OF_OURS.contains(name);
    }

    /**
     * Checks a name that somebody gives to an import.
     *
     * @return the name
     * @throws IllegalArgumentException if it is none, or has a meaning of its own
     */
    public static String checked(String name) {
        if (!WRITTEN.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' is no name of an import: it takes a to z, 0 to 9, - and _, and begins with a letter");
        }
        if (!isFree(name)) {
            throw new IllegalArgumentException(
                    "an import cannot be called '" + name + "', which has a meaning of its own");
        }
        return name;
    }
}
