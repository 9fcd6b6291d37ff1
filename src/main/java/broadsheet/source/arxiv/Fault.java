package broadsheet.source.arxiv;

import broadsheet.source.RecordFault;

/** What is wrong with a record, as a kind to be counted. */
public enum Fault implements RecordFault {
    /** No identifier, or one that is none of arXiv's. */
    IDENTIFIER,
    /** No title. */
    TITLE,
    /** A date that is none, or none where there must be one. */
    DATE,
    /** Versions without a first one, one of them twice, or one without a number. */
    VERSIONS,
    /** No category, or a primary one that arXiv is not known to have. */
    CATEGORY,
    /** Why it was announced is not said, or not in a known word. */
    ANNOUNCEMENT,
    /** A control character, half a character, bytes that are not UTF-8, or an ampersand that begins nothing. */
    CHARACTER,
    /** Longer than any record of a paper can be. */
    LENGTH,
    /** Metadata in another form than was asked for, or none. */
    FORM
}
