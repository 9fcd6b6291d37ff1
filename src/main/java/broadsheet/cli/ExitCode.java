package broadsheet.cli;

/** The exit codes, as {@code docs/cli.md} lists them. */
public final class ExitCode {
    /** It went well. */
    public static final int OK = 0;

    /** It went to its end, but not all was well: records were skipped, a check found something, a run answers nothing. */
    public static final int PARTLY = 1;

    /** The command line was not understood. */
    public static final int USAGE = 2;

    /** There is no such paper or edition. */
    public static final int NOT_FOUND = 3;

    /** The home, the catalogue, the configuration or a file to evaluate cannot be used; the message says what to do. */
    public static final int UNUSABLE = 4;

    /** A fault in Broadsheet itself. */
    public static final int FAULT = 70;

    private ExitCode() {}
}
