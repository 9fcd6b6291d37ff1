/**
 * The outside world becomes papers. A subpackage per source turns its records into {@link broadsheet.source.Parsed}
 * values; {@link broadsheet.source.Import} reads files of any of them into the catalogue. May import {@code paper},
 * {@code config} and {@code catalog}.
 */
@NullMarked
package broadsheet.source;

import org.jspecify.annotations.NullMarked;
