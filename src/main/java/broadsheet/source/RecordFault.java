package broadsheet.source;

import java.util.Locale;

/** What can be wrong with a record of a source, as a kind to be counted. Each source has kinds of its own. */
public interface RecordFault {
    /** The constant's name. */
    String name();

    /** How it is called where it is counted. */
    default String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
