package broadsheet.paper;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The licence of a paper's text, by its address.
 *
 * @param url the address as the source gives it, or empty if the source names none
 */
public record Licence(String url) {
    /** No licence is named. */
    public static final Licence UNKNOWN = new Licence("");

    private static final Pattern CREATIVE_COMMONS =
            Pattern.compile("https?://creativecommons\\.org/licenses/([a-z-]+)/([0-9.]+).*");
    private static final Pattern ZERO = Pattern.compile("https?://creativecommons\\.org/publicdomain/zero/([0-9.]+).*");

    public Licence {
        url = url.strip();
    }

    /** Whether a licence is named at all. */
    public boolean isKnown() {
        return !url.isEmpty();
    }

    /** The short name readers know, such as {@code CC BY 4.0}; the address itself if it has none. */
    public String shortName() {
        Matcher commons = CREATIVE_COMMONS.matcher(url);
        if (commons.matches()) {
            return "CC " + commons.group(1).toUpperCase(Locale.ROOT) + " " + commons.group(2);
        }
        Matcher zero = ZERO.matcher(url);
        if (zero.matches()) {
            return "CC0 " + zero.group(1);
        }
        if (url.contains("arxiv.org/licenses/nonexclusive-distrib")) {
            return "arXiv non-exclusive";
        }
        if (url.contains("publicdomain")) {
            return "public domain";
        }
        if (url.contains("arxiv.org/licenses/assumed-1991-2003")) {
            return "arXiv, assumed (1991–2003)";
        }
        return url;
    }
}
