package broadsheet.paper;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * A link from a paper to something of its own.
 *
 * @param kind what stands behind it
 * @param url an absolute http or https address
 * @param addedBy who says that it belongs to the paper: the name of an import, or {@link #FROM_TEXT}
 */
public record Link(Kind kind, URI url, String addedBy) {
    /** The one who added a link that was found in the paper's own abstract or comment. */
    public static final String FROM_TEXT = "text";

    /** What stands behind a link. */
    public enum Kind {
        /** The paper's own page at its source. */
        PAGE,
        CODE,
        PROJECT,
        /** A picture or film that was posted with the paper. */
        MEDIA
    }

    public Link {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || url.getHost() == null) {
            throw new IllegalArgumentException("not a web address: " + url);
        }
    }

    /** The link, or nothing if the text is no web address. */
    public static Optional<Link> parse(Kind kind, String url, String addedBy) {
        try {
            return Optional.of(new Link(kind, URI.create(url.strip()), addedBy));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
