package broadsheet.source.huggingface;

import java.util.Locale;

/** What is wrong with an entry of a daily list, as a kind to be counted. */
public enum EntryFault {
    /** No identifier. */
    IDENTIFIER,
    /** No title. */
    TITLE,
    /** No day of the list, or one that is none. */
    DATE,
    /** Something else in it cannot be. */
    FORM;

    /** How it is called where it is counted. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
