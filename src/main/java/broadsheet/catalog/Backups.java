package broadsheet.catalog;

import broadsheet.config.Config;
import broadsheet.config.Home;
import broadsheet.config.HomeException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Copies of a catalogue. A backup is a folder with the catalogue's file and, if the home has one, its configuration; the
 * database makes the copy itself, so that it is consistent while others write.
 */
public final class Backups {
    /** The files of a database, the log before what it belongs to, so that neither is ever taken for another's. */
    private static final List<String> PARTS = List.of("-wal", "-shm", "-journal", "");

    private final Home home;
    private final Config.Catalogue settings;
    private final InstantSource clock;

    /**
     * Backups of a home.
     *
     * @param settings where its catalogue is kept
     */
    public Backups(Home home, Config.Catalogue settings, InstantSource clock) {
        this.home = home;
        this.settings = settings;
        this.clock = clock;
    }

    /** A database with a server of its own is copied by its own means, which know how to do it while it runs. */
    private void refuseServer(String with) {
        if (!settings.url().isEmpty()) {
            throw new CatalogueException("The catalogue of " + home.folder() + " is in the database "
                    + new PostgresEngine(settings).place() + ", which has means of its own: use '" + with + "'.");
        }
    }

    /**
     * Makes a backup. May run while others read and write the catalogue.
     *
     * @param folder made if missing; must not hold a backup already
     * @return the size of the copied catalogue, bytes
     * @throws CatalogueException if the catalogue is in PostgreSQL, there is nothing to copy, the folder holds a backup, or a
     *     disk fails; what was copied by then is gone
     */
    public long backup(Path folder) {
        refuseServer("pg_dump");
        Path copy = folder.resolve(home.catalogue().getFileName());
        if (Files.notExists(home.catalogue())) {
            throw new CatalogueException("The home " + home.folder() + " has no catalogue to back up.");
        }
        if (Files.exists(copy)) {
            throw new CatalogueException(
                    "The folder " + folder + " already holds a backup, which is kept. Name another folder.");
        }
        try {
            Files.createDirectories(folder);
            copyAll(folder, copy);
            return Files.size(copy);
        } catch (IOException e) {
            throw new CatalogueException(
                    "The backup in " + folder + " could not be written: " + HomeException.reason(e)
                            + ". Check the folder's mode and the free space of its disk, or name another folder.",
                    e);
        }
    }

    /** The catalogue comes last: a folder that has one holds a whole backup. */
    private void copyAll(Path folder, Path copy) throws IOException {
        Path configuration = folder.resolve(home.configuration().getFileName());
        try {
            if (Files.exists(home.configuration())) {
                replace(home.configuration(), configuration);
            }
            copyInto(Database.source(home.catalogue()), home.catalogue(), copy);
        } catch (IOException | CatalogueException e) {
            Files.deleteIfExists(configuration);
            throw e;
        }
        forceFolder(copy);
    }

    /**
     * Brings a backup back. The catalogue that was there is kept among the home's copies. Killed at any moment, it leaves
     * the home with the one or the other.
     *
     * @param folder a folder that {@link #backup} made
     * @return where the catalogue that was there is kept now, or the home's copies folder if there was none
     * @throws CatalogueException if the catalogue is in PostgreSQL, the folder holds no sound backup, or another process has
     *     the home open
     */
    public Path restore(Path folder) {
        refuseServer("pg_restore");
        Path backup = folder.resolve(home.catalogue().getFileName());
        if (Files.notExists(backup)) {
            throw new CatalogueException("The folder " + folder + " holds no backup: " + backup + " is missing.");
        }
        try (Home.Lock turn = home.turn(Database.PATIENCE).orElse(null);
                Home.Lock held = home.lock().orElse(null);
                Home.Lock alone = home.alone().orElse(null)) {
            if (turn == null || held == null || alone == null) {
                throw new CatalogueException("Another Broadsheet has the home " + home.folder()
                        + " open. Stop it, restore, and start it again.");
            }
            return replaceCatalogue(folder, backup);
        } catch (IOException e) {
            throw new CatalogueException(
                    "The backup in " + folder + " could not be brought back into " + home.folder() + ": "
                            + HomeException.reason(e)
                            + ". Check the modes of both and the free space of the home's disk.",
                    e);
        }
    }

