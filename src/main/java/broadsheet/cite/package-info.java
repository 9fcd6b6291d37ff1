/**
 * From papers to citations of them: what a citation knows ({@link broadsheet.cite.Citation}), the formats of reference
 * managers ({@link broadsheet.cite.CitationFormat}), the styles of journals ({@link broadsheet.cite.StyledCitations}), and
 * what a page tells robots ({@link broadsheet.cite.PageMetadata}). Imports {@code paper}.
 */
@NullMarked
package broadsheet.cite;

import org.jspecify.annotations.NullMarked;
