package broadsheet.net;

import java.io.IOException;
import java.io.InputStream;

/**
 * Makes something of a body while it arrives.
 *
 * @param <T> what it makes
 */
@FunctionalInterface
public interface BodyReader<T> {
    /**
     * Reads a body, on the thread that asked. What it throws:
     *
     * <ul>
     *   <li>An {@link IOException} of its own says that the body is not what it should be, and becomes {@link
     *       Failure.Trouble#UNREADABLE}.
     *   <li>If the stream had failed before (torn off, too large, too late), that is the outcome, whatever the reader made of
     *       it: also if it took the fault for the end and returned.
     *   <li>Anything unchecked is not about the body (a bug, a full disk) and passes through {@link WebClient#get} as it is.
     * </ul>
     *
     * @param body unpacked; need not be read to its end, nor closed
     * @throws IOException if the body is not what it should be, or the stream failed
     */
    T read(InputStream body) throws IOException;
}