    private Path replaceCatalogue(Path folder, Path backup) throws IOException {
        Path incoming = home.folder().resolve("restoring.db");
        Path kept = home.copies();
        try {
            replace(backup, incoming);
            check(incoming, backup);
            if (Files.exists(home.catalogue())) {
                kept = unusedCopy(home, "before-restore", clock.instant());
            }
            // It is an index of the catalogue that goes; without one, it is made anew.
            deleteIndex();
            new Replacement(incoming, home.catalogue(), kept).run();
        } finally {
            deleteWithLog(incoming);
        }
        Path configuration = folder.resolve(home.configuration().getFileName());
        if (Files.exists(configuration) && Files.notExists(home.configuration())) {
            replace(configuration, home.configuration());
        }
        return kept;
    }

    private static void check(Path incoming, Path backup) {
        String fault = fault(incoming);
        int schema = fault.isEmpty() ? Schema.found(new SqliteEngine(incoming), Database.PATIENCE) : 0;
        String complaint = !fault.isEmpty()
                ? "is torn (" + fault + ")"
                : schema == 0
                        ? "is no catalogue"
                        : schema > Schema.VERSION ? "was made by a newer Broadsheet (schema " + schema + ")" : "";
        if (!complaint.isEmpty()) {
            throw new CatalogueException("The backup " + backup + " " + complaint
                    + "; the catalogue was left as it is. Name another folder.");
        }
    }

    private void deleteIndex() throws IOException {
        if (Files.exists(home.index())) {
            try (Stream<Path> files = Files.list(home.index())) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void deleteWithLog(Path catalogue) throws IOException {
        for (String suffix : PARTS) {
            Files.deleteIfExists(catalogue.resolveSibling(catalogue.getFileName() + suffix));
        }
    }

    /**
     * A name among the home's copies that nothing has yet.
     *
     * @param occasion why the copy is made, as part of a file's name
     */
    static Path unusedCopy(Home home, String occasion, Instant now) throws IOException {
        Files.createDirectories(home.copies());
        String name = "broadsheet-" + occasion + "-"
                + DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").format(now.atOffset(ZoneOffset.UTC));
        Path copy = home.copies().resolve(name + ".db");
        for (int i = 2; Files.exists(copy); i++) {
            copy = home.copies().resolve(name + "-" + i + ".db");
        }
        return copy;
    }

    /**
     * Reads every page of a catalogue's file.
     *
     * @return the first fault found, or empty if it is sound
     * @throws CatalogueException if the file cannot be read at all, torn or not
     */
    static String fault(Path file) {
        return fault(Database.source(file), file);
    }

    /** @param source of connections to the file */
    static String fault(DataSource source, Path file) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("pragma quick_check(1)")) {
            String answer = rows.next() ? rows.getString(1) : "no answer";
            return answer.equals("ok") ? "" : answer;
        } catch (SQLException e) {
            if (CatalogueException.isTorn(e)) {
                return String.valueOf(e.getMessage());
            }
            throw CatalogueException.of("checking the catalogue", file, e);
        }
    }

    /** Lets the database write a consistent copy, complete or not there at all. */
    static void copyInto(DataSource source, Path catalogue, Path copy) {
        Path incomplete = copy.resolveSibling(copy.getFileName() + ".part");
        try {
            try {
                deleteWithLog(incomplete);
                vacuum(source, incomplete);
                force(incomplete);
                Files.move(incomplete, copy, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                deleteWithLog(incomplete);
            }
        } catch (SQLException e) {
            Path failing = CatalogueException.isTorn(e) ? catalogue : copy;
            throw CatalogueException.of("copying the catalogue " + catalogue + " to " + copy, failing, e);
        } catch (IOException e) {
            throw new CatalogueException(
                    "The copy " + copy + " could not be written: " + HomeException.reason(e)
                            + ". Check the folder's mode and the free space of its disk.",
                    e);
        }
    }

    private static void vacuum(DataSource source, Path into) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement vacuum = connection.prepareStatement("vacuum into ?")) {
            vacuum.setString(1, into.toString());
            vacuum.execute();
        }
    }

    /** Copies a file, complete or not there at all. */
    static void replace(Path from, Path to) throws IOException {
        Path incomplete = to.resolveSibling(to.getFileName() + ".part");
        try {
            Files.copy(from, incomplete, StandardCopyOption.REPLACE_EXISTING);
            force(incomplete);
            Files.move(incomplete, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(incomplete);
        }
    }

    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Makes the name of a file as lasting as its content: it belongs to the folder. */
    static void forceFolder(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file.resolveSibling(""), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
