/**
 * The pages: one handler, one view record and one template each, rendered on the server and whole without script. A door:
 * imports no other door. Never writes, for every request so far is a GET.
 */
@NullMarked
package broadsheet.web;

import org.jspecify.annotations.NullMarked;
