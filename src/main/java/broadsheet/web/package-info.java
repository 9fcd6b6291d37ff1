/**
 * The pages: one handler, one view record and one template each, rendered on the server and whole without script. A door:
 * imports no other door. Never writes, for every request so far is a GET. It has more files than other packages because each
 * page is one, with what all pages share beside them.
 */
@NullMarked
package broadsheet.web;

import org.jspecify.annotations.NullMarked;
