package broadsheet.edition;

import broadsheet.catalog.ImportRun;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/** Whether more papers may still come into an edition, as the last runs of its sources tell. */
public sealed interface EditionState {
    /**
     * More may come.
     *
     * @param asOf the latest moment at which every source had been read
     */
    record Filling(Instant asOf) implements EditionState {}

    /**
     * Every source was read after the edition's period had ended.
     *
     * @param since when the last of them was read
     */
    record Closed(Instant since) implements EditionState {}

    /** Nobody can tell: a source was never run to its end, or there is none. */
    record Unknown() implements EditionState {}

    /**
     * Tells the state of an edition.
     *
     * @param sources the sources it has papers from
     * @param runs the last run of each source known to the catalogue
     */
    static EditionState of(Period period, Collection<String> sources, List<ImportRun> runs) {
        Instant end = period.end().atStartOfDay(ZoneOffset.UTC).toInstant();
        List<ImportRun> last =
                runs.stream().filter(run -> sources.contains(run.source())).toList();
        boolean told = !sources.isEmpty()
                && last.size() == sources.size()
                && last.stream().allMatch(run -> run.outcome() == ImportRun.Outcome.DONE);
        if (!told) {
            return new Unknown();
        }
        List<Instant> starts = last.stream().map(ImportRun::startedAt).sorted().toList();
        return starts.getFirst().isBefore(end) ? new Filling(starts.getFirst()) : new Closed(starts.getLast());
    }
}
