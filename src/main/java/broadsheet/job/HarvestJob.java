package broadsheet.job;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.Followed;
import broadsheet.catalog.Following;
import broadsheet.paper.Subject;
import broadsheet.source.arxiv.ArxivHarvest;
import broadsheet.source.arxiv.ArxivSets;
import broadsheet.source.arxiv.HarvestProgress;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Harvests nightly what changed in the subjects that are followed, and, once for each, the days before its first harvest, the
 * latest first, so that a newcomer has something to read at once.
 */
public final class HarvestJob implements Job {
    /** The first harvest itself begins with yesterday. */
    private static final int DAYS_OF_FIRST_HARVEST = 2;

    private final Daily timetable;
    private final Following following;
    private final ArxivHarvest harvest;
    private final InstantSource clock;
    private final int firstDays;

    private @Nullable Instant done;

    /**
     * The job.
     *
     * @param harvest in a quiet time of its own
     * @param firstDays how many days before the first harvest are read once, from 0
     */
    public HarvestJob(Daily timetable, Catalogue catalogue, ArxivHarvest harvest, InstantSource clock, int firstDays) {
        this.timetable = timetable;
        this.following = catalogue.following();
        this.harvest = harvest;
        this.clock = clock;
        this.firstDays = firstDays;
    }

    @Override
    public String source() {
        return ArxivHarvest.SOURCE;
    }

    @Override
    public boolean isDue(Instant now) {
        List<Followed> followed = following.list();
        return followed.isEmpty()
                || followed.stream().anyMatch(one -> !one.filled() || isDue(one.subject(), timetable.latest(now)));
    }

    private boolean isDue(Subject subject, Instant latest) {
        String set = ArxivSets.of(subject);
        Optional<Instant> reached = harvest.reached(set);
        if (reached.isEmpty() || harvest.isUnderWay(set)) {
            return true;
        }
        // Its clock may be behind ours.
        boolean doneSince = done != null && !done.isBefore(latest);
        return reached.get().isBefore(latest) && !doneSince;
    }

    @Override
    public Instant next(Instant now) {
        return timetable.next(now);
    }

    @Override
    public Result run() throws InterruptedException {
        Instant began = clock.instant();
        List<Followed> followed = following.orEverything();
        List<String> sets =
                followed.stream().map(one -> ArxivSets.of(one.subject())).toList();
        ArxivHarvest.Report report = harvest.follow(sets, HarvestProgress.NONE);
        Optional<String> problem = report.problem();
        if (problem.isPresent() && report.garbage().isPresent()) {
            return new Result.Garbage(report.garbage().get(), problem.get());
        }
        for (Followed one : followed) {
            if (problem.isEmpty() && !one.filled()) {
                problem = fill(one, LocalDate.ofInstant(began, ZoneOffset.UTC));
            }
        }
        if (problem.isPresent()) {
            return new Result.Failed(problem.get());
        }
        done = began;
        return new Result.Done();
    }

    private Optional<String> fill(Followed one, LocalDate today) throws InterruptedException {
        Followed.Days days = one.filling();
        if (days == null && firstDays >= DAYS_OF_FIRST_HARVEST) {
            days = new Followed.Days(today.minusDays(firstDays), today.minusDays(DAYS_OF_FIRST_HARVEST));
            following.fill(one.subject(), days);
        }
        Optional<String> problem = days == null
                ? Optional.empty()
                : harvest.backfill(ArxivSets.of(one.subject()), days.from(), days.until(), HarvestProgress.NONE)
                        .problem();
        if (problem.isEmpty()) {
            following.filled(one.subject());
        }
        return problem;
    }
}
