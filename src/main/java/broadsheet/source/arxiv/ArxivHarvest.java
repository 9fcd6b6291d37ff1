package broadsheet.source.arxiv;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueException;
import broadsheet.catalog.HarvestPosition;
import broadsheet.catalog.Harvests;
import broadsheet.catalog.Papers;
import broadsheet.net.Pause;
import broadsheet.net.WebClient;
import broadsheet.net.WebRequest;
import broadsheet.paper.Paper;
import broadsheet.source.Asking;
import broadsheet.source.NotedRun;
import broadsheet.source.Patience;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Harvests arXiv's records of papers by OAI-PMH 2.0 in the form {@code arXivRaw}, page by page. The papers of a page and the
 * place after it are stored together, so that a harvest may be killed at any moment and goes on where it was. What a slow or
 * moody server does is waited out, for some hours at most; then the harvest gives up and the next one goes on.
 *
 * <p>Not thread-safe, and one harvest of a name at a time.
 */
public final class ArxivHarvest {
    /** The oldest day of change that arXiv knows; it refuses to be asked for an older one. */
    public static final LocalDate EARLIEST = LocalDate.of(2005, 9, 16);

    /** The name under which harvests are noted, beside those of imports. */
    public static final String SOURCE = "arxiv";

    /** The name under which harvests of older days are noted. */
    public static final String BACKFILL = "arxiv-backfill";

    /** In a row, of one page; with the pauses between them about three hours. */
    private static final int TRIES = 24;

    /** How long a day whose records could mostly not be read is read again each time, in the hope that it is mended. */
    private static final Period GARBAGE_KEPT_OPEN = Period.ofDays(7);

    /** arXiv's first byte may take a minute and a half when its caches are cold. */
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(ArxivHarvest.class);

    private final Catalogue catalogue;
    private final Harvests harvests;
    private final WebClient web;
    private final ArxivSettings settings;
    private final InstantSource clock;
    private final Pause pause;

