/**
 * From a query to papers. For now a scan of titles and authors; the index and the query language come with it later. May
 * import {@code paper}, {@code rank} and {@code catalog}.
 */
@NullMarked
package broadsheet.search;

import org.jspecify.annotations.NullMarked;
