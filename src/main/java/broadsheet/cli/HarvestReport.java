package broadsheet.cli;

import broadsheet.catalog.HarvestPosition;
import broadsheet.catalog.Papers;
import broadsheet.source.arxiv.ArxivHarvest;
import broadsheet.source.arxiv.Fault;
import broadsheet.source.arxiv.HarvestProgress;
import broadsheet.source.arxiv.OaiRecord;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells how a harvest goes on: one passing line for a person, a line a page for a pipe. Nobody knows how much there is. */
final class HarvestReport implements HarvestProgress, AutoCloseable {
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
        tell(String.format(
                Locale.ENGLISH,
                "at %s: %s stored, %,d of them new",
                position.from(),
                Words.count(total.total(), "paper"),
                total.added()));
    }

    @Override
    public void broken(OaiRecord.Broken record) {
        String name = record.identifier().isEmpty() ? "a record without a name" : record.identifier();
        err.tell(name + ": " + record.reason());
    }

    @Override
    public void waiting(Duration duration, String why) {
        tell("waiting " + (duration.toSeconds() < 120 ? duration.toSeconds() + " s" : duration.toMinutes() + " min")
                + ": " + why);
    }

    void finish(ArxivHarvest.Report report) {
        close();
        Papers.Stored stored = report.stored();
        out.tell(String.format(
                Locale.ENGLISH,
                "%s stored in %.1f s: %,d new, %,d changed, %,d known already%s.",
                Words.count(stored.total(), "paper"),
                seconds(),
                stored.added(),
                stored.changed(),
                stored.unchanged(),
                skipped(report)));
        report.problem().ifPresent(problem -> err.tell("The harvest did not come to its end: " + problem));
    }

    private static String skipped(ArxivHarvest.Report report) {
        if (report.broken().isEmpty()) {
            return "";
        }
        Map<String, Long> byKind = new TreeMap<>();
        report.broken()
                .forEach((Fault fault, Long count) -> byKind.put(fault.name().toLowerCase(Locale.ROOT), count));
        return "; " + Words.count(report.brokenCount(), "broken record") + " skipped ("
                + byKind.entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue())
                        .collect(Collectors.joining(", "))
                + ")";
    }

    @Override
    public void close() {
        if (err.isTerminal()) {
            err.pass("");
        }
    }
}
