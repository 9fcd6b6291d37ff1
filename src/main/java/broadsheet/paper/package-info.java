/**
 * The vocabulary: what a paper is and how it is named. Values only, no input and no output; imports nothing of ours, and
 * every other package may import it. It has
 * more files than other packages because each word of the vocabulary is one.
 */
@NullMarked
package broadsheet.paper;

import org.jspecify.annotations.NullMarked;
