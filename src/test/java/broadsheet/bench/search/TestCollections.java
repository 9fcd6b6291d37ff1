package broadsheet.bench.search;

import broadsheet.measure.Judgements;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.source.Parsed;
import broadsheet.source.jsonl.JsonLines;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Reads test collections: real ones with human judgements, and titles of papers that are to be found by their first words.
 */
public final class TestCollections {
    private static final int WORDS_OF_A_TITLE = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A collection that is read when its turn comes, since not all fit into memory. */
    @FunctionalInterface
    public interface Reader {
        /** The collection. */
        TestCollection read() throws IOException;
    }

    private static final String SUMMARIES = "ir/scitldr_train";

    private TestCollections() {}

    /**
     * The small collections with human judgements, in a folder that has those of {@code ../shared/data}: Cranfield, CACM and
     * SciFact.
     *
     * @return those that are there
     */
    public static List<Reader> judged(Path data) {
        List<Reader> readers = new ArrayList<>();
        Map<String, String> names = new LinkedHashMap<>();
        names.put("cranfield", "Cranfield");
        names.put("cacm", "CACM");
        names.put("scifact_train", "SciFact");
        names.forEach((folder, name) -> {
            Path collection = data.resolve("ir").resolve(folder);
            if (Files.isDirectory(collection)) {
                readers.add(() -> judged(name, collection, papers(List.of(collection), paper -> true)));
            }
        });
        return readers;
    }

    /**
     * The summaries of SciTLDR, whose papers are hidden among those of the ACL Anthology that have an abstract: many long
     * queries, for which a slow contender needs a quarter of an hour.
     *
     * @return nothing if either is not there
     */
    public static Optional<Reader> haystack(Path data) {
        Path summaries = data.resolve(SUMMARIES);
        Path haystack = data.resolve("acl_anthology");
        return Files.isDirectory(summaries) && Files.isDirectory(haystack)
                ? Optional.of(() -> judged(
                        "SciTLDR among ACL",
                        summaries,
                        papers(
                                List.of(summaries, haystack),
                                paper -> !paper.abstractText().isEmpty())))
                : Optional.empty();
    }

    private static TestCollection judged(String name, Path folder, List<Paper> papers) throws IOException {
        String tag = folder.getFileName().toString().replaceAll("_.*", "");
        return new TestCollection(name, tag, papers, queries(folder), Judgements.read(folder.resolve("qrels.tsv")));
    }

    /** The summaries of SciTLDR; none if they are not there. */
    public static List<String> sentences(Path data) throws IOException {
        Path summaries = data.resolve(SUMMARIES);
        return Files.isDirectory(summaries) ? List.copyOf(queries(summaries).values()) : List.of();
    }

    /** The texts of queries by their ids. */
    private static Map<String, String> queries(Path folder) throws IOException {
        Map<String, String> queries = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(open(folder.resolve("queries.jsonl.gz")), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode query = JSON.readTree(line);
                queries.put(query.path("id").asText(), query.path("text").asText());
            }
        }
        return queries;
    }

    /**
     * Papers that are looked for by the first four words of their titles.
     *
     * @param folders of papers
     * @param count how many are looked for; fewer if there are not as many
     */
    public static TestCollection titles(List<Path> folders, int count, long seed) throws IOException {
        List<Paper> papers = papers(folders, paper -> true);
        List<Paper> drawn = new ArrayList<>(papers);
        Collections.shuffle(drawn, new Random(seed));
        Map<String, String> queries = new LinkedHashMap<>();
        Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
        drawn.stream()
                .filter(paper -> words(paper).size() >= WORDS_OF_A_TITLE)
                .limit(count)
                .forEach(paper -> {
                    String id = TestCollection.local(paper.id().text());
                    queries.put(id, String.join(" ", words(paper).subList(0, WORDS_OF_A_TITLE)));
                    grades.put(id, Map.of(id, 1));
                });
        return new TestCollection("titles", "titles", papers, queries, new Judgements(grades));
    }

    private static List<String> words(Paper paper) {
        return List.of(paper.title().split("\\s+", -1));
    }

    /** The papers of some folders, of several records with one id the first. */
    private static List<Paper> papers(List<Path> folders, Predicate<Paper> kept) throws IOException {
        List<Paper> papers = new ArrayList<>();
        Set<PaperId> seen = new HashSet<>();
        for (Path folder : folders) {
            JsonLines lines = new JsonLines(folder.getFileName().toString());
            for (Path file : corpus(folder)) {
                try (InputStream stream = open(file)) {
                    lines.read(stream, record -> {
                        if (record instanceof Parsed.Read(Paper paper) && kept.test(paper) && seen.add(paper.id())) {
                            papers.add(paper);
                        }
                    });
                }
            }
        }
        return papers;
    }

    /** The files of a folder that hold its papers, a record a line, packed. */
    public static List<Path> corpus(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("corpus"))
                    .sorted()
                    .toList();
        }
    }

    /** Reads what such a file holds. */
    public static InputStream open(Path file) throws IOException {
        return new GZIPInputStream(Files.newInputStream(file), 1 << 16);
    }
}
