package broadsheet.bench;

import broadsheet.encode.Encoder;
import broadsheet.encode.Encoding;
import broadsheet.encode.Model;
import broadsheet.encode.VectorFile;
import broadsheet.encode.VectorFile.Encoded;
import broadsheet.paper.Paper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Vectors that are kept from one run of the benchmarks to the next, as all papers take an hour to encode.
 *
 * @param bench that is measured with
 * @param folder of the vectors, of the same kind as in a home; need not exist
 */
record KeptVectors(Workbench bench, Path folder) {
    static final Model MODEL = Model.BGE_SMALL;

    private static final int BATCH = 1_000;
    private static final Duration PATIENCE = Duration.ofHours(3);

    /** The encoder that made them, or will. The caller closes it. */
    Encoding encoding() {
        return Encoding.of(MODEL, folder);
    }

    /** Encodes those papers whose text has no vector yet. */
    void encode(List<Paper> papers) throws IOException, InterruptedException {
        try (Encoding encoding = encoding();
                VectorFile file = encoding.openVectors();
                ExecutorService workers =
                        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<String> texts = papers.stream()
                    .map(Encoding::text)
                    .distinct()
                    .filter(text -> !file.has(text))
                    .toList();
            if (texts.isEmpty()) {
                return;
            }
            bench.tell("encoding " + texts.size() + " texts");
            Encoder encoder = encoding.await().orElseThrow();
            for (int from = 0; from < texts.size(); from += BATCH) {
                List<Callable<Encoded>> tasks = texts.subList(from, Math.min(from + BATCH, texts.size())).stream()
                        .<Callable<Encoded>>map(text -> () -> new Encoded(text, encoder.text(text)))
                        .toList();
                file.add(Workbench.all(workers, tasks));
            }
        }
    }

    /** Has a home that has papers keep its vectors here, and the program encode what has none yet. */
    void encodeAll(Program program, Path home) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.createSymbolicLink(home.resolve("vectors"), folder.toAbsolutePath());
        program.run(List.of("--home", home.toString(), "encode", "--wait"), bench.log(), PATIENCE);
    }
}
