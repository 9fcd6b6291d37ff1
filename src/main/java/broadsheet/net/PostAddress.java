package broadsheet.net;

import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * An address of the web to which something can be posted. Two that are the same are written the same.
 *
 * @param uri with whatever key is in its path or query
 * @param host its host, in lower case
 * @param place its scheme, host and port, which may be told to anybody
 */
public record PostAddress(URI uri, String host, String place) {
    /**
     * Reads what somebody typed.
     *
     * @return nothing if {@link #objection} says why
     */
    public static Optional<PostAddress> parse(String text) {
        return Optional.ofNullable(HttpUrl.parse(text.strip()))
                .filter(url -> AddressRules.objection(url, Reach.OPERATOR).isEmpty())
                .map(url -> url.newBuilder().fragment(null).build())
                .map(url -> new PostAddress(url.uri(), url.host(), place(url)));
    }

    /** Why what somebody typed is no such address, in a sentence; nothing if it is one. */
    public static Optional<String> objection(String text) {
        HttpUrl url = HttpUrl.parse(text.strip());
        Optional<String> why = url == null
                ? Optional.of("it does not begin with https:// or http:// and a host")
                : AddressRules.objection(url, Reach.OPERATOR);
        return why.map(reason -> "That is no address to post to: " + reason + ".");
    }

    private static String place(HttpUrl url) {
        String bare = url.newBuilder()
                .encodedPath("/")
                .query(null)
                .fragment(null)
                .build()
                .toString();
        return bare.substring(0, bare.length() - 1);
    }

    /** Without what may be a key, so that no log ever holds it. */
    @Override
    public String toString() {
        return place + "/…";
    }
}
