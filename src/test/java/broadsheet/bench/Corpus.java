package broadsheet.bench;

import broadsheet.bench.search.TestCollections;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * The papers that are measured with.
 *
 * @param folders to import, in this order
 * @param description what they are, for the page of figures
 */
record Corpus(List<Path> folders, String description) {
    private static final List<String> REAL = List.of("acl_anthology", "arxiv_daily", "hf_daily");

    /** As many records as the real corpora have. */
    private static final int WHOLE = 158_910;

    private static final int QUICK = 2_000;

    private static final long SEED = 20251226;

    Corpus {
        folders = List.copyOf(folders);
    }

    /**
     * The real corpora if they are all there, otherwise made papers.
     *
     * @param data the folder that may hold the real ones
     * @param workspace where made papers are written
     * @param quick whether few papers will do, which are always made
     */
    static Corpus choose(Path data, Path workspace, boolean quick) throws IOException {
        List<Path> real = REAL.stream().map(data::resolve).toList();
        if (!quick && real.stream().allMatch(Files::isDirectory)) {
            return new Corpus(real, "the real corpora " + String.join(", ", REAL));
        }
        int records = quick ? QUICK : WHOLE;
        // Random is the one generator whose numbers are specified, and so the same on every Java.
        List<Path> made = new MadePapers(new Random(SEED)).write(workspace.resolve("made"), records);
        return new Corpus(
                made,
                String.format(Locale.ROOT, "%,d", records) + " records of made text, seed " + SEED
                        + (quick ? "" : ", because there are no corpora in ../shared/data"));
    }

    /**
     * Some of its records, each as likely as any other, in folders of the same names.
     *
     * @param records about how many
     * @param workspace where they are written
     */
    Corpus drawn(int records, Path workspace, Random random) throws IOException {
        long all = 0;
        for (Path folder : folders) {
            for (Path file : TestCollections.corpus(folder)) {
                try (BufferedReader lines = lines(file)) {
                    all += lines.lines().count();
                }
            }
        }
        double share = (double) records / all;
        List<Path> drawn = new ArrayList<>();
        for (Path folder : folders) {
            Path part = Files.createDirectories(
                    workspace.resolve("drawn-" + records).resolve(folder.getFileName()));
            drawn.add(part);
            for (Path file : TestCollections.corpus(folder)) {
                draw(file, share, part.resolve(file.getFileName()), random);
            }
        }
        return new Corpus(drawn, records + " records drawn from " + description);
    }

    private static void draw(Path from, double share, Path to, Random random) throws IOException {
        try (BufferedReader lines = lines(from);
                Writer writer = new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(to)), StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (random.nextDouble() < share) {
                    writer.write(line + "\n");
                }
            }
        }
    }

    private static BufferedReader lines(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(TestCollections.open(file), StandardCharsets.UTF_8));
    }
}
