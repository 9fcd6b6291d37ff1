package broadsheet.crooked.web;

import broadsheet.crooked.cli.Command;
import jakarta.mail.Session;
import java.sql.Connection;

/** A door that imports another, and asks the database and a mail server itself. */
public record Page(Command command, Connection connection, Session mail) {}
