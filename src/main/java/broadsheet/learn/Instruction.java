package broadsheet.learn;

import broadsheet.paper.Vector;

/**
 * A sentence that says what papers are wanted, as a learner knows it.
 *
 * @param text as it was written
 * @param vector of the sentence as a query
 * @param words of it
 */
public record Instruction(String text, Vector vector, BagOfWords words) {}
