package broadsheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
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

    /** Title and abstract of the first papers of a collection; the test is skipped where it is missing. */
    public static List<String> texts(String collection, int most) throws IOException {
        Path corpus = orSkip("data/" + collection + "/corpus.jsonl.gz");
        ObjectMapper json = new ObjectMapper();
        List<String> texts = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(corpus)), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && texts.size() < most) {
                JsonNode paper = json.readTree(line);
                texts.add(paper.path("title").asText() + " "
                        + paper.path("abstract").asText());
                line = lines.readLine();
            }
        }
        return texts;
    }
}
