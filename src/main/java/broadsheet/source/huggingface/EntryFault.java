package broadsheet.source.huggingface;

import broadsheet.source.RecordFault;

/** What is wrong with an entry of a daily list, as a kind to be counted. */
public enum EntryFault implements RecordFault {
    /** No identifier. */
    IDENTIFIER,
    /** No title. */
    TITLE,
    /** No day of the list, or one that is none. */
    DATE,
    /** Something else in it cannot be. */
    FORM
}
