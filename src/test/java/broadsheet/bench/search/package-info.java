/**
 * Ways to find papers, side by side: each is given the same papers and asked the same queries, and is measured by how long
 * it takes and by how good its answers are.
 */
@NullMarked
package broadsheet.bench.search;

import org.jspecify.annotations.NullMarked;
