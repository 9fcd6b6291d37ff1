/** Load on a server, light enough to share two cores with it: an own reader of HTTP answers, an open and a closed loop. */
@NullMarked
package broadsheet.bench.load;

import org.jspecify.annotations.NullMarked;
