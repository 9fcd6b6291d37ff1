package broadsheet;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A user to whom a file can be closed. Root may read and write whatever there is; where the tests run as root, the program
 * is started as somebody without any rights, who is given the classes in a folder that he can read.
 */
final class OtherUser {
    /** The number of {@code nobody}; it need not have an account. */
    private static final String NOBODY = "65534";

    private OtherUser() {}

    /**
     * Starts the program as a user who is not root.
     *
     * @param folder opened to all; gets the classes, if this user cannot read them where they are
     */
    static JavaProcess broadsheet(Path folder, String... arguments) throws IOException {
        if (!System.getProperty("user.name", "").equals("root")) {
            return JavaProcess.broadsheet(arguments);
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> command = new ArrayList<>(becoming());
        command.addAll(JavaProcess.command(
                readable(JavaProcess.classPath(), folder.resolve("classes")), "broadsheet.Main", List.of(arguments)));
        return JavaProcess.start(command);
    }

    /** What makes root somebody without any rights, before a command. */
    static List<String> becoming() {
        Optional<Path> setpriv = found("setpriv");
        if (setpriv.isPresent()) {
            return List.of(setpriv.get().toString(), "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups");
        }
        Optional<Path> runuser = found("runuser");
        Assumptions.assumeTrue(
                runuser.isPresent(),
                "skipped: the tests run as root, and of setpriv and runuser (util-linux) there is neither to start a"
                        + " process as another user");
        return List.of(runuser.orElseThrow().toString(), "-u", "nobody", "--");
    }

    private static Optional<Path> found(String program) {
        return Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String readable(String classPath, Path folder) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path from = Path.of(entry);
            Path to = folder.resolve(String.valueOf(entries.size()));
            if (!Files.exists(from)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    link(file, file.equals(from) ? to : to.resolve(from.relativize(file)));
                }
            }
            entries.add(to.toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void link(Path file, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try {
            Files.createLink(to, file);
        } catch (FileSystemException e) {
            // Links do not lead from one file system to another.
            Files.copy(file, to);
        }
    }
}
