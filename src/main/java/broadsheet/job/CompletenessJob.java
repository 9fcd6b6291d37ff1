package broadsheet.job;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.Completeness;
import broadsheet.catalog.Followed;
import broadsheet.catalog.Harvests;
import broadsheet.catalog.Look;
import broadsheet.paper.PaperId;
import broadsheet.source.FetchProgress;
import broadsheet.source.arxiv.ArxivCalendar;
import broadsheet.source.arxiv.ArxivHarvest;
import broadsheet.source.arxiv.ArxivListing;
import broadsheet.source.arxiv.ArxivLookup;
import broadsheet.source.arxiv.ArxivSets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a day whether all that arXiv lists of what is followed is here: what its feeds announce today, and what changed
 * on the last day that was harvested whole. What is missing is asked for by its ids, today and each day for a week.
 */
public final class CompletenessJob implements Job {
    /** The name under which it is known when it last looked, and under which it warns. */
    public static final String SOURCE = "arxiv-check";

    /** More are not missing by chance; the harvest is to bring them, and ids are asked for fifty at a time. */
    static final int MOST_ASKED = 500;

    /** Somewhat less than a day, so that what the second of two daily looks still misses counts. */
    private static final Duration A_DAY = Duration.ofHours(20);

    private static final int NAMED = 5;

    private static final Logger LOG = LoggerFactory.getLogger(CompletenessJob.class);

    private final Daily timetable;
    private final Catalogue catalogue;
    private final ArxivCalendar calendar;
    private final ArxivListing listing;
    private final ArxivLookup lookup;
    private final InstantSource clock;

    /** The job. */
    public CompletenessJob(
            Daily timetable,
            Catalogue catalogue,
            ArxivCalendar calendar,
            ArxivListing listing,
            ArxivLookup lookup,
            InstantSource clock) {
        this.timetable = timetable;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.listing = listing;
        this.lookup = lookup;
        this.clock = clock;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    /** Not before the first harvest has come to its end: before it, all is missing. */
    @Override
    public boolean isDue(Instant now) {
        Harvests harvests = catalogue.harvests();
        return harvested(catalogue.following().list()).isPresent()
                && harvests.reached(SOURCE)
                        .map(reached -> reached.isBefore(timetable.latest(now)))
                        .orElse(true);
    }

    @Override
    public Instant next(Instant now) {
        return timetable.next(now);
    }

    /** Up to when all that is followed was harvested; nothing if some of it never was, or nothing is followed. */
    private Optional<Instant> harvested(List<Followed> followed) {
        List<Optional<Instant>> reached = followed.stream()
                .map(one -> catalogue.harvests().reached(ArxivHarvest.nameOf(ArxivSets.of(one.subject()))))
                .toList();
        return reached.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : reached.stream().flatMap(Optional::stream).min(Instant::compareTo);
    }

    /** A list of arXiv's, and what of it was not here. */
    private record Found(Look.Part part, LocalDate day, int listed, Set<PaperId> lacking) {}

    @Override
    public Result run() throws InterruptedException {
        Instant began = clock.instant();
        long beganNanos = System.nanoTime();
        List<Followed> followed = catalogue.following().list();
        List<Found> found = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Optional<Instant> harvested = harvested(followed);
        if (harvested.isPresent()) {
            LocalDate day = LocalDate.ofInstant(harvested.get(), ZoneOffset.UTC).minusDays(1);
            List<String> sets =
                    followed.stream().map(one -> ArxivSets.of(one.subject())).toList();
            take(Look.Part.CHANGED, day, listing.changed(sets, day), found, problems);
        }
        LocalDate today = ArxivCalendar.today(began);
        List<String> codes = AnnouncementsJob.codes(followed);
        if (problems.isEmpty() && areFeedsRead(codes, today)) {
            take(Look.Part.ANNOUNCED, today, listing.announced(codes, today), found, problems);
        }
        return end(began, beganNanos, found, problems);
    }

    private boolean areFeedsRead(List<String> codes, LocalDate day) {
        return calendar.announced(day).isPresent()
                && catalogue
                        .harvests()
                        .reached(AnnouncementsJob.nameOf(codes))
                        .filter(reached -> !reached.isBefore(ArxivCalendar.readable(day)))
                        .isPresent();
    }

    private void take(
            Look.Part part, LocalDate day, ArxivListing.Outcome outcome, List<Found> found, List<String> problems) {
        switch (outcome) {
            case ArxivListing.Outcome.Listed(Set<PaperId> papers) ->
                found.add(new Found(
                        part, day, papers.size(), catalogue.completeness().lacking(papers)));
            case ArxivListing.Outcome.NotThere _ -> {}
            case ArxivListing.Outcome.Unknown(String problem) -> problems.add(problem);
        }
    }

    private Result end(Instant began, long beganNanos, List<Found> found, List<String> problems)
            throws InterruptedException {
        Completeness completeness = catalogue.completeness();
        // The new ones first: those that were asked for in vain must not keep them from their turn.
        Set<PaperId> wanted = new LinkedHashSet<>();
        found.forEach(one -> wanted.addAll(one.lacking()));
        wanted.addAll(completeness.missing().keySet());
        Set<PaperId> asked = completeness.lacking(wanted).stream()
                .limit(MOST_ASKED)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!asked.isEmpty()) {
            lookup.find(asked, FetchProgress.NONE).problem().ifPresent(problems::add);
        }
        Set<PaperId> missing = completeness.lacking(wanted);
        List<Look> looks = found.stream().map(one -> look(one, asked, missing)).toList();
        completeness.note(looks, missing);
        LOG.info(
                "check source=arxiv lists={} listed={} held={} asked={} came={} missing={} in={}s",
                looks.size(),
                looks.stream().mapToInt(Look::listed).sum(),
                looks.stream().mapToInt(Look::held).sum(),
                asked.size(),
                asked.stream().filter(id -> !missing.contains(id)).count(),
                completeness.missing().size(),
                Duration.ofNanos(System.nanoTime() - beganNanos).toMillis() / 1000.0);
        if (!problems.isEmpty()) {
            return new Result.Failed(String.join(" ", problems));
        }
        catalogue.harvests().finish(SOURCE, List.of(), began);
        return result(began);
    }

