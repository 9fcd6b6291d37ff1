package broadsheet.source.arxiv;

import broadsheet.paper.PaperId;

/** What became of one paper that arXiv was asked for by its id. */
public sealed interface LookedUp {
    /** The paper. */
    PaperId id();

    /**
     * It is stored.
     *
     * @param change what that did to the catalogue
     * @param title its title
     */
    record Found(PaperId id, Change change, String title) implements LookedUp {}

    /** arXiv has no such paper. */
    record Missing(PaperId id) implements LookedUp {}

    /**
     * What arXiv tells of it cannot be read.
     *
     * @param fault the kind of what is wrong
     * @param reason what is wrong, for a person
     */
    record Broken(PaperId id, Fault fault, String reason) implements LookedUp {}

    /** arXiv gave no answer, so nothing is known of it. */
    record Unanswered(PaperId id) implements LookedUp {}

    /** What a paper that was found did to the catalogue. */
    enum Change {
        /** It was not known before. */
        NEW,
        /** It was known, and is known better now. */
        CHANGED,
        /** It was known as it is. */
        KNOWN
    }
}
