package broadsheet.learn.lab;

import java.util.Locale;

/** What came out for a claim. */
public enum Verdict {
    /** It holds here. */
    SUPPORTED,
    /** It does not hold here. */
    NOT_SUPPORTED,
    /** It may hold or not: too few tasks, or too even. */
    INCONCLUSIVE;

    /** For people. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
