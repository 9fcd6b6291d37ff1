package broadsheet.catalog;

import broadsheet.paper.PaperId;

/**
 * What a reader said of a paper.
 *
 * @param paper under whose name it was filed then
 * @param wish what is wanted
 */
public record Mark(PaperId paper, Wish wish) {
    /** What is wanted of papers. */
    public enum Wish {
        /** More like this one. */
        MORE,
        /** Less like this one. */
        LESS,
        /** Not this one, which says nothing of others. */
        NONE
    }
}
