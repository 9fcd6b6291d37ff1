/**
 * The index of the papers in Lucene, embedded. Lucene's types stay in here. May import {@code config}, {@code paper}, {@code
 * catalog} and {@code search}.
 */
@NullMarked
package broadsheet.search.lucene;

import org.jspecify.annotations.NullMarked;
