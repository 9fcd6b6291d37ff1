package broadsheet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

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
}
