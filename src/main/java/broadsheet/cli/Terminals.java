package broadsheet.cli;

import java.util.List;

/**
 * Which of a process's streams are terminals, where a person looks on. Each is asked for by itself: the other may lead
 * into a file.
 *
 * @param out whether standard output is one
 * @param err whether standard error is one
 */
public record Terminals(boolean out, boolean err) {
    /** Files and pipes only. */
    public static final Terminals NONE = new Terminals(false, false);

    /** The property in which the launcher, which can tell them apart as Java cannot, says which are terminals. */
    public static final String PROPERTY = "broadsheet.terminals";

    /** Reads what the launcher says: {@code out}, {@code err}, {@code out,err}, or nothing. */
    public static Terminals told(String names) {
        List<String> all = List.of(names.split(",", -1));
        return new Terminals(all.contains("out"), all.contains("err"));
    }
}
