package broadsheet.source.arxiv;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueException;
import broadsheet.catalog.Harvests;
import broadsheet.catalog.Papers;
import broadsheet.net.Pause;
import broadsheet.net.Validators;
import broadsheet.net.WebClient;
import broadsheet.net.WebRequest;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.source.Asking;
import broadsheet.source.FetchProgress;
import broadsheet.source.NotedRun;
import broadsheet.source.Patience;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what arXiv announces today from its feeds: what is new, what is shown to another field, what was replaced. Each feed
 * is stored whole or not at all, and asked for again only if it changed since, by the state that the catalogue keeps of it.
 *
 * <p>Not thread-safe.
 */
public final class ArxivAnnouncements {
    /** The name under which its runs are noted and its papers known. */
    public static final String SOURCE = PaperDate.FROM_ARXIV_FEED;

    /** In a row, of one feed; with the pauses between them about forty minutes, as the next reading is soon. */
    private static final int TRIES = 11;

    private static final Logger LOG = LoggerFactory.getLogger(ArxivAnnouncements.class);

    private final Catalogue catalogue;
    private final Harvests harvests;
    private final WebClient web;
    private final ArxivAddress address;
    private final InstantSource clock;
    private final Pause pause;
    private final int longest;

    /**
     * A reader of feeds into a catalogue.
     *
     * @param address {@link ArxivAddress#ofFeeds}
     * @param pause waits between tries; one that does not sleep must move {@code clock}
     */
    public ArxivAnnouncements(
            Catalogue catalogue, WebClient web, ArxivAddress address, InstantSource clock, Pause pause) {
        this(catalogue, web, address, clock, pause, ArxivFeed.LONGEST);
    }

    /** @param longest with so many records a feed is full, and has left others out */
    ArxivAnnouncements(
            Catalogue catalogue, WebClient web, ArxivAddress address, InstantSource clock, Pause pause, int longest) {
        this.catalogue = catalogue;
        this.harvests = catalogue.harvests();
        this.web = web;
        this.address = address;
        this.clock = clock;
        this.pause = pause;
        this.longest = longest;
    }