    /**
     * A harvest into a catalogue.
     *
     * @param pause waits between tries; one that does not sleep must move {@code clock}
     */
    public ArxivHarvest(Catalogue catalogue, WebClient web, ArxivSettings settings, InstantSource clock, Pause pause) {
        this.catalogue = catalogue;
        this.harvests = catalogue.harvests();
        this.web = web;
        this.settings = settings;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * What a harvest did.
     *
     * @param stored what became of the papers
     * @param deleted how many records only said that arXiv no longer has the paper
     * @param broken how many records were skipped, by what was wrong with them
     * @param problem why it gave up, or what makes it worthless; empty if it came to its end
     * @param garbage the first day of the last week whose records could mostly not be read; the next harvest reads it again
     */
    public record Report(
            Papers.Stored stored,
            long deleted,
            Map<Fault, Long> broken,
            Optional<String> problem,
            Optional<LocalDate> garbage) {
        public Report {
            broken = Map.copyOf(broken);
        }

        /** How many records were skipped. */
        public long brokenCount() {
            return broken.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** One harvest of a name: where it begins, and what it is noted as. */
    private record Part(String name, String set, HarvestPosition start) {}

    /**
     * Goes on with a harvest that was broken off, otherwise reads what changed since the last one, an overlap included; the
     * first reads the days since yesterday.
     *
     * @param set of arXiv, such as {@code cs:cs:CL}; empty for everything
     * @throws CatalogueException if the catalogue cannot be written; what was told as stored is stored
     * @throws InterruptedException if the thread is interrupted
     */
    public Report follow(String set, HarvestProgress progress) throws InterruptedException {
        return follow(List.of(set), progress);
    }

    /**
     * Follows several sets as {@link #follow(String, HarvestProgress)} does one, after each other and as one run. Where one
     * of them gives up, those after it are left to the next run.
     *
     * @param sets at least one
     */
    public Report follow(List<String> sets, HarvestProgress progress) throws InterruptedException {
        List<Part> parts = new ArrayList<>();
        for (String set : sets) {
            String name = nameOf(set);
            parts.add(new Part(name, set, harvests.position(name).orElseGet(() -> sinceTheLast(name))));
        }
        return run(SOURCE, parts, progress);
    }

    private HarvestPosition sinceTheLast(String name) {
        LocalDate since = harvests.reached(name)
                .map(reached -> day(reached).minusDays(settings.overlapDays()))
                .orElseGet(() -> day(clock.instant()).minusDays(1));
        return HarvestPosition.since(since.isBefore(EARLIEST) ? EARLIEST : since);
    }

    /** Up to which moment, by arXiv's clock, all of a set was read; nothing if it never was. */
    public Optional<Instant> reached(String set) {
        return harvests.reached(nameOf(set));
    }

    /** Whether a harvest of what changed in a set was broken off. */
    public boolean isUnderWay(String set) {
        return harvests.position(nameOf(set)).isPresent();
    }

    /**
     * Reads all papers that last changed between two days, both included, a day at a time and the latest day first. Goes on
     * with a harvest of the same days that was broken off.
     *
     * @param set of arXiv, such as {@code cs:cs:CL}; empty for everything
     * @throws IllegalArgumentException if {@code from} is after {@code until}
     * @throws CatalogueException if the catalogue cannot be written; what was told as stored is stored
     * @throws InterruptedException if the thread is interrupted
     */
    public Report backfill(String set, LocalDate from, LocalDate until, HarvestProgress progress)
            throws InterruptedException {
        if (from.isAfter(until)) {
            throw new IllegalArgumentException("from " + from + " is after until " + until);
        }
        LocalDate oldest = from.isBefore(EARLIEST) ? EARLIEST : from;
        String name = nameOf(set) + " " + oldest + ".." + until;
        HarvestPosition start = harvests.position(name).orElseGet(() -> HarvestPosition.backwards(until, oldest));
        // Older days alone say nothing of how fresh the catalogue is.
        String source = until.isBefore(day(clock.instant())) ? BACKFILL : SOURCE;
        return run(source, List.of(new Part(name, set, start)), progress);
    }

    /** The name of what follows a set, under which it is known how far that has come. */
    public static String nameOf(String set) {
        return set.isEmpty() ? SOURCE : SOURCE + " " + set;
    }

    private static LocalDate day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private Report run(String source, List<Part> parts, HarvestProgress progress) throws InterruptedException {
        NotedRun run = NotedRun.begin(catalogue, source);
        HarvestTally tally = new HarvestTally();
        try {
            Optional<String> problem = Optional.empty();
            for (int i = 0; i < parts.size() && problem.isEmpty(); i++) {
                problem = read(parts.get(i), tally, progress);
            }
            Optional<LocalDate> garbage =
                    tally.garbageSince(day(clock.instant()).minus(GARBAGE_KEPT_OPEN));
            if (problem.isEmpty()) {
                problem = garbage.map(tally::garbageOf);
            }
            Report report = tally.report(problem, garbage);
            run.end(report.stored(), report.brokenCount(), problem.orElse(""));
            LOG.info(
                    "harvest source={} set={} new={} changed={} unchanged={} deleted={} failed={} in={}s",
                    source,
                    parts.stream()
                            .map(part -> part.set().isEmpty() ? "all" : part.set())
                            .collect(Collectors.joining(",")),
                    report.stored().added(),
                    report.stored().changed(),
                    report.stored().unchanged(),
                    report.deleted(),
                    report.brokenCount(),
                    run.seconds());
            return report;
        } catch (RuntimeException e) {
            run.broke(tally.stored(), tally.brokenCount(), e);
            throw e;
        }
    }

    private Optional<String> read(Part part, HarvestTally tally, HarvestProgress progress) throws InterruptedException {
        Optional<HarvestPosition> next = Optional.of(part.start());
        while (next.isPresent()) {
            Window window = new Window(part.name(), part.set(), next.get(), tally, progress);
            Optional<String> problem = window.read();
            if (problem.isPresent()) {
                return problem;
            }
            next = window.position.next();
        }
        return Optional.empty();
    }

    /** A page as it came, with the records that were in it. */
    private record Told(OaiPage page, HarvestTally.Page records) {
        static Told read(InputStream body) {
            HarvestTally.Page records = new HarvestTally.Page();
            return new Told(OaiReader.read(body, records::take), records);
        }

        Optional<String> flaw() {
            return page instanceof OaiPage.Torn torn
                    ? Optional.of("the answer breaks off: " + torn.reason())
                    : Optional.empty();
        }
    }

    /** One window of days, page by page. */
    private final class Window {
        private final String name;
        private final String set;
        private final HarvestTally tally;
        private final HarvestProgress progress;
        private HarvestPosition position;
        private final Asking asking;
        private @Nullable ResumptionToken token;

        Window(String name, String set, HarvestPosition start, HarvestTally tally, HarvestProgress progress) {
            this.name = name;
            this.set = set;
            this.position = start;
            this.tally = tally;
            this.progress = progress;
            Pause outsideOfQuiet = settings.quiet().after(pause, clock);
            this.asking = new Asking(web, "arXiv", new Patience(TRIES, clock, outsideOfQuiet, progress::waiting));
        }

        /** Reads it to its end; says why it gave up, if it did. */
        Optional<String> read() throws InterruptedException {
            while (true) {
                settings.quiet().waitOut(clock, pause, progress::waiting);
                WebRequest request = WebRequest.ofOperator(address())
                        .every(settings.interval())
                        .within(DEADLINE)
                        .upTo(settings.pageLimit());
                switch (asking.ask(request, Told::read, Told::flaw)) {
                    case Asking.Outcome.Got<Told>(Told told, var _) -> {
                        switch (told.page()) {
                            case OaiPage.Last last -> {
                                end(last, told.records());
                                return Optional.empty();
                            }
                            case OaiPage.More more -> goOn(more, told.records());
                            case OaiPage.Refused refused -> {
                                if (!refused.code().equals("badResumptionToken") || !asksOtherwise()) {
                                    return Optional.of(
                                            "arXiv refuses the request: " + refused.code() + ", " + refused.message());
                                }
                            }
                            case OaiPage.Torn torn -> throw new IllegalStateException("a torn page was taken: " + torn);
                        }
                    }
                    case Asking.Outcome.NotModified<Told> _ -> {
                        return Optional.of("arXiv answers that nothing is modified, which it was not asked");
                    }
                    case Asking.Outcome.Refused<Told>(int _, String message) -> {
                        return Optional.of(message);
                    }
                    case Asking.Outcome.GaveUp<Told>(String problem) -> {
                        return Optional.of(problem + ". The next harvest goes on from there.");
                    }
                }
            }
        }

        /**
         * A token expired: the place it stood for is known, and a token of our own making may serve; if not, the day is read
         * from its beginning. False if neither helped.
         */
        private boolean asksOtherwise() {
            if (token != null) {
                token = null;
                return true;
            }
            boolean inMidDay = position.skip() > 0;
            position = position.at(position.from(), 0);
            return inMidDay;
        }

        private URI address() {
            String query = token != null ? "&resumptionToken=" + encoded(token.text()) : rebuilt();
            return URI.create(settings.baseUrl() + "?verb=ListRecords" + query);
        }

        /** A token that arXiv would have given, or the first request of a window. */
        private String rebuilt() {
            LocalDate until = position.until();
            String days = "from=" + position.from() + (until == null ? "" : "&until=" + until);
            String inSet = set.isEmpty() ? "" : "&set=" + encoded(set);
            if (position.skip() == 0) {
                return "&metadataPrefix=arXivRaw&" + days + inSet;
            }
            String state = "verb=ListRecords&metadataPrefix=arXivRaw&" + days + inSet + "&skip=" + position.skip();
            return "&resumptionToken=" + encoded(encoded(state));
        }

        private void goOn(OaiPage.More more, HarvestTally.Page records) {
            position = position.begunAt(more.responseDate());
            token = more.token();
            // A token of another form than arXiv's goes on as long as this process; a killed one begins the window
            // anew.
            more.token().checkpoint().ifPresent(checkpoint -> {
                LocalDate from = checkpoint.from();
                position = position.at(from == null ? position.from() : from, checkpoint.skip());
            });
            count(records);
            tell(harvests.store(name, papers(records), position));
        }

        private void end(OaiPage.Last last, HarvestTally.Page records) {
            position = position.begunAt(last.responseDate());
            count(records);
            Optional<HarvestPosition> next = position.next();
            tell(
                    next.isPresent()
                            ? harvests.store(name, papers(records), next.get())
                            : harvests.finish(name, papers(records), position.until() == null ? reached() : null));
        }

        /** Up to when all is read now: not beyond a day that was garbage, so that the next harvest reads it again. */
        private @Nullable Instant reached() {
            Instant begun = position.begun();
            return tally.garbageSince(day(clock.instant()).minus(GARBAGE_KEPT_OPEN))
                    .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                    .filter(start -> begun != null && start.isBefore(begun))
                    .orElse(begun);
        }

        private static List<Paper> papers(HarvestTally.Page records) {
            return records.read().stream().map(OaiRecord.Read::paper).toList();
        }

        private void count(HarvestTally.Page records) {
            tally.count(records);
            List<OaiRecord.Broken> broken = records.broken();
            broken.forEach(progress::broken);
            catalogue
                    .brokenRecords()
                    .note(SOURCE, broken.stream().map(OaiRecord.Broken::met).toList());
        }

        private void tell(Papers.Stored stored) {
            tally.store(stored);
            progress.stored(position, tally.stored());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
