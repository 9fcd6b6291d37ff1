package broadsheet.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The folder in which a Broadsheet keeps all it owns. Thread-safe.
 *
 * @param folder absolute
 */
public record Home(Path folder) {
    private static final String SERVING = "lock";

    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /**
     * The home when nobody names one: {@code BROADSHEET_HOME}, otherwise {@code broadsheet} in the user's data folder of
     * this system.
     *
     * @param environment the process's environment
     * @param properties the Java system properties {@code user.home} and {@code os.name}
     */
    public static Home standard(Map<String, String> environment, Map<String, String> properties) {
        String named = environment.getOrDefault("BROADSHEET_HOME", "");
        if (!named.isBlank()) {
            return new Home(Path.of(named));
        }
        Path user = Path.of(properties.getOrDefault("user.home", "."));
        String system = properties.getOrDefault("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return new Home(user.resolve("Library/Application Support/broadsheet"));
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        return new Home((data.isBlank() ? user.resolve(".local/share") : Path.of(data)).resolve("broadsheet"));
    }

    /**
     * Makes the folder if it is missing and makes sure that it can be written.
     *
     * @throws HomeException saying what to do, if it cannot
     */
    public void prepare() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new HomeException(
                    "The home " + folder + " cannot be made: " + HomeException.reason(e)
                            + ". Name another one with --home or BROADSHEET_HOME.",
                    e);
        }
        check();
    }

    /**
     * Makes sure that the folder is there and can be written, and changes nothing.
     *
     * @throws HomeException saying what to do, if it is not or cannot
     */
    public void check() {
        if (!Files.isDirectory(folder)) {
            throw new HomeException("The home " + folder + (Files.exists(folder) ? " is no folder" : " is not there")
                    + ". Name the right one with --home or BROADSHEET_HOME; 'broadsheet serve' and 'broadsheet import'"
                    + " make a new one.");
        }
        if (!Files.isWritable(folder)) {
            throw new HomeException(
                    "The home " + folder + " is not writable for this user. Change its owner or mode, or"
                            + " name another one with --home or BROADSHEET_HOME.");
        }
    }

    /** The catalogue's file. */
    public Path catalogue() {
        return folder.resolve("broadsheet.db");
    }

    /** The configuration file, which need not exist. */
    public Path configuration() {
        return folder.resolve("broadsheet.toml");
    }

    /** The folder of the index, which can be deleted at any time. */
    public Path index() {
        return folder.resolve("index");
    }

    /** The folder of vectors, which can be deleted at any time: all texts are encoded again then. */
    public Path vectors() {
        return folder.resolve("vectors");
    }

    /** The file of the secret by which a server knows again whom it let write; whoever deletes it lets nobody write any more. */
    public Path signingKey() {
        return folder.resolve("signing.key");
    }

    /** The folder of reports of experiments. */
    public Path labs() {
        return folder.resolve("labs");
    }

    /** The file of a newer table of arXiv's holidays than the program's, which need not exist. */
    public Path calendar() {
        return folder.resolve("calendar.txt");
    }

    /** The folder of copies made before a migration or a restore. */
    public Path copies() {
        return folder.resolve("copies");
    }

    /**
     * Takes the home's lock, which one process at a time can hold: the one that serves. The system frees it when the process
     * ends, however it ends.
     *
     * @return the lock, or nothing if another holds it, in this process or elsewhere
     * @throws HomeException if the lock file cannot be opened
     */
    public Optional<Lock> lock() {
        return locked(SERVING, file -> HomeLocks.take(file, false));
    }

    /**
     * Whether a process serves this home. Asking makes no file.
     *
     * @throws HomeException if the lock file cannot be opened
     */
    public boolean isServed() {
        if (Files.notExists(folder.resolve(SERVING))) {
            return false;
        }
        try (Lock lock = lock().orElse(null)) {
            return lock == null;
        }
    }

    /**
     * Takes the lock of whoever sends what waits, mails and what goes to webhooks: the server as long as it runs, or a command. What is
     * marked as on its way belongs to whoever has it.
     *
     * @param patience how long to wait for it
     * @return the lock, or nothing if it did not come free in time
     * @throws HomeException if the file cannot be opened
     */
    public Optional<Lock> sending(Duration patience) {
        return locked("sending", file -> HomeLocks.await(file, patience));
    }

    /**
     * Waits until it is this process's turn to open, migrate or replace the catalogue, which one at a time does.
     *
     * @param patience how long
     * @return the turn, to be given on soon, or nothing if it did not come in time
     * @throws HomeException if the lock file cannot be opened
     */
    public Optional<Lock> turn(Duration patience) {
        return locked("opening", file -> HomeLocks.await(file, patience));
    }

    /**
     * Says that this process has the catalogue open, which any number of processes can say at once.
     *
     * @return the mark, or nothing if another process is just replacing the catalogue
     * @throws HomeException if the file cannot be opened
     */
    public Optional<Lock> use() {
        return locked("in-use", file -> HomeLocks.take(file, true));
    }

    /**
     * Makes sure that nobody has the catalogue open, and that nobody opens it.
     *
     * @return the lock, or nothing if it is open, in this process or elsewhere
     * @throws HomeException if the file cannot be opened
     */
    public Optional<Lock> alone() {
        return locked("in-use", file -> HomeLocks.take(file, false));
    }

    /** Takes a lock on a file. */
    @FunctionalInterface
    private interface Taking {
        Optional<Lock> of(Path file) throws IOException;
    }

    private Optional<Lock> locked(String name, Taking taking) {
        Path file = folder.resolve(name);
        try {
            return taking.of(file);
        } catch (IOException e) {
            throw new HomeException(
                    "The file " + file + " cannot be locked: " + HomeException.reason(e)
                            + ". Check the free space of its disk, and the owner and"
                            + " mode of the file and of its folder.",
                    e);
        }
    }

    /** A lock of the home while it is held. */
    public static final class Lock implements AutoCloseable {
        private final Path file;
        private final AtomicBoolean held = new AtomicBoolean(true);

        Lock(Path file) {
            this.file = file;
        }

        /** Frees the lock; doing so again does nothing. */
        @Override
        public void close() {
            try {
                if (held.getAndSet(false)) {
                    HomeLocks.free(file);
                }
            } catch (IOException e) {
                throw new HomeException("The lock " + file + " cannot be freed: " + HomeException.reason(e), e);
            }
        }
    }
}
