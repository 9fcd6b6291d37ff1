/**
 * What people see: the editions of a day, a week and a month with their front and sections, and what is trending; and
 * every list of papers by its name. The same behind every door. May import {@code paper}, {@code rank}, {@code catalog} and
 * {@code search}.
 */
@NullMarked
package broadsheet.edition;

import org.jspecify.annotations.NullMarked;
