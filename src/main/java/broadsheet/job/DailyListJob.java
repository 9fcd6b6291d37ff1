package broadsheet.job;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.Harvests;
import broadsheet.source.FetchProgress;
import broadsheet.source.huggingface.HuggingFaceHarvest;
import java.time.Instant;
import java.util.Optional;

/** Reads the daily list of the last days, once a day. */
public final class DailyListJob implements Job {
    private final Daily timetable;
    private final Harvests harvests;
    private final HuggingFaceHarvest harvest;

    /** The job. */
    public DailyListJob(Daily timetable, Catalogue catalogue, HuggingFaceHarvest harvest) {
        this.timetable = timetable;
        this.harvests = catalogue.harvests();
        this.harvest = harvest;
    }

    @Override
    public String source() {
        return HuggingFaceHarvest.SOURCE;
    }

    @Override
    public boolean isDue(Instant now) {
        return harvests.reached(HuggingFaceHarvest.SOURCE)
                .map(reached -> reached.isBefore(timetable.latest(now)))
                .orElse(true);
    }

    @Override
    public Instant next(Instant now) {
        return timetable.next(now);
    }

    @Override
    public Result run() throws InterruptedException {
        Optional<String> problem = harvest.follow(FetchProgress.NONE).problem();
        return problem.isPresent() ? new Result.Failed(problem.get()) : new Result.Done();
    }
}
