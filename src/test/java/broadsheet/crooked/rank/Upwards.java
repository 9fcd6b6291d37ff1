package broadsheet.crooked.rank;

import broadsheet.crooked.catalog.Rows;

/** Imports a package below its own. */
record Upwards(Rows rows) {}
