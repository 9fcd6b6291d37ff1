/**
 * How good a ranking is: rankings and judgements in the forms of TREC, measures of them, and what chance can do to those.
 * Reads and writes the files it is given; otherwise pure, and chance comes from a seed. Imports nothing of ours.
 */
@NullMarked
package broadsheet.measure;

import org.jspecify.annotations.NullMarked;
