/** BibTeX: the papers that somebody keeps a file of. */
@NullMarked
package broadsheet.source.bibtex;

import org.jspecify.annotations.NullMarked;
