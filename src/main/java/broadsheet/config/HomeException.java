package broadsheet.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The home cannot be used. The message names the path and the next step. */
public final class HomeException extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    /** Without a cause of its own. */
    public HomeException(String message) {
        this(message, new IOException(message));
    }

    /** With the fault of the file system behind it. */
    public HomeException(String message, IOException cause) {
        super(message, cause);
    }

    /** Says in a word or two what the file system objects to; the path is not repeated. */
    public static String reason(IOException fault) {
        return switch (fault) {
            case FileAlreadyExistsException _ -> "a file is in the way";
            case NoSuchFileException _ -> "it is not there";
            case AccessDeniedException _ -> "access is denied";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> String.valueOf(fault.getMessage());
        };
    }
}
