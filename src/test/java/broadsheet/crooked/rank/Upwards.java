package broadsheet.crooked.rank;

import broadsheet.crooked.catalog.Rows;
import java.net.Socket;

/** Imports a package below its own, and goes out by itself. */
record Upwards(Rows rows, Socket socket) {}
