package broadsheet.net;

import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * An address of the web to which something can be posted. Two that are the same are written the same.
 *
 * @param uri with whatever key is in its path or query
 * @param place its scheme, host and port, which may be told to anybody
 */
public record PostAddress(URI uri, String place) {
    /**
     * Reads what somebody typed.
     *
     * @return nothing if it is no address with {@code http} or {@code https} and a host, or holds a name or password
     */
    public static Optional<PostAddress> parse(String text) {
        return Optional.ofNullable(HttpUrl.parse(text.strip()))
                .filter(url -> AddressRules.objection(url, Reach.OPERATOR).isEmpty())
                .map(url -> url.newBuilder().fragment(null).build())
                .map(url -> new PostAddress(url.uri(), place(url)));
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
