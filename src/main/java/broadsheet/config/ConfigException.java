package broadsheet.config;

import java.util.ArrayList;
import java.util.List;

/** The configuration cannot be used; the message lists everything that is wrong with it. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ArrayList<String> problems;

    /** With all problems, each a sentence. */
    public ConfigException(List<String> problems) {
        super("The configuration cannot be used:\n  " + String.join("\n  ", problems));
        this.problems = new ArrayList<>(problems);
    }

    /** All that is wrong. */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
