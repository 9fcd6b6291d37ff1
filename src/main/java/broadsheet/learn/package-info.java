/**
 * A beat from a sentence and a few examples: what a general model knows of a paper is held against them, and papers nobody judged
 * say what is usual. Nothing here reads a catalogue or an index but {@link broadsheet.learn.BeatLearning} and {@link
 * broadsheet.learn.LearntBeats}.
 */
@NullMarked
package broadsheet.learn;

import org.jspecify.annotations.NullMarked;
