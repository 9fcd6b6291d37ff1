/**
 * From a text to its meaning: encoders that make unit vectors of texts, the models they run, and the file that keeps what they
 * made. The same text always has the same vector, so none is ever encoded twice.
 */
@NullMarked
package broadsheet.encode;

import org.jspecify.annotations.NullMarked;
