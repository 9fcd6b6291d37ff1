package broadsheet.crooked.web;

import broadsheet.crooked.cli.Command;
import java.sql.Connection;

/** A door that imports another, and asks the database itself. */
public record Page(Command command, Connection connection) {}