    /**
     * What was read.
     *
     * @param stored what became of the papers
     * @param broken how many records were skipped, by what was wrong with them
     * @param feeds how many feeds were stored
     * @param notModified how many were as they had been
     * @param problems why others were not read; empty if all were
     */
    public record Report(
            Papers.Stored stored, Map<Fault, Long> broken, int feeds, int notModified, List<String> problems) {
        public Report {
            broken = Map.copyOf(broken);
            problems = List.copyOf(problems);
        }

        /** How many records were skipped. */
        public long brokenCount() {
            return broken.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Reads the feeds of some categories, one after the other. One that arXiv does not know harms no other; once arXiv does
     * not answer, the rest is not asked for.
     *
     * @param codes of categories or archives, such as {@code cs.CL} or {@code hep-th}; none for all of arXiv
     * @throws CatalogueException if the catalogue cannot be written; what was told as stored is stored
     * @throws InterruptedException if the thread is interrupted
     */
    public Report read(Collection<String> codes, FetchProgress progress) throws InterruptedException {
        NotedRun run = NotedRun.begin(catalogue, SOURCE);
        Reading reading = new Reading(progress);
        try {
            reading.run(ArxivFeed.of(codes));
            Report report = reading.report();
            run.end(report.stored(), report.brokenCount(), String.join(" ", report.problems()));
            LOG.info(
                    "harvest source={} feeds={} unmodified={} new={} changed={} unchanged={} failed={} in={}s",
                    SOURCE,
                    report.feeds(),
                    report.notModified(),
                    report.stored().added(),
                    report.stored().changed(),
                    report.stored().unchanged(),
                    report.brokenCount(),
                    run.seconds());
            return report;
        } catch (RuntimeException e) {
            Report report = reading.report();
            run.broke(report.stored(), report.brokenCount(), e);
            throw e;
        }
    }

    /** A feed as it came. */
    private record Page(ArxivRss.Outcome outcome, List<Paper> papers, List<ArxivRecord.Broken> broken) {
        static Page read(InputStream body) {
            List<Paper> papers = new ArrayList<>();
            List<ArxivRecord.Broken> broken = new ArrayList<>();
            ArxivRss.Outcome outcome = ArxivRss.read(body, record -> {
                switch (record) {
                    case ArxivRecord.Read read -> papers.add(read.paper());
                    case ArxivRecord.Broken one -> broken.add(one);
                }
            });
            return new Page(outcome, papers, broken);
        }

        Optional<String> flaw() {
            return outcome instanceof ArxivRss.Outcome.Torn torn
                    ? Optional.of("the feed breaks off: " + torn.reason())
                    : Optional.empty();
        }

        int records() {
            return papers.size() + broken.size();
        }
    }

    /** One reading of some feeds, and what it did so far. */
    private final class Reading {
        private final FetchProgress progress;
        private final Asking asking;
        private final Deque<ArxivFeed> open = new ArrayDeque<>();
        private final Map<Fault, Long> broken = new EnumMap<>(Fault.class);
        private final List<String> problems = new ArrayList<>();
        private Papers.Stored stored = Papers.Stored.NONE;
        private int feeds;
        private int notModified;

        Reading(FetchProgress progress) {
            this.progress = progress;
            this.asking = new Asking(web, "arXiv", new Patience(TRIES, clock, pause, progress));
        }

        Report report() {
            return new Report(stored, broken, feeds, notModified, problems);
        }

        void run(List<ArxivFeed> asked) throws InterruptedException {
            open.addAll(asked);
            while (!open.isEmpty()) {
                ArxivFeed feed = open.removeFirst();
                WebRequest request = address.request(feed.path());
                String name = request.uri().toString();
                Asking.Outcome<Page> outcome =
                        asking.ask(request.newerThan(harvests.state(name)), Page::read, Page::flaw);
                switch (outcome) {
                    case Asking.Outcome.Got<Page>(Page page, Validators state) -> take(feed, name, page, state);
                    case Asking.Outcome.NotModified<Page> _ -> notModified++;
                    case Asking.Outcome.Refused<Page>(int status, String message) -> {
                        // So arXiv answers where it does not know a category; all else is about the address.
                        if (status == 400) {
                            refused(feed, "it answers with status 400, so this is no category or archive.");
                        } else {
                            problems.add("The feed " + feed.name() + " was not read: " + message);
                            open.clear();
                        }
                    }
                    case Asking.Outcome.GaveUp<Page> gaveUp -> {
                        problems.add("The feed " + feed.name() + " was not read: " + gaveUp.problem());
                        open.clear();
                    }
                }
            }
        }

        private void take(ArxivFeed feed, String name, Page page, Validators state) {
            switch (page.outcome()) {
                case ArxivRss.Outcome.Announced _, ArxivRss.Outcome.Empty _ -> {
                    List<ArxivFeed> halves = page.records() >= longest ? feed.halves() : List.of();
                    // The state of a full feed is not kept: as long as it stands, its halves are to be asked for.
                    count(feed, page, harvests.store(name, page.papers(), halves.isEmpty() ? state : Validators.NONE));
                    halves.reversed().forEach(open::addFirst);
                }
                case ArxivRss.Outcome.Refused(String message) -> refused(feed, message);
                case ArxivRss.Outcome.Torn torn -> throw new IllegalStateException("a torn feed was taken: " + torn);
            }
        }

        private void count(ArxivFeed feed, Page page, Papers.Stored now) {
            feeds++;
            stored = stored.plus(now);
            for (ArxivRecord.Broken one : page.broken()) {
                broken.merge(one.fault(), 1L, Long::sum);
                progress.broken(one.identifier(), one.reason());
            }
            catalogue
                    .brokenRecords()
                    .note(
                            SOURCE,
                            page.broken().stream().map(ArxivRecord.Broken::met).toList());
            progress.stored(feed.name(), stored);
        }

        /** Of several categories one may be unknown; the others are asked for without it. */
        private void refused(ArxivFeed feed, String words) {
            if (feed.codes().size() > 1) {
                feed.halves().reversed().forEach(open::addFirst);
            } else {
                problems.add("arXiv has no feed " + feed.name() + ": " + words);
            }
        }
    }
}
