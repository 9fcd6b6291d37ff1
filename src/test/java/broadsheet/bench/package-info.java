/**
 * {@code ./broadsheet bench}: measures the program that users start, from outside, and writes {@code docs/performance.md}.
 */
@NullMarked
package broadsheet.bench;

import org.jspecify.annotations.NullMarked;
