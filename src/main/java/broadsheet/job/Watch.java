package broadsheet.job;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.ImportRun;
import broadsheet.catalog.SourceState;
import broadsheet.catalog.Warning;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises one warning when a source gave nothing usable for a day, and takes it back when it does again. The warning stands in
 * the catalogue, so that a restart does not repeat it. Thread-safe.
 */
final class Watch {
    /** Somewhat less than a day, so that the second of two nightly runs counts. */
    private static final Duration A_DAY = Duration.ofHours(20);

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Catalogue catalogue;
    private final InstantSource clock;

    Watch(Catalogue catalogue, InstantSource clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Looks at the runs of a source, the last of which came to a result. */
    void look(String source, Job.Result result) {
        switch (result) {
            case Job.Result.Done _ -> {
                if (catalogue.warnings().withdraw(source)) {
                    LOG.info("warning source={} is over", source);
                }
            }
            case Job.Result.NotYet _ -> {}
            case Job.Result.Missing(Instant since, String problem) -> raise(source, since, problem);
            case Job.Result.Garbage garbage ->
                raise(
                        source,
                        garbage.day().atStartOfDay(ZoneOffset.UTC).toInstant(),
                        source + " sends garbage since " + garbage.day() + ": " + garbage.problem()
                                + ". The day is read again several times a day for a week, and comes in once it is"
                                + " mended. If it stays so, see what is wrong with 'broadsheet stats --broken' and look"
                                + " for a newer Broadsheet: arXiv may have changed how it writes.");
            case Job.Result.Failed failed ->
                firstFailure(source)
                        .filter(this::isADayAgo)
                        .ifPresent(since -> raise(
                                source,
                                since,
                                source + " gives nothing since " + inWords(since) + ": "
                                        + failed.problem().replaceAll("\\.$", "")
                                        + ". It is asked again, and nothing is lost. If it stays so, check this"
                                        + " server's way out into the world, and the addresses in its configuration."));
        }
    }

    /** {@code 14 Nov 2026, 04:20 UTC}. */
    static String inWords(Instant moment) {
        return MOMENT.format(moment.atOffset(ZoneOffset.UTC));
    }

    private void raise(String source, Instant since, String message) {
        if (catalogue.warnings().raise(new Warning(source, since, message))) {
            LOG.warn("warning source={}: {}", source, message);
        }
    }

    /** The first run that failed since one went well. */
    private Optional<Instant> firstFailure(String source) {
        Instant good = catalogue.runs().states().stream()
                .filter(state -> state.last().source().equals(source))
                .map(SourceState::readUpTo)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Instant.EPOCH);
        return catalogue.runs().since(source, good).stream()
                .filter(run -> run.outcome() == ImportRun.Outcome.FAILED)
                .map(ImportRun::startedAt)
                .findFirst();
    }

    private boolean isADayAgo(Instant since) {
        return Duration.between(since, clock.instant()).compareTo(A_DAY) >= 0;
    }
}
