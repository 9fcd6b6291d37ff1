package broadsheet.search;

import broadsheet.paper.PaperId;

/**
 * A paper that was found.
 *
 * @param id the name it is filed under
 * @param relevance why it stands where it stands, if it was found by words
 */
public record Hit(PaperId id, Relevance relevance) {}
