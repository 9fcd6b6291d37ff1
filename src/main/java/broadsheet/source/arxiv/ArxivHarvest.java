package broadsheet.source.arxiv;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueException;
import broadsheet.catalog.HarvestPosition;
import broadsheet.catalog.Harvests;
import broadsheet.catalog.Papers;
import broadsheet.net.Answer;
import broadsheet.net.Pause;
import broadsheet.net.WebClient;
import broadsheet.net.WebRequest;
import broadsheet.paper.Paper;
import broadsheet.source.NotedRun;
import broadsheet.source.Patience;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** In a row, of one page; with the pauses between them about three hours. */
    private static final int TRIES = 24;

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
     * @param problem why it gave up; empty if it came to its end
     */
    public record Report(Papers.Stored stored, long deleted, Map<Fault, Long> broken, Optional<String> problem) {
        public Report {
            broken = Map.copyOf(broken);
        }

        /** How many records were skipped. */
        public long brokenCount() {
            return broken.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Goes on with a harvest that was broken off, otherwise reads what changed since the last one, an overlap included; the
     * first reads the days since yesterday.
     *
     * @param set of arXiv, such as {@code cs:cs:CL}; empty for everything
     * @throws CatalogueException if the catalogue cannot be written; what was told as stored is stored
     * @throws InterruptedException if the thread is interrupted
     */
    public Report follow(String set, HarvestProgress progress) throws InterruptedException {
        String name = nameOf(set);
        HarvestPosition start = harvests.position(name).orElseGet(() -> {
            LocalDate since = harvests.reached(name)
                    .map(reached -> day(reached).minusDays(settings.overlapDays()))
                    .orElseGet(() -> day(clock.instant()).minusDays(1));
            return HarvestPosition.since(since.isBefore(EARLIEST) ? EARLIEST : since);
        });
        return run(name, set, start, progress);
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
        return run(name, set, start, progress);
    }

    private static String nameOf(String set) {
        return set.isEmpty() ? SOURCE : SOURCE + " " + set;
    }

    private static LocalDate day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private Report run(String name, String set, HarvestPosition start, HarvestProgress progress)
            throws InterruptedException {
        NotedRun run = NotedRun.begin(catalogue, SOURCE);
        Tally tally = new Tally();
        try {
            Optional<String> problem = read(name, set, start, tally, progress);
            Report report = new Report(tally.stored, tally.deleted, tally.broken, problem);
            run.end(report.stored(), report.brokenCount(), problem.orElse(""));
            LOG.info(
                    "harvest source={} set={} new={} changed={} unchanged={} deleted={} failed={} in={}s",
                    SOURCE,
                    set.isEmpty() ? "all" : set,
                    report.stored().added(),
                    report.stored().changed(),
                    report.stored().unchanged(),
                    report.deleted(),
                    report.brokenCount(),
                    run.seconds());
            return report;
        } catch (RuntimeException e) {
            run.broke(tally.stored, tally.brokenCount(), e);
            throw e;
        }
    }

    /** What a harvest did so far. */
    private static final class Tally {
        private Papers.Stored stored = Papers.Stored.NONE;
        private long deleted;
        private final Map<Fault, Long> broken = new EnumMap<>(Fault.class);

        private long brokenCount() {
            return broken.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** The records of one page; counted only once the page is whole, as a torn one is asked for again. */
    private static final class PageRecords {
        private final List<Paper> papers = new ArrayList<>();
        private final List<OaiRecord.Broken> broken = new ArrayList<>();
        private long deleted;

        private void take(OaiRecord record) {
            switch (record) {
                case OaiRecord.Read read -> papers.add(read.paper());
                case OaiRecord.Broken one -> broken.add(one);
                case OaiRecord.Deleted _ -> deleted++;
            }
        }
    }

    private Optional<String> read(String name, String set, HarvestPosition start, Tally tally, HarvestProgress progress)
            throws InterruptedException {
        Optional<HarvestPosition> next = Optional.of(start);
        while (next.isPresent()) {
            Window window = new Window(name, set, next.get(), tally, progress);
            Optional<String> problem = window.read();
            if (problem.isPresent()) {
                return problem;
            }
            next = window.position.next();
        }
        return Optional.empty();
    }

    /** One window of days, page by page. */
    private final class Window {
        private final String name;
        private final String set;
        private final Tally tally;
        private final HarvestProgress progress;
        private HarvestPosition position;
        private final Patience patience;
        private @Nullable ResumptionToken token;

        Window(String name, String set, HarvestPosition start, Tally tally, HarvestProgress progress) {
            this.name = name;
            this.set = set;
            this.position = start;
            this.tally = tally;
            this.progress = progress;
            this.patience = new Patience(TRIES, clock, pause, progress::waiting);
        }

        /** Reads it to its end; says why it gave up, if it did. */
        Optional<String> read() throws InterruptedException {
            while (true) {
                PageRecords records = new PageRecords();
                Answer<OaiPage> answer = web.get(
                        WebRequest.ofOperator(address())
                                .every(settings.interval())
                                .within(DEADLINE)
                                .upTo(settings.pageLimit()),
                        body -> OaiReader.read(body, records::take));
                switch (answer) {
                    case Answer.Fetched<OaiPage> fetched -> {
                        switch (fetched.body()) {
                            case OaiPage.Last last -> {
                                end(last, records);
                                return Optional.empty();
                            }
                            case OaiPage.More more -> goOn(more, records);
                            case OaiPage.Refused refused -> {
                                if (!refused.code().equals("badResumptionToken") || !asksOtherwise()) {
                                    return Optional.of(
                                            "arXiv refuses the request: " + refused.code() + ", " + refused.message());
                                }
                            }
                            case OaiPage.Torn torn -> {
                                if (!patience.lasts("the answer breaks off: " + torn.reason())) {
                                    return gaveUp(torn.reason());
                                }
                            }
                        }
                    }
                    case Answer.NotModified<OaiPage> _ -> {
                        return Optional.of("arXiv answers that nothing is modified, which it was not asked");
                    }
                    case Answer.RateLimited<OaiPage> limited -> {
                        String silence = "arXiv asks to be left alone until " + limited.until();
                        if (!patience.lasts(silence, limited.until())) {
                            return gaveUp(silence);
                        }
                    }
                    case Answer.Failed<OaiPage> failed -> {
                        if (!failed.failure().mayPass() || !patience.lasts(failed.message())) {
                            return failed.failure().mayPass()
                                    ? gaveUp(failed.message())
                                    : Optional.of(failed.message());
                        }
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

        private Optional<String> gaveUp(String reason) {
            return Optional.of(patience.spent(reason) + ". The next harvest goes on from there.");
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

        private void goOn(OaiPage.More more, PageRecords records) {
            position = position.begunAt(more.responseDate());
            token = more.token();
            // A token of another form than arXiv's goes on as long as this process; a killed one begins the window
            // anew.
            more.token().checkpoint().ifPresent(checkpoint -> {
                LocalDate from = checkpoint.from();
                position = position.at(from == null ? position.from() : from, checkpoint.skip());
            });
            count(harvests.store(name, records.papers, position), records);
        }

        private void end(OaiPage.Last last, PageRecords records) {
            position = position.begunAt(last.responseDate());
            Optional<HarvestPosition> next = position.next();
            Papers.Stored stored = next.isPresent()
                    ? harvests.store(name, records.papers, next.get())
                    : harvests.finish(name, records.papers, position.until() == null ? position.begun() : null);
            count(stored, records);
        }

        private void count(Papers.Stored stored, PageRecords records) {
            patience.renew();
            tally.stored = tally.stored.plus(stored);
            tally.deleted += records.deleted;
            records.broken.forEach(broken -> {
                tally.broken.merge(broken.fault(), 1L, Long::sum);
                progress.broken(broken);
            });
            progress.stored(position, tally.stored);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
