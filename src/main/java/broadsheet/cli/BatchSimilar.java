package broadsheet.cli;

import broadsheet.encode.Encoding;
import broadsheet.measure.Ranking;
import broadsheet.measure.RunWriter;
import broadsheet.paper.PaperId;
import broadsheet.search.Hit;
import broadsheet.search.Likeness;
import broadsheet.search.Likeness.Basis;
import broadsheet.search.Similar;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what is similar to each paper of a file, for measuring. Papers are called as they were imported. */
final class BatchSimilar {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Broadsheet parent;
    private final OpenHome open;
    private final int depth;
    private final Basis basis;
    private final ImportedNames names;

    /** How many of the papers that were asked for are not encoded. */
    private int unknown;

    BatchSimilar(Broadsheet parent, OpenHome open, int depth, Basis basis) {
        this.parent = parent;
        this.open = open;
        this.depth = depth;
        this.basis = basis;
        this.names = new ImportedNames(open.catalogue());
    }

    int run(Path papers, Path run, @Nullable Path pool) {
        Set<String> asked = new LinkedHashSet<>();
        Map<String, List<PaperId>> candidates = new HashMap<>();
        try {
            ImportedNames.read(papers, line -> asked.add(id(line)));
            if (pool != null) {
                ImportedNames.read(pool, line -> addCandidate(line, candidates));
            }
        } catch (IOException | IllegalArgumentException e) {
            parent.err().tell("The papers cannot be read: " + e.getMessage());
            return ExitCode.USAGE;
        }
        long began = System.nanoTime();
        int missing = 0;
        try (RunWriter writer = new RunWriter(Files.newBufferedWriter(run), "broadsheet-similar")) {
            for (String name : asked) {
                Optional<PaperId> paper = names.find(name);
                if (paper.isEmpty()) {
                    missing++;
                } else if (pool == null || candidates.containsKey(name)) {
                    writer.write(ranking(name, paper.get(), candidates.getOrDefault(name, List.of())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing the run " + run, e);
        }
        Duration time = Duration.ofNanos(System.nanoTime() - began);
        parent.out().tell("Asked " + asked.size() + " papers in " + Math.round(time.toMillis() / 100.0) / 10.0 + " s.");
        if (missing > 0) {
            parent.err().tell(Words.count(missing, "paper") + " of them not in the catalogue.");
        }
        if (unknown > 0) {
            parent.err()
                    .tell(Words.count(unknown, "paper")
                            + " of them not encoded yet, and like nothing; 'broadsheet encode --wait' encodes all.");
        }
        return missing < asked.size() ? ExitCode.OK : ExitCode.NOT_FOUND;
    }

    private Ranking ranking(String name, PaperId paper, List<PaperId> candidates) {
        Map<PaperId, String> text = open.catalogue()
                .papers()
                .find(paper)
                .map(found -> Map.of(paper, Encoding.text(found)))
                .orElse(Map.of());
        Map<String, Float> scores = new LinkedHashMap<>();
        Similar similar = open.index().similar(Likeness.of(paper, basis).with(text), candidates, depth);
        unknown += similar.unknown().size();
        for (Hit hit : similar.hits()) {
            scores.putIfAbsent(hit.id().local(), (float) hit.relevance().total());
        }
        return new Ranking(
                name,
                scores.entrySet().stream()
                        .map(hit -> new Ranking.Hit(hit.getKey(), hit.getValue()))
                        .toList());
    }

    private static String id(String line) {
        try {
            String id = JSON.readTree(line).path("id").asText("");
            if (id.isBlank()) {
                throw new IllegalArgumentException("the line " + line + " has no id");
            }
            return id;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the line " + line + " is no JSON", e);
        }
    }

    private void addCandidate(String line, Map<String, List<PaperId>> candidates) {
        String[] columns = line.split("\t", -1);
        if (columns.length < 2) {
            throw new IllegalArgumentException("the line " + line + " of the pool has no tab");
        }
        names.find(columns[1])
                .ifPresent(candidate -> candidates
                        .computeIfAbsent(columns[0], name -> new ArrayList<>())
                        .add(candidate));
    }
}
