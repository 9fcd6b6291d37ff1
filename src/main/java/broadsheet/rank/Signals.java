package broadsheet.rank;

import broadsheet.paper.Counts;

/**
 * What speaks for a paper.
 *
 * @param counts votes, comments and stars as imported
 * @param hasCode whether its code is linked
 * @param hasProject whether a project page is linked
 */
public record Signals(Counts counts, boolean hasCode, boolean hasProject) {}
