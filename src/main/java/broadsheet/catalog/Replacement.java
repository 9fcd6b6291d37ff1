package broadsheet.catalog;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts one catalogue in the place of another, which is kept. It is made of steps so that a test can stop after each, as a
 * kill would: the home then has the old catalogue or the new one, whole and with no log of the other's.
 *
 * @param incoming the new catalogue, sound and without a log
 * @param catalogue the old one, which nobody has open
 * @param kept where the old one is kept
 */
record Replacement(Path incoming, Path catalogue, Path kept) {
    /** The files of a log, which must never lie beside a database that it does not belong to. */
    private static final List<String> LOGS = List.of("-wal", "-journal", "-shm");

    /** A part of the work. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    void run() throws IOException {
        for (Step step : steps()) {
            step.run();
        }
    }

    List<Step> steps() {
        return Files.exists(catalogue)
                ? List.of(this::forgetUnfinished, this::writeLogBack, this::keep, this::dropLog, this::putIn)
                : List.of(this::dropLog, this::putIn);
    }

    /** A restore that was killed after {@link #keep} left a second name of the catalogue itself, which is no copy. */
    private void forgetUnfinished() throws IOException {
        try (Stream<Path> copies = Files.list(kept.resolveSibling(""))) {
            for (Path copy : copies.toList()) {
                if (Files.isSameFile(copy, catalogue)) {
                    Files.delete(copy);
                    dropLog(copy);
                }
            }
        }
    }

    /** What a crash left in the log goes into the file, which is whole from then on; a torn file cannot take it. */
    private void writeLogBack() {
        if (LOGS.stream()
                .map(suffix -> part(catalogue, suffix))
                .noneMatch(log -> log.toFile().length() > 0)) {
            return;
        }
        try (Connection connection = Database.source(catalogue).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("pragma wal_checkpoint(truncate)")) {
            if (rows.next() && rows.getInt(1) != 0) {
                throw new CatalogueException("The catalogue " + catalogue + " is in use by another program and was left"
                        + " as it is. End that program, and run the command again.");
            }
        } catch (SQLException e) {
            if (!CatalogueException.isTorn(e)) {
                throw CatalogueException.of("writing the catalogue's log into its file", catalogue, e);
            }
        }
    }

    /** The database comes last: where its copy is, all of it is. */
    private void keep() throws IOException {
        for (String suffix : List.of("-wal", "-journal", "")) {
            if (Files.exists(part(catalogue, suffix))) {
                link(part(catalogue, suffix), part(kept, suffix));
            }
        }
        Backups.forceFolder(kept);
    }

    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (UnsupportedOperationException | FileSystemException e) {
            // Not every file system has links.
            Backups.replace(from, to);
        }
    }

    private void dropLog() throws IOException {
        dropLog(catalogue);
    }

    private static void dropLog(Path database) throws IOException {
        for (String suffix : LOGS) {
            Files.deleteIfExists(part(database, suffix));
        }
    }

    private void putIn() throws IOException {
        Files.move(incoming, catalogue, StandardCopyOption.ATOMIC_MOVE);
        Backups.forceFolder(catalogue);
    }

    private static Path part(Path database, String suffix) {
        return database.resolveSibling(database.getFileName() + suffix);
    }
}
