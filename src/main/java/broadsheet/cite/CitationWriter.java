package broadsheet.cite;

import java.io.IOException;

/** Writes citations in one format, as a stream. */
interface CitationWriter {
    /** Writes the next one. */
    void write(Citation citation) throws IOException;

    /** Writes what stands behind the last one. */
    void end() throws IOException;
}
