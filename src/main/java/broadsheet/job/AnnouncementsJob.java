package broadsheet.job;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.Followed;
import broadsheet.catalog.Following;
import broadsheet.catalog.Harvests;
import broadsheet.paper.Subject;
import broadsheet.source.FetchProgress;
import broadsheet.source.arxiv.ArxivAnnouncements;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/** Reads what arXiv announced in the subjects that are followed, once for each day that has announcements. */
public final class AnnouncementsJob implements Job {
    /** How long after feeds that are still yesterday's they are asked for again. */
    private static final Duration A_WHILE = Duration.ofMinutes(30);

    private final Daily timetable;
    private final Following following;
    private final Harvests harvests;
    private final ArxivAnnouncements announcements;
    private final InstantSource clock;

    /** The job. */
    public AnnouncementsJob(
            Daily timetable, Catalogue catalogue, ArxivAnnouncements announcements, InstantSource clock) {
        this.timetable = timetable;
        this.following = catalogue.following();
        this.harvests = catalogue.harvests();
        this.announcements = announcements;
        this.clock = clock;
    }

    @Override
    public String source() {
        return ArxivAnnouncements.SOURCE;
    }

    @Override
    public boolean isDue(Instant now) {
        return harvests.reached(nameOf(codes()))
                .map(reached -> reached.isBefore(timetable.latest(now)))
                .orElse(true);
    }

    @Override
    public Instant next(Instant now) {
        return timetable.next(now);
    }

    @Override
    public Result run() throws InterruptedException {
        Instant began = clock.instant();
        List<String> codes = codes();
        ArxivAnnouncements.Report report = announcements.read(codes, FetchProgress.NONE);
        if (!report.problems().isEmpty()) {
            return new Result.Failed(String.join(" ", report.problems()));
        }
        if (report.feeds() == 0 && report.notModified() > 0) {
            return new Result.NotYet(A_WHILE);
        }
        harvests.finish(nameOf(codes), List.of(), began);
        return new Result.Done();
    }

    private List<String> codes() {
        return codes(following.list());
    }

    /** The codes of what is followed; none for everything. */
    static List<String> codes(List<Followed> followed) {
        return followed.stream()
                .map(Followed::subject)
                .filter(subject -> !subject.isEverything())
                .map(Subject::code)
                .toList();
    }

    /** Another choice has feeds of its own, which were not read yet. */
    static String nameOf(List<String> codes) {
        return codes.stream().collect(Collectors.joining("+", ArxivAnnouncements.SOURCE + " ", ""));
    }
}
