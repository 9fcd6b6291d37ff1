package broadsheet.config;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The locks this process holds on files of homes. The system gives such a lock to the process as a whole, and takes it away
 * as soon as the process closes any channel to that file. So each file has one channel here, whoever asks, and its holders
 * are counted; that is why this is static. Thread-safe.
 */
final class HomeLocks {
    private static final Map<Path, Held> HELD = new HashMap<>();

    /** How often a lock that another process holds is tried again. */
    private static final long RETRY_MILLIS = 20;

    private HomeLocks() {}

    private static final class Held {
        private final FileChannel channel;
        private final boolean shared;
        private int holders = 1;

        Held(FileChannel channel, boolean shared) {
            this.channel = channel;
            this.shared = shared;
        }
    }

    /**
     * Takes a lock if it is free.
     *
     * @param file made if missing
     * @param shared whether others may share it
     * @return the lock, or nothing if another process or another part of this one holds it
     */
    static synchronized Optional<Home.Lock> take(Path file, boolean shared) throws IOException {
        Path folder = file.getParent();
        Path real = folder == null ? file : folder.toRealPath().resolve(file.getFileName());
        Held held = HELD.get(real);
        if (held != null) {
            if (!shared || !held.shared) {
                return Optional.empty();
            }
            held.holders++;
            return Optional.of(new Home.Lock(real));
        }
        FileChannel channel =
                FileChannel.open(real, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            if (lock != null) {
                HELD.put(real, new Held(channel, shared));
                return Optional.of(new Home.Lock(real));
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    /**
     * Takes a lock, waiting for it.
     *
     * @return the lock, or nothing if it was not free within that time
     */
    static synchronized Optional<Home.Lock> await(Path file, Duration patience) throws IOException {
        long began = System.nanoTime();
        Optional<Home.Lock> lock = take(file, false);
        while (lock.isEmpty() && System.nanoTime() - began < patience.toNanos()) {
            try {
                HomeLocks.class.wait(RETRY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            lock = take(file, false);
        }
        return lock;
    }

    /** Frees a lock; the file is freed with its last holder. */
    static synchronized void free(Path file) throws IOException {
        Held held = HELD.get(file);
        if (held == null) {
            throw new IllegalStateException(file + " is not locked");
        }
        held.holders--;
        if (held.holders == 0) {
            HELD.remove(file);
            held.channel.close();
            HomeLocks.class.notifyAll();
        }
    }
}
