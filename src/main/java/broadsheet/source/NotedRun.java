package broadsheet.source;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueException;
import broadsheet.catalog.ImportRun.Outcome;
import broadsheet.catalog.ImportRuns;
import broadsheet.catalog.Papers;
import java.time.Duration;

/** A run of a source, noted in the catalogue from its beginning to its end. */
public final class NotedRun {
    private final ImportRuns runs;
    private final long number;
    private final long began = System.nanoTime();

    private NotedRun(ImportRuns runs, String source) {
        this.runs = runs;
        this.number = runs.begin(source);
    }

    /**
     * Notes that a run begins.
     *
     * @param source under whose name
     * @throws CatalogueException if the catalogue cannot be written
     */
    public static NotedRun begin(Catalogue catalogue, String source) {
        return new NotedRun(catalogue.runs(), source);
    }

    /**
     * Notes how it ended.
     *
     * @param broken how many records were skipped
     * @param problem why it did not come to its end; empty if it did
     * @throws CatalogueException if the catalogue cannot be written
     */
    public void end(Papers.Stored stored, long broken, String problem) {
        runs.end(number, problem.isEmpty() ? Outcome.DONE : Outcome.FAILED, stored, broken, problem);
    }

    /** Notes that a fault ended it. The catalogue that just failed may fail again; the first fault is the one to tell. */
    public void broke(Papers.Stored stored, long broken, RuntimeException fault) {
        try {
            runs.end(number, Outcome.FAILED, stored, broken, String.valueOf(fault.getMessage()));
        } catch (CatalogueException again) {
            fault.addSuppressed(again);
        }
    }

    /** How long it has taken so far, seconds to the millisecond. */
    public double seconds() {
        return Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
    }
}
