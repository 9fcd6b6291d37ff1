package broadsheet.cli;

import broadsheet.catalog.Papers;
import broadsheet.source.Import;
import broadsheet.source.ImportFile;
import broadsheet.source.ImportProgress;
import broadsheet.source.Parsed;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;

/** Tells how an import goes on: a bar with rate and time left for a person, a line a second for a pipe. */
final class ImportReport implements ImportProgress, AutoCloseable {
    private static final long LINE_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private static final int MOST_CELLS = 24;

    private final Screen out;
    private final Screen err;
    private final @Nullable ProgressBar bar;
    private final long began = System.nanoTime();
    private long lastLine = began;

    /** Read by the bar's own thread. */
    private volatile long papers;

    ImportReport(Broadsheet broadsheet, List<ImportFile> files) {
        this.out = broadsheet.out();
        this.err = broadsheet.err();
        long bytes = files.stream().mapToLong(ImportFile::bytes).sum();
        this.bar = err.isTerminal() ? bar(bytes) : null;
    }

    private ProgressBar bar(long bytes) {
        return new ProgressBarBuilder()
                .setInitialMax(bytes == 0 ? -1 : bytes)
                .setUpdateIntervalMillis(200)
                .setRenderer(this::line)
                .setConsumer(new DelegatingProgressBarConsumer(err::pass, err.width() - 1))
                .build();
    }

    private String line(ProgressState state, int most) {
        return new Standing(papers, state.getCurrent(), Math.max(0, state.getMax()), seconds()).line(most);
    }

    private double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    /**
     * How far an import is.
     *
     * @param papers stored so far
     * @param read bytes read so far
     * @param bytes to read in all, 0 if unknown
     * @param seconds since it began
     */
    record Standing(long papers, long read, long bytes, double seconds) {
        /** As many papers, at what rate. */
        String count() {
            return Words.count(papers, "paper") + ", " + Words.number(Math.round(papers / Math.max(seconds, 1e-3)))
                    + "/s";
        }

        /**
         * All of it on one line, with a bar where there is room for one.
         *
         * @param most characters there is room for, at least 50
         */
        String line(int most) {
            String start = "Importing  " + count();
            if (bytes == 0 || read <= 0) {
                return start;
            }
            long done = Math.min(read, bytes);
            long left = Math.round(seconds * (bytes - done) / done);
            String end = left < 60 ? left + " s left" : Words.number((left + 59) / 60) + " min left";
            int cells = Math.clamp(most - start.length() - end.length() - "  []  ".length(), 0, MOST_CELLS);
            int full = (int) (cells * done / bytes);
            String bar = cells == 0 ? "" : "[" + "=".repeat(full) + " ".repeat(cells - full) + "]  ";
            return start + "  " + bar + end;
        }
    }

    @Override
    public void read(long bytes) {
        if (bar != null) {
            bar.stepBy(bytes);
        }
    }

    @Override
    public void stored(Papers.Stored soFar) {
        papers = soFar.total();
        long now = System.nanoTime();
        if (bar == null && now - lastLine >= LINE_EVERY_NANOS) {
            lastLine = now;
            err.tell("stored " + new Standing(papers, 0, 0, seconds()).count());
        }
    }

    @Override
    public void broken(ImportFile file, Parsed.Broken broken) {
        err.tell(file.label() + ", line " + broken.line() + ": " + broken.reason());
    }

    void finish(Import.Report report) {
        close();
        Papers.Stored stored = report.stored();
        String skipped = report.broken() == 0 ? "" : "; " + Words.count(report.broken(), "broken record") + " skipped";
        out.tell(String.format(
                Locale.ENGLISH,
                "%s stored in %.1f s: %,d new, %,d changed, %,d known already%s.",
                Words.count(stored.total(), "paper"),
                seconds(),
                stored.added(),
                stored.changed(),
                stored.unchanged(),
                skipped));
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            err.pass("");
        }
    }
}
