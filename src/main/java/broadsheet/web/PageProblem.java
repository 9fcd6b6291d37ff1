package broadsheet.web;

/**
 * A page that cannot be shown. Thrown by a handler, shown as a page that helps.
 *
 * <p>An exception, and no value, because only the rim can answer it and every handler would pass it on.
 */
final class PageProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String advice;

    private PageProblem(int status, String message, String advice) {
        super(message, null, false, false);
        this.status = status;
        this.advice = advice;
    }

    /** The address makes no sense. */
    static PageProblem bad(String message, String advice) {
        return new PageProblem(400, message, advice);
    }

    /** The address makes sense, but nothing is there. */
    static PageProblem missing(String message, String advice) {
        return new PageProblem(404, message, advice);
    }

    /** Whoever asks may not. */
    static PageProblem refused(String message, String advice) {
        return new PageProblem(403, message, advice);
    }

    int status() {
        return status;
    }

    String advice() {
        return advice;
    }
}
