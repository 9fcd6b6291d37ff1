package broadsheet;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The data beside the checkout, which not every checkout has. */
public final class SharedData {
    private SharedData() {}

    /** A file or folder in {@code ../shared}; the test is skipped, and says so, where it is missing. */
    public static Path orSkip(String name) {
        Path path = Path.of("..", "shared", name);
        Assumptions.assumeTrue(
                Files.exists(path), () -> "skipped: the shared data " + path + " is not beside this checkout");
        return path;
    }
}
