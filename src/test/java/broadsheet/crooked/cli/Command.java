package broadsheet.crooked.cli;

import java.util.logging.Logger;

/** Prints by itself, and logs by another way than all others. */
public record Command(Logger logger) {
    void run() {
        System.out.println("printed");
    }
}
