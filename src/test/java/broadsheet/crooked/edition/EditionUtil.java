package broadsheet.crooked.edition;

import broadsheet.crooked.Surplus;
import broadsheet.crooked.web.Page;

/** Has a name that says nothing, imports a door, and imports what sees everything. */
record EditionUtil(Page page, Surplus surplus) {}
