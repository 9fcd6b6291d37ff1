package broadsheet.net;

/**
 * What a server said about the state of a page, to be kept by the caller and sent along the next time, so that the server can
 * answer that nothing has changed (RFC 9110, section 8.8). Kept and sent letter by letter.
 *
 * @param etag the header {@code ETag}; empty if there was none
 * @param lastModified the header {@code Last-Modified}; empty if there was none
 */
public record Validators(String etag, String lastModified) {
    /** Nothing is known of an earlier state. */
    public static final Validators NONE = new Validators("", "");

    public Validators {
        if (!isHeader(etag) || !isHeader(lastModified)) {
            throw new IllegalArgumentException(
                    "a validator is visible ASCII, as a server sent it, not '" + etag + "' and '" + lastModified + "'");
        }
    }

    /** The validators a server sent; one that could not be sent back is as good as none. */
    static Validators sent(String etag, String lastModified) {
        return new Validators(isHeader(etag) ? etag : "", isHeader(lastModified) ? lastModified : "");
    }

    private static boolean isHeader(String text) {
        return text.chars().allMatch(character -> character >= ' ' && character <= '~');
    }
}
