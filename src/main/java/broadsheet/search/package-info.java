/**
 * From a query to papers. {@code QueryParser} reads what people type, {@code Paraphrase} says how it was read. For now a
 * scan of titles and authors finds the papers; the index comes later. May import {@code paper}, {@code rank} and {@code
 * catalog}.
 */
@NullMarked
package broadsheet.search;

import org.jspecify.annotations.NullMarked;
