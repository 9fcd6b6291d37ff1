/**
 * The query language: from what somebody typed to a tree, and from the tree to words and back to text. May import {@code paper}
 * alone.
 */
@NullMarked
package broadsheet.search.query;

import org.jspecify.annotations.NullMarked;
