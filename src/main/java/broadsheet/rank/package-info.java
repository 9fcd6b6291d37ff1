/**
 * Pure functions that put papers in an order: no clock, no catalogue, no chance. Each formula stands with its source in
 * its own class and, for readers, in {@code docs/ranking.md}. May import {@code paper}.
 */
@NullMarked
package broadsheet.rank;

import org.jspecify.annotations.NullMarked;
