package broadsheet.learn;

import broadsheet.paper.PaperId;
import broadsheet.paper.Vector;

/**
 * A paper as a learner knows it.
 *
 * @param paper which
 * @param vector what it means
 * @param words what it says; those of its title count twice
 */
public record Reading(PaperId paper, Vector vector, BagOfWords words) {}
