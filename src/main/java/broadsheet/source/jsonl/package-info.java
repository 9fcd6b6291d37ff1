/** JSON Lines: a paper a line, the form in which corpora are exchanged. */
@NullMarked
package broadsheet.source.jsonl;

import org.jspecify.annotations.NullMarked;
