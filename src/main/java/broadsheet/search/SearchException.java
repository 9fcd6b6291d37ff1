package broadsheet.search;

import org.jspecify.annotations.Nullable;

/** The index cannot be read or written; the message says what was being done, and the next step. */
public final class SearchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A fault of the world. */
    public SearchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
