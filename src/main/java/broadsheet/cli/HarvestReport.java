package broadsheet.cli;

import broadsheet.catalog.HarvestPosition;
import broadsheet.catalog.Papers;
import broadsheet.source.FetchProgress;
import broadsheet.source.RecordFault;
import broadsheet.source.arxiv.HarvestProgress;
import broadsheet.source.arxiv.OaiRecord;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells how a harvest goes on: one passing line for a person, a line a page for a pipe. Nobody knows how much there is. */
final class HarvestReport implements HarvestProgress, FetchProgress, AutoCloseable {
    private final Screen out;
    private final Screen err;
    private final long began = System.nanoTime();

    HarvestReport(Broadsheet broadsheet) {
        this.out = broadsheet.out();
        this.err = broadsheet.err();
    }

    private double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    private void tell(String line) {
        if (err.isTerminal()) {
            err.pass(line);
        } else {
            err.tell(line);
        }
    }

    @Override
    public void stored(HarvestPosition position, Papers.Stored total) {
        stored(position.from().toString(), total);
    }

    @Override
    public void stored(String page, Papers.Stored total) {
        tell(String.format(
                Locale.ENGLISH,
                "at %s: %s stored, %,d of them new",
                page,
                Words.count(total.total(), "paper"),
                total.added()));
    }

    @Override
    public void broken(OaiRecord.Broken record) {
        broken(record.identifier(), record.reason());
    }

    @Override
    public void broken(String identifier, String reason) {
        err.tell((identifier.isEmpty() ? "a record without a name" : identifier) + ": " + reason);
    }

    @Override
    public void waiting(Duration duration, String why) {
        tell("waiting " + (duration.toSeconds() < 120 ? duration.toSeconds() + " s" : duration.toMinutes() + " min")
                + ": " + why);
    }

    /**
     * Tells what came of it.
     *
     * @param broken how many records were skipped, by what was wrong with them
     * @param problem why it did not come to its end; empty if it did
     * @return the exit code
     */
    int finish(Papers.Stored stored, Map<? extends RecordFault, Long> broken, Optional<String> problem) {
        clear();
        out.tell(String.format(
                Locale.ENGLISH,
                "%s stored in %.1f s: %,d new, %,d changed, %,d known already%s.",
                Words.count(stored.total(), "paper"),
                seconds(),
                stored.added(),
                stored.changed(),
                stored.unchanged(),
                skipped(broken)));
        problem.ifPresent(reason -> err.tell("The harvest did not come to its end: " + reason));
        return problem.isPresent() || !broken.isEmpty() ? ExitCode.PARTLY : ExitCode.OK;
    }

    private static String skipped(Map<? extends RecordFault, Long> broken) {
        if (broken.isEmpty()) {
            return "";
        }
        Map<String, Long> byKind = new TreeMap<>();
        broken.forEach((fault, count) -> byKind.put(fault.word(), count));
        long all = broken.values().stream().mapToLong(Long::longValue).sum();
        return "; " + Words.count(all, "broken record") + " skipped ("
                + byKind.entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue())
                        .collect(Collectors.joining(", "))
                + ")";
    }

    /** Takes the passing line away, if there is one. */
    void clear() {
        if (err.isTerminal()) {
            err.pass("");
        }
    }

    @Override
    public void close() {
        clear();
    }
}
