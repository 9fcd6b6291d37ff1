package broadsheet.encode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says in a file that this process is just loading a model, so that the next one knows if it did not survive that: native code
 * that fails takes the process with it, and a server that is started again would fall again and again.
 */
final class LoadingMark {
    /** After so many falls it is not tried again. A process can be killed once at that moment by chance. */
    private static final int MOST_FALLS = 2;

    private static final String PREFIX = "loading-";

    private final Path folder;
    private final Path file;

    private LoadingMark(Path folder, Path file) {
        this.folder = folder;
        this.file = file;
    }

    /**
     * Makes the mark of this process.
     *
     * @param folder that holds the marks, made if it is missing
     * @throws EncoderException if loading has taken processes down before, and so would this one
     * @throws UncheckedIOException if the mark cannot be made
     */
    static LoadingMark make(Path folder) {
        try {
            Files.createDirectories(folder);
            Optional<String> objection = objection(folder);
            if (objection.isPresent()) {
                throw new EncoderException(objection.get());
            }
            return new LoadingMark(
                    folder,
                    Files.writeString(
                            folder.resolve(PREFIX + ProcessHandle.current().pid()), ""));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The folder of vectors " + folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Why nothing is loaded, if loading has taken processes down before. */
    static Optional<String> objection(Path folder) throws IOException {
        int falls = Files.isDirectory(folder) ? fallen(folder).size() : 0;
        return falls < MOST_FALLS
                ? Optional.empty()
                : Optional.of("The encoder took this program down " + falls
                        + " times as it was loaded, and is not loaded any more. 'broadsheet doctor' tries it; remove "
                        + folder.resolve(PREFIX + "*") + " to have it loaded again.");
    }

    /** Marks of processes that are no more. */
    private static List<Path> fallen(Path folder) throws IOException {
        long own = ProcessHandle.current().pid();
        List<Path> fallen = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.matches(PREFIX + "[0-9]{1,18}")) {
                    long pid = Long.parseLong(name.substring(PREFIX.length()));
                    if (pid == own || ProcessHandle.of(pid).isEmpty()) {
                        fallen.add(file);
                    }
                }
            }
        }
        return fallen;
    }

    /** Says that the process survived: all that fell before it fell for other reasons. */
    void survived() {
        try {
            for (Path fallen : fallen(folder)) {
                Files.deleteIfExists(fallen);
            }
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The mark " + file + " cannot be removed: " + e.getMessage(), e);
        }
    }
}
