/**
 * The vocabulary: what a paper is and how it is named. Values only, no input and no output; imports nothing of ours, and
 * every other package may import it.
 */
@NullMarked
package broadsheet.paper;

import org.jspecify.annotations.NullMarked;
