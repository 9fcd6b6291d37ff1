package broadsheet.paper;

/** On whose behalf something is asked. Use cases take one and decide by it; doors only pass it on. */
public sealed interface Viewer {
    /** Whoever has not signed in. */
    record Guest() implements Viewer {}

    /**
     * A reader who has signed in.
     *
     * @param id whose account it is
     */
    record SignedIn(ReaderId id) implements Viewer {}

    /** The one who keeps the server, at its command line. */
    record Operator() implements Viewer {}
}
