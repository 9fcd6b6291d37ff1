/**
 * What people see: the editions of a day, a week and a month with their front and sections, and what is trending. The same
 * behind every door. May import {@code paper}, {@code rank} and {@code catalog}.
 */
@NullMarked
package broadsheet.edition;

import org.jspecify.annotations.NullMarked;
