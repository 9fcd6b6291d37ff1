/** The sample edition, which a new Broadsheet prints until it has papers of its own. */
@NullMarked
package broadsheet.source.sample;

import org.jspecify.annotations.NullMarked;
