package broadsheet.crooked.catalog;

import java.sql.ResultSet;

/** Breaks nothing but the lack of a package-info. */
public record Rows(ResultSet rows) {}
