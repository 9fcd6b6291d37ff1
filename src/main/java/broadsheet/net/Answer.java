package broadsheet.net;

import java.net.URI;
import java.time.Instant;

/**
 * What came of a request.
 *
 * @param <T> what the body was read into
 */
public sealed interface Answer<T> {
    /** The address that answered, after all redirects; for those that did not, the one that was asked last. */
    URI uri();

    /**
     * A body, whole.
     *
     * @param body what was read
     * @param validators to be sent along next time
     */
    record Fetched<T>(URI uri, T body, Validators validators) implements Answer<T> {}

    /** Nothing has changed since the validators that were sent. */
    record NotModified<T>(URI uri) implements Answer<T> {}

    /**
     * The host wants to be left alone: it answered 429, or 503 with a time to come again; or it did so earlier, or has just been
     * asked, and was not asked now because its turn would come after the request's deadline.
     *
     * @param until when it may be asked again; asking before costs nothing and is answered so again
     */
    record RateLimited<T>(URI uri, Instant until) implements Answer<T> {}

    /**
     * Nothing was fetched.
     *
     * @param failure why
     * @param message says it to a person, with what to do; names the address without its query, which may hold a key
     */
    record Failed<T>(URI uri, Failure failure, String message) implements Answer<T> {}
}