    private Look look(Found found, Set<PaperId> asked, Set<PaperId> missing) {
        List<PaperId> askedOf = found.lacking().stream().filter(asked::contains).toList();
        int came = (int) askedOf.stream().filter(id -> !missing.contains(id)).count();
        return new Look(
                found.day(),
                found.part(),
                clock.instant(),
                found.listed(),
                found.listed() - found.lacking().size(),
                askedOf.size(),
                came);
    }

    /** What is missing since yesterday or longer is a matter for people. */
    private Result result(Instant now) {
        List<PaperId> papers = new ArrayList<>();
        Instant since = now;
        for (Map.Entry<PaperId, Instant> one :
                catalogue.completeness().missing().entrySet()) {
            if (Duration.between(one.getValue(), now).compareTo(A_DAY) >= 0) {
                papers.add(one.getKey());
                since = one.getValue().isBefore(since) ? one.getValue() : since;
            }
        }
        return papers.isEmpty() ? new Result.Done() : new Result.Missing(since, inWords(papers, since));
    }

    private static String inWords(List<PaperId> papers, Instant since) {
        String names = papers.stream().limit(NAMED).map(PaperId::text).collect(Collectors.joining(", "));
        return "Since " + Watch.inWords(since)
                + " arXiv lists papers that are not here and do not come when they are asked"
                + " for: " + names + (papers.size() > NAMED ? " and " + (papers.size() - NAMED) + " more" : "")
                + ". They are asked for each day for a week. If it stays so, see with 'broadsheet fetch ID' what arXiv says of"
                + " one, and with 'broadsheet stats --broken' whether they could not be read.";
    }
}
