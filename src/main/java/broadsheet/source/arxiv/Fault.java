package broadsheet.source.arxiv;

import java.util.Locale;

/** What is wrong with a record, as a kind to be counted. */
public enum Fault {
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
    FORM;

    /** How it is called where it is counted. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
