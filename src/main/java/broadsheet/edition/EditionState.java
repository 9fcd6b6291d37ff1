package broadsheet.edition;

import broadsheet.catalog.ImportRun;
import broadsheet.paper.PaperDate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

    /**
     * There is no paper, and arXiv's calendar or a look at arXiv tells why.
     *
     * @param because the reason
     */
    record Nothing(DayNews.None because) implements EditionState {}

    /** Nobody can tell: a source was never run to its end, or there is none. */
    record Unknown() implements EditionState {}

    /**
     * Tells the state of an edition that has papers. Only runs that came to their end tell anything: one that fails today takes nothing back
     * of what was read before.
     *
     * @param sources the sources it has papers from
     * @param runs the last run of each source that came to its end; others are left out
     */
    static EditionState of(Period period, Collection<String> sources, List<ImportRun> runs) {
        Instant end = period.end().atStartOfDay(ZoneOffset.UTC).toInstant();
        Set<Set<String>> readers =
                sources.stream().map(source -> readers(source, sources)).collect(Collectors.toSet());
        List<Instant> starts = readers.stream()
                .flatMap(names -> runs.stream()
                        .filter(run -> run.outcome() == ImportRun.Outcome.DONE)
                        .filter(run -> names.contains(run.source()))
                        .map(ImportRun::startedAt)
                        .max(Comparator.naturalOrder())
                        .stream())
                .sorted()
                .toList();
        if (starts.isEmpty() || starts.size() < readers.size()) {
            return new Unknown();
        }
        return starts.getFirst().isBefore(end) ? new Filling(starts.getFirst()) : new Closed(starts.getLast());
    }

    /**
     * The runs any of which tells that all of a source was read, by name. A day that follows from arXiv's rule is known
     * whole by a harvest alone; where papers are of arXiv's feed, its runs and harvests tell alike. A look-up of single
     * papers tells nothing of others.
     */
    private static Set<String> readers(String source, Collection<String> sources) {
        return switch (source) {
            case PaperDate.FROM_ARXIV, PaperDate.FROM_ARXIV_FEED, PaperDate.FROM_ARXIV_QUERY, PaperDate.FROM_RULE ->
                sources.contains(PaperDate.FROM_ARXIV_FEED)
                        ? Set.of(PaperDate.FROM_ARXIV, PaperDate.FROM_ARXIV_FEED)
                        : Set.of(PaperDate.FROM_ARXIV);
            default -> Set.of(source);
        };
    }
}
