package broadsheet.source.arxiv;

import broadsheet.SharedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;

/** Answers of arXiv for tests: small ones written here, and real ones beside the checkout. */
final class Answers {
    private Answers() {}

    static String written(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(Answers.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A real answer; the test is skipped where it is missing. */
    static String recorded(String name) throws IOException {
        return Files.readString(SharedData.orSkip("recorded/" + name));
    }

    static InputStream stream(String answer) {
        return new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8));
    }
}
