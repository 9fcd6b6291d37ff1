package broadsheet.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLDataException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The catalogue cannot be read or written. The message names the file and the next step. */
public final class CatalogueException extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    /** With a message of its own. */
    public CatalogueException(String message) {
        super(message, new IOException(message));
    }

    /** With a message of its own and the fault behind it. */
    public CatalogueException(String message, Throwable cause) {
        super(message, new IOException(cause));
    }

    /**
     * Says what a fault of the database means for the one who keeps the server.
     *
     * @param doing what was being done, such as "storing papers"
     * @param file the catalogue's file
     */
    static CatalogueException of(String doing, Path file, Throwable fault) {
        return new CatalogueException("While " + doing + ": " + explained(file, fault), fault);
    }

    /**
     * Says what a fault of a database means for the one who keeps the server.
     *
     * @param doing what was being done, such as "storing papers"
     */
    static CatalogueException of(String doing, Engine engine, Throwable fault) {
        return new CatalogueException("While " + doing + ": " + engine.explained(fault), fault);
    }

    /** What a fault of SQLite means. */
    static String explained(Path file, Throwable fault) {
        SQLiteException sqlite = cause(fault, SQLiteException.class);
        if (sqlite == null) {
            SQLException sql = cause(fault, SQLException.class);
            if (sql instanceof SQLDataException) {
                return torn(file, sql.getMessage());
            }
            return failed(file, (sql == null ? fault : sql).getMessage());
        }
        SQLiteErrorCode code = sqlite.getResultCode();
        return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
            case SQLITE_FULL ->
                "the disk that holds " + file + " is full. Free some space and run the command again;"
                        + " what was reported as stored is stored.";
            case SQLITE_CORRUPT, SQLITE_NOTADB -> torn(file, String.valueOf(code));
            case SQLITE_BUSY, SQLITE_LOCKED ->
                "the catalogue " + file + " is locked by another program and did not come free. End that program, or"
                        + " wait for it, and run the command again.";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN ->
                "the catalogue " + file + " cannot be opened for writing (" + code
                        + "). Check the owner and mode of the file and of its folder.";
            case SQLITE_IOERR ->
                "the disk that holds " + file + " fails (" + code + "). Check the disk and its free space.";
            default -> failed(file, sqlite.getMessage());
        };
    }

    private static String torn(Path file, @Nullable String how) {
        return "the catalogue " + file + " is torn or is no catalogue (" + how + "). Bring back a copy with 'broadsheet"
                + " restore DIR'; 'broadsheet doctor' tells more.";
    }

    private static String failed(Path file, @Nullable String how) {
        return "the catalogue " + file + " failed: " + how + ". 'broadsheet doctor' tells whether it is sound.";
    }

    /** Whether a fault of the database means that its file is damaged. */
    static boolean isTorn(SQLException fault) {
        return fault instanceof SQLiteException sqlite
                && switch (SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff)) {
                    case SQLITE_CORRUPT, SQLITE_NOTADB -> true;
                    default -> false;
                };
    }

    /** The SQLSTATE of the innermost fault that has one, or empty. */
    static String state(Throwable fault) {
        String state = "";
        for (Throwable at = fault; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && sql.getSQLState() != null) {
                state = sql.getSQLState();
            }
        }
        return state;
    }

    static <T extends Throwable> @Nullable T cause(Throwable fault, Class<T> type) {
        for (Throwable at = fault; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }
}
