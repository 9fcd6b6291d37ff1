package broadsheet.measure;

import java.io.IOException;
import java.nio.file.Path;

/** A file of rankings or judgements has a line that is none. The message names file, line and reason. */
public final class BrokenLine extends IOException {
    private static final long serialVersionUID = 1;

    BrokenLine(Path file, long line, String reason) {
        super(file + ", line " + line + ": " + reason);
    }
}
