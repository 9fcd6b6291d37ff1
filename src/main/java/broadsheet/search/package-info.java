/**
 * From a query to papers: {@link broadsheet.search.Search} reads what people type by the language in {@code query}, asks a
 * {@link broadsheet.search.PaperIndex}, and reads what is printed from the catalogue. May import {@code paper} and {@code
 * catalog}.
 */
@NullMarked
package broadsheet.search;

import org.jspecify.annotations.NullMarked;
