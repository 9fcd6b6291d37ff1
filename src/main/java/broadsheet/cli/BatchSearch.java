package broadsheet.cli;

import broadsheet.measure.Ranking;
import broadsheet.measure.RunWriter;
import broadsheet.search.Hit;
import broadsheet.search.Likeness.Basis;
import broadsheet.search.Narrowing;
import broadsheet.search.Order;
import broadsheet.search.Wanted;
import broadsheet.search.Wanted.Manner;
import broadsheet.search.Wanted.Mode;
import broadsheet.search.query.QueryParser;
import broadsheet.source.ImportFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the queries of a file, for measuring. The index is current before the first is asked. */
final class BatchSearch {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Broadsheet parent;
    private final OpenHome open;
    private final int depth;
    private final Mode mode;
    private final Basis basis;

    BatchSearch(Broadsheet parent, OpenHome open, int depth, Mode mode, Basis basis) {
        this.parent = parent;
        this.open = open;
        this.depth = depth;
        this.mode = mode;
        this.basis = basis;
    }

    int run(Path queries, Path run) {
        Map<String, String> asked = new LinkedHashMap<>();
        try {
            read(queries, asked);
        } catch (IOException e) {
            parent.err().tell("The queries in " + queries + " cannot be read: " + e.getMessage());
            return ExitCode.USAGE;
        }
        long began = System.nanoTime();
        try (RunWriter writer = new RunWriter(Files.newBufferedWriter(run), "broadsheet-" + mode.word())) {
            for (Map.Entry<String, String> query : asked.entrySet()) {
                writer.write(ranking(query.getKey(), query.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing the run " + run, e);
        }
        Duration time = Duration.ofNanos(System.nanoTime() - began);
        parent.out()
                .tell("Asked " + asked.size() + " queries in " + Math.round(time.toMillis() / 100.0) / 10.0 + " s.");
        return ExitCode.OK;
    }

    private Ranking ranking(String id, String text) {
        List<Hit> hits = open.index()
                .find(
                        QueryParser.parse(text).query(),
                        new Wanted(
                                Narrowing.NONE,
                                Order.RELEVANCE,
                                Optional.empty(),
                                depth,
                                Manner.FORGIVING,
                                false,
                                mode,
                                basis))
                .hits();
        Map<String, Double> scores = new LinkedHashMap<>();
        // An id is written as it was imported, without the name of its import or registry before it.
        hits.forEach(hit -> scores.putIfAbsent(hit.id().local(), hit.relevance().total()));
        return new Ranking(
                id,
                scores.entrySet().stream()
                        .map(hit -> new Ranking.Hit(hit.getKey(), hit.getValue().floatValue()))
                        .toList());
    }

    private static void read(Path file, Map<String, String> queries) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(ImportFile.unpacked(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    add(line, number, queries);
                }
            }
        }
    }

    private static void add(String line, int number, Map<String, String> queries) throws IOException {
        try {
            JsonNode query = JSON.readTree(line);
            String id = query.path("id").asText("");
            String text = query.path("text").asText("");
            if (id.isBlank() || text.isBlank()) {
                throw new IOException("line " + number + " has no id, or no text");
            }
            if (queries.putIfAbsent(id, text) != null) {
                throw new IOException("line " + number + " has the id " + id + " again");
            }
        } catch (JsonProcessingException e) {
            throw new IOException("line " + number + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
